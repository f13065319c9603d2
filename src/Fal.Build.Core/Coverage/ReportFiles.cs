using System.Collections.Immutable;
using Fal.Build.Core.Output;

namespace Fal.Build.Core.Coverage;

/// <summary>Every file of a report.</summary>
internal static class ReportFiles
{
    public const string Json = "coverage.json";

    public static ImmutableArray<GeneratedFile> Write(CoverageReport report) =>
    [
        new(Json, CoverageJson.Write(report)),
        new("coverage.md", CoverageMarkdown.Write(report)),
    ];
}
