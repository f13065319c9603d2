using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Fal.Build.Core.Catalog;
using Fal.Build.Core.Coverage.Page;
using Fal.Build.Core.Output;

namespace Fal.Build.Core.Coverage;

/// <summary>Every file of a report.</summary>
internal static class ReportFiles
{
    public const string Json = "coverage.json";
    public const string Markdown = "coverage.md";

    public static ImmutableArray<GeneratedFile> Write(CoverageReport report, ModelCatalog catalog)
    {
        var badge = CoverageBadge.Of(report);
        Func<GeneratedFile>[] writers =
        [
            () => new(Json, CoverageJson.Write(report)),
            () => new(Markdown, CoverageMarkdown.Write(report)),
            () => new("coverage.html", CoveragePage.Write(report, catalog)),
            () => new("badge.json", badge.ToJson()),
            () => new("badge.svg", badge.ToSvg()),
        ];

        // They have nothing to do with each other, and are mostly waiting for the JIT in a new process.
        var files = new GeneratedFile[writers.Length];
        Parallel.For(0, writers.Length, index => files[index] = writers[index]());
        return ImmutableCollectionsMarshal.AsImmutableArray(files);
    }
}
