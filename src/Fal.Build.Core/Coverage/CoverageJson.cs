using System.Collections.Immutable;
using System.Globalization;
using Newtonsoft.Json;

namespace Fal.Build.Core.Coverage;

/// <summary>
/// The report for machines, <c>coverage.json</c>. docs/coverage-report.md and build/fal-coverage.schema.json document its members;
/// reports of one schema version only ever gain some.
/// </summary>
internal static class CoverageJson
{
    public const int SchemaVersion = 1;

    /// <summary>How many of the models to add next are listed; all of them would be most of the catalogue.</summary>
    public const int NextModels = 20;

    public static string Write(CoverageReport report)
    {
        var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        using (var writer = new JsonTextWriter(text) { Formatting = Formatting.Indented })
        {
            var serializer = JsonSerializer.CreateDefault();
            serializer.Serialize(writer, new
            {
                schemaVersion = SchemaVersion,
                project = report.Project,
                projects = report.Projects,
                generator = report.Generator,
                catalogSha256 = report.CatalogSha256,
                total = new { configured = report.Total.Configured, models = report.Total.Models, percent = report.Total.Percent },
                categoriesCovered = report.Categories.Count(category => category.Count.Configured > 0),
                categories = report.Categories.Select(category => new
                {
                    category = category.Category,
                    module = category.Module,
                    configured = category.Count.Configured,
                    models = category.Count.Models,
                    percent = category.Count.Percent,
                    status = category.Status,
                    priority = category.Priority,
                }),
                quality = new
                {
                    entries = report.Quality.Entries,
                    docstrings = report.Quality.Docstrings,
                    tags = report.Quality.Tags,
                    useCases = report.Quality.UseCases,
                    basicFields = report.Quality.BasicFields,
                    schemas = report.Quality.Schemas,
                    generated = report.Quality.Generated,
                },
                orphans = report.Orphans,
                baseline = report.Baseline is { } baseline
                    ? new { configured = baseline.Configured, models = baseline.Models, gained = baseline.Gained, lost = baseline.Lost }
                    : null,
                gates = report.Gates.Select(gate => new { kind = gate.Kind, required = gate.Required, actual = gate.Actual, missing = gate.Missing, passed = gate.Passed }),
                milestones = report.Milestones.Select(milestone => new
                {
                    percent = milestone.Percent,
                    models = milestone.Models,
                    missing = milestone.Missing,
                    categories = milestone.Categories.Select(category => new { category = category.Category, models = category.Models }),
                }),
                next = report.Next.Take(NextModels).Select(model => new { id = model.Id, category = model.Category, reason = model.Reason }),
                endpoints = Endpoints(report.Endpoints),
                withoutConfig = Endpoints(report.WithoutConfig),
            });
        }

        return text + "\n";

        static IEnumerable<object> Endpoints(ImmutableArray<ReportedEndpoint> endpoints) =>
            endpoints.Select(endpoint => new { id = endpoint.Id, @class = endpoint.Class, file = endpoint.File });
    }
}
