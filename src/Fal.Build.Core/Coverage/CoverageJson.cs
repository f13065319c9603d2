using System.Globalization;
using Newtonsoft.Json;

namespace Fal.Build.Core.Coverage;

/// <summary>The report for machines, <c>coverage.json</c>.</summary>
internal static class CoverageJson
{
    private const int SchemaVersion = 1;

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
                    docstrings = report.Quality.Docstrings,
                    tags = report.Quality.Tags,
                    useCases = report.Quality.UseCases,
                    basicFields = report.Quality.BasicFields,
                    schemas = report.Quality.Schemas,
                    generated = report.Quality.Generated,
                },
                orphans = report.Orphans,
                baseline = report.Baseline is { } baseline ? new { configured = baseline.Configured, gained = baseline.Gained, lost = baseline.Lost } : null,
                gates = report.Gates.Select(gate => new { kind = gate.Kind, required = gate.Required, actual = gate.Actual, missing = gate.Missing, passed = gate.Passed }),
                milestones = report.Milestones.Select(milestone => new { percent = milestone.Percent, models = milestone.Models, missing = milestone.Missing }),
            });
        }

        return text + "\n";
    }
}
