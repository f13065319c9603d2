using System.Collections.Immutable;
using Fal.Build.Core.Binding;
using Fal.Build.Core.Catalog;
using Fal.Build.Core.Configuration;

namespace Fal.Build.Core.Coverage;

/// <summary>Counts coverage from what was bound: an endpoint counts once, in its own category, if it has an entry and the catalogue lists it.</summary>
internal static class CoverageCounter
{
    private static readonly decimal[] Marks = [25, 50, 100];

    /// <summary>What a project has to count.</summary>
    /// <param name="project">Its name.</param>
    /// <param name="catalog">The models that exist.</param>
    /// <param name="generated">Endpoints that were generated, each once.</param>
    /// <param name="hasSchema">Whether an endpoint, by its id, has a schema.</param>
    /// <param name="link">Where an endpoint's class is, as a report links to it; null for no link.</param>
    public static CoverageTally Tally(
        string project,
        ModelCatalog catalog,
        IReadOnlyCollection<GeneratedEndpoint> generated,
        Predicate<string> hasSchema,
        Func<EndpointSummary, string?> link)
    {
        var listed = generated.Where(item => catalog.Find(item.Endpoint.Id) is not null).ToList();
        var configured = listed.Where(item => item.Endpoint.Config is not null).ToList();
        return new(
            [project],
            ById(configured),
            ById(listed.Where(item => item.Endpoint.Config is null)),
            generated.Where(item => item.Endpoint.Config is not null && catalog.Find(item.Endpoint.Id) is null)
                .Select(item => item.Endpoint.Id).ToImmutableSortedSet(StringComparer.Ordinal),
            CountQuality(configured, hasSchema));

        ImmutableSortedDictionary<string, ReportedEndpoint> ById(IEnumerable<GeneratedEndpoint> endpoints) =>
            endpoints.ToImmutableSortedDictionary(
                item => item.Endpoint.Id,
                item => new ReportedEndpoint(item.Endpoint.Id, $"{item.Summary.Module}.{item.Summary.ClassName}", link(item.Summary)),
                StringComparer.Ordinal);
    }

    /// <summary>A tally held against the catalogue.</summary>
    /// <param name="project">The project that reports.</param>
    /// <param name="generator">Name and version of the generator.</param>
    /// <param name="catalog">The models that exist.</param>
    /// <param name="tally">What was found to count.</param>
    /// <param name="next">Models to configure next, the best first.</param>
    public static CoverageReport Report(string project, string generator, ModelCatalog catalog, CoverageTally tally, ImmutableArray<NextModel> next)
    {
        var total = new CoverageCount(tally.Configured.Count, catalog.Models.Length);
        return new CoverageReport
        {
            Project = project,
            Projects = [.. tally.Projects],
            Generator = generator,
            CatalogSha256 = catalog.Sha256,
            Total = total,
            Categories = [.. catalog.Models
                .GroupBy(model => model.Category, StringComparer.Ordinal)
                .Select(group => new CategoryCoverage(
                    group.Key,
                    group.Key.Replace('-', '_'),
                    new(group.Count(model => tally.Configured.ContainsKey(model.Id)), group.Count()),
                    catalog.Priorities.GetValueOrDefault(group.Key)))
                .OrderByDescending(category => category.Count.Percent)
                .ThenBy(category => category.Category, StringComparer.Ordinal)],
            Quality = tally.Quality,
            Orphans = [.. tally.Orphans],
            Endpoints = [.. tally.Configured.Values],
            WithoutConfig = [.. tally.WithoutConfig.Values],
            Milestones = [.. Marks.Select(mark => Milestone(mark, total, next))],
            Next = next,
        };
    }

    private static CoverageMilestone Milestone(decimal mark, CoverageCount total, ImmutableArray<NextModel> next)
    {
        var missing = total.MissingTo(mark);
        return new(
            mark,
            (int)decimal.Ceiling(mark * total.Models / 100m),
            missing,
            [.. next.Take(missing)
                .GroupBy(model => (model.Category, model.Priority))
                .Select(group => new MilestoneCategory(group.Key.Category, group.Key.Priority, group.Count()))]);
    }

    private static CoverageQuality CountQuality(List<GeneratedEndpoint> configured, Predicate<string> hasSchema) => new(
        Entries: configured.Count,
        Docstrings: configured.Count(item => item.Endpoint.Config!.Docstring is { } docstring && ConfigRules.WhyNotDocstring(docstring.Value) is null),
        Tags: configured.Count(item => item.Endpoint.Config!.Tags is { } tags && ConfigRules.WhyNotTags(tags) is null),
        UseCases: configured.Count(item => item.Endpoint.Config!.UseCases is { } useCases && ConfigRules.AreFiveUseCases(useCases)),
        BasicFields: configured.Count(item => item.Endpoint.Config!.BasicFields is { } fields && fields.Items.Length == item.Summary.BasicFields),
        Schemas: configured.Count(item => hasSchema(item.Endpoint.Id)),
        Generated: configured.Count);
}
