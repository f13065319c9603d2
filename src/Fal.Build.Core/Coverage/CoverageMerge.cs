using System.Collections.Immutable;
using Fal.Build.Core.Catalog;
using Fal.Build.Core.Diagnostics;

namespace Fal.Build.Core.Coverage;

/// <summary>Adds the reports of other projects to what this one counts.</summary>
internal static class CoverageMerge
{
    /// <summary>Reads the reports that the project names. Its own, which the merged one replaces, is passed over.</summary>
    public static ImmutableArray<CoverageTally> Read(GeneratorOptions options, ModelCatalog catalog, List<Diagnostic> diagnostics)
    {
        if (options.CoverageMerge.Length == 0)
        {
            return [];
        }

        var own = options.ReportDirectory is { } directory ? Path.GetFullPath(Path.Combine(directory, ReportFiles.Json)) : null;
        var files = options.CoverageMergeFiles.Select(Path.GetFullPath).Where(file => file != own).Distinct().Order(StringComparer.Ordinal).ToList();
        if (files.Count == 0)
        {
            diagnostics.Add(DiagnosticCatalog.SettingNotAllowed(
                options.ProjectFile, "FalCoverageMerge", options.CoverageMerge,
                "it matches no report of another project. Build those projects first, and write a pattern against this project's directory such as '../**/coverage.json'"));
        }

        var reader = new CoverageReportReader(catalog, options.ReportDirectory, diagnostics);
        return [.. files.Select(reader.Read).OfType<CoverageTally>()];
    }

    /// <summary>The sum of all. Reports that repeat one another count once, since their quality would add up to nothing real.</summary>
    public static CoverageTally Sum(CoverageTally own, ImmutableArray<CoverageTally> others)
    {
        var counted = new List<CoverageTally> { own };
        foreach (var other in others.Where(other => !counted.Exists(other.Repeats)))
        {
            counted.Add(other);
        }

        return counted.Aggregate((sum, next) => sum.With(next));
    }
}
