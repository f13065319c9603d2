using System.Collections.Immutable;
using System.Globalization;
using Fal.Build.Core.Diagnostics;

namespace Fal.Build.Core.Coverage;

/// <summary>Thresholds that coverage has to reach.</summary>
/// <param name="Total">Percentage of the whole catalogue; 0 for none.</param>
/// <param name="Categories">Percentage by category.</param>
/// <param name="BaselineFile">Absolute path of the baseline, or null.</param>
/// <param name="Severity">How a missed threshold is taken.</param>
internal sealed record CoverageThresholds(
    decimal Total, ImmutableArray<(string Category, decimal Percent)> Categories, string? BaselineFile, DiagnosticSeverity Severity);

/// <summary>Judges a report against thresholds and baseline.</summary>
internal static class CoverageGate
{
    /// <summary>Fewest decimals of a percentage in a message; more where two figures would look alike.</summary>
    private const int FewestDecimals = 2;

    private const int MostDecimals = 12;

    /// <summary>The report with gates and baseline filled in; what falls short is reported at the project file.</summary>
    public static CoverageReport Judge(
        CoverageReport report, CoverageThresholds thresholds, CoverageBaseline? baseline, string projectFile, List<Diagnostic> diagnostics)
    {
        var gates = ImmutableArray.CreateBuilder<GateResult>();
        if (thresholds.Total > 0)
        {
            var gate = Gate("total", report.Total, thresholds.Total);
            gates.Add(gate);
            if (!gate.Passed)
            {
                var (actual, required) = Figures(gate);
                diagnostics.Add(DiagnosticCatalog.TotalCoverageTooLow(
                    projectFile, thresholds.Severity, actual, required, report.Total.Configured, report.Total.Models, gate.Missing));
            }
        }

        foreach (var (name, percent) in thresholds.Categories)
        {
            var category = report.Categories.First(category => category.Category == name);
            var gate = Gate(name, category.Count, percent);
            gates.Add(gate);
            if (!gate.Passed)
            {
                var (actual, required) = Figures(gate);
                diagnostics.Add(DiagnosticCatalog.CategoryCoverageTooLow(
                    projectFile, thresholds.Severity, name, actual, required, category.Count.Configured, category.Count.Models, gate.Missing));
            }
        }

        var comparison = baseline?.Compare(report.CoveredIds);
        foreach (var id in comparison?.Lost ?? [])
        {
            diagnostics.Add(DiagnosticCatalog.CoverageLost(projectFile, thresholds.Severity, id, WhyLost(report, id), thresholds.BaselineFile!));
        }

        return report with { Gates = gates.ToImmutable(), Baseline = comparison };
    }

    private static string WhyLost(CoverageReport report, string id) =>
        report.Next.All(model => model.Id != id) ? "the catalogue doesn't list it any more"
        : report.WithoutConfig.Any(endpoint => endpoint.Id == id) ? "it has a class and no config any more"
        : "it has no config any more";

    private static GateResult Gate(string kind, CoverageCount count, decimal required) =>
        new(kind, required, count.Percent, count.MissingTo(required));

    /// <summary>Both figures with as many decimals as make them differ.</summary>
    private static (string Actual, string Required) Figures(GateResult gate)
    {
        var required = gate.Required.ToString("0.############", CultureInfo.InvariantCulture);
        for (var decimals = FewestDecimals; ; decimals++)
        {
            var actual = decimal.Round(gate.Actual, decimals, MidpointRounding.AwayFromZero);
            if (actual < gate.Required || decimals == MostDecimals)
            {
                return (actual.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture), required);
            }
        }
    }
}
