using System.Collections.Immutable;
using Fal.Build.Core.Binding;
using Fal.Build.Core.Catalog;
using Fal.Build.Core.Configuration;

namespace Fal.Build.Core.Coverage;

/// <summary>Counts coverage from what was bound: an endpoint counts once, in its own category, if it has an entry and the catalogue lists it.</summary>
internal static class CoverageCounter
{
    private static readonly decimal[] Marks = [25, 50, 100];

    public static CoverageReport Count(
        string project, string generator, ModelCatalog catalog, IReadOnlyCollection<(SelectedEndpoint Endpoint, NodeSpec Node)> generated)
    {
        var configured = generated.Where(item => item.Endpoint.Config is not null).DistinctBy(item => item.Endpoint.Id).ToList();
        var covered = configured.Where(item => catalog.Find(item.Endpoint.Id) is not null).ToList();
        var coveredIds = covered.Select(item => item.Endpoint.Id).ToHashSet(StringComparer.Ordinal);
        var total = new CoverageCount(covered.Count, catalog.Models.Length);
        return new CoverageReport
        {
            Project = project,
            Generator = generator,
            CatalogSha256 = catalog.Sha256,
            Total = total,
            Categories = [.. catalog.Models
                .GroupBy(model => model.Category, StringComparer.Ordinal)
                .Select(group => new CategoryCoverage(
                    group.Key,
                    group.Key.Replace('-', '_'),
                    new(group.Count(model => coveredIds.Contains(model.Id)), group.Count()),
                    catalog.Priorities.GetValueOrDefault(group.Key)))
                .OrderByDescending(category => category.Count.Percent)
                .ThenBy(category => category.Category, StringComparer.Ordinal)],
            Quality = CountQuality(covered),
            Orphans = [.. configured.Select(item => item.Endpoint.Id).Where(id => !coveredIds.Contains(id)).Order(StringComparer.Ordinal)],
            CoveredIds = [.. coveredIds.Order(StringComparer.Ordinal)],
            Milestones = [.. Marks.Select(mark => new CoverageMilestone(mark, (int)decimal.Ceiling(mark * total.Models / 100m), total.MissingTo(mark)))],
        };
    }

    private static CoverageQuality CountQuality(List<(SelectedEndpoint Endpoint, NodeSpec Node)> covered) => new(
        Docstrings: covered.Count(item => item.Endpoint.Config!.Docstring is { } docstring && ConfigRules.WhyNotDocstring(docstring.Value) is null),
        Tags: covered.Count(item => item.Endpoint.Config!.Tags is { } tags && ConfigRules.WhyNotTags(tags) is null),
        UseCases: covered.Count(item => item.Endpoint.Config!.UseCases is { } useCases && ConfigRules.AreFiveUseCases(useCases)),
        BasicFields: covered.Count(item => item.Endpoint.Config!.BasicFields is { } fields && fields.Items.Length == item.Node.BasicFields.Length),
        Schemas: covered.Count,
        Generated: covered.Count);
}
