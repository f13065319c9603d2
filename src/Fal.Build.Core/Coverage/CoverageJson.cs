using Fal.Build.Core.Json;
using static Fal.Build.Core.Json.JsonValues;

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

    public static string Write(CoverageReport report) => JsonTextPrinter.PrintLines(
        Object(
            ("schemaVersion", Number(SchemaVersion)),
            ("project", Text(report.Project)),
            ("projects", Texts(report.Projects)),
            ("generator", Text(report.Generator)),
            ("catalogSha256", Text(report.CatalogSha256)),
            ("total", Object(("configured", Number(report.Total.Configured)), ("models", Number(report.Total.Models)), ("percent", Number(report.Total.Percent)))),
            ("categoriesCovered", Number(report.Categories.Count(category => category.Count.Configured > 0))),
            ("categories", Array(report.Categories.Select(Category))),
            ("quality", Quality(report.Quality)),
            ("orphans", Texts(report.Orphans)),
            ("baseline", Baseline(report.Baseline)),
            ("gates", Array(report.Gates.Select(Gate))),
            ("milestones", Array(report.Milestones.Select(Milestone))),
            ("next", Array(report.Next.Take(NextModels).Select(model => Object(("id", Text(model.Id)), ("category", Text(model.Category)), ("reason", Text(model.Reason)))))),
            ("endpoints", Array(report.Endpoints.Select(Endpoint))),
            ("withoutConfig", Array(report.WithoutConfig.Select(Endpoint)))),
        indentation: 2);

    private static JsonObject Category(CategoryCoverage category) => Object(
        ("category", Text(category.Category)),
        ("module", Text(category.Module)),
        ("configured", Number(category.Count.Configured)),
        ("models", Number(category.Count.Models)),
        ("percent", Number(category.Count.Percent)),
        ("status", Text(category.Status)),
        ("priority", TextOrNull(category.Priority)));

    private static JsonObject Quality(CoverageQuality quality) => Object(
        ("entries", Number(quality.Entries)),
        ("docstrings", Number(quality.Docstrings)),
        ("tags", Number(quality.Tags)),
        ("useCases", Number(quality.UseCases)),
        ("basicFields", Number(quality.BasicFields)),
        ("schemas", Number(quality.Schemas)),
        ("generated", Number(quality.Generated)));

    private static JsonValue Baseline(BaselineComparison? baseline) => baseline is null
        ? new JsonNull(default)
        : Object(
            ("configured", Number(baseline.Configured)),
            ("models", NumberOrNull(baseline.Models)),
            ("gained", Texts(baseline.Gained)),
            ("lost", Texts(baseline.Lost)));

    private static JsonObject Gate(GateResult gate) => Object(
        ("kind", Text(gate.Kind)),
        ("required", Number(gate.Required)),
        ("actual", Number(gate.Actual)),
        ("missing", Number(gate.Missing)),
        ("passed", Boolean(gate.Passed)));

    private static JsonObject Milestone(CoverageMilestone milestone) => Object(
        ("percent", Number(milestone.Percent)),
        ("models", Number(milestone.Models)),
        ("missing", Number(milestone.Missing)),
        ("categories", Array(milestone.Categories.Select(category => Object(("category", Text(category.Category)), ("models", Number(category.Models)))))));

    private static JsonObject Endpoint(ReportedEndpoint endpoint) => Object(
        ("id", Text(endpoint.Id)), ("class", Text(endpoint.Class)), ("file", TextOrNull(endpoint.File)));
}
