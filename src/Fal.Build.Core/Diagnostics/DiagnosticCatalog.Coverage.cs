using static Fal.Build.Core.Diagnostics.TextPresentation;

namespace Fal.Build.Core.Diagnostics;

/// <content>FAL3: the coverage gate.</content>
internal static partial class DiagnosticCatalog
{
    public static Diagnostic TotalCoverageTooLow(string projectFile, DiagnosticSeverity severity, string actual, string required, int covered, int models, int missing) =>
        new("FAL3001", severity, SourceLocation.OfFile(projectFile),
            $"Coverage is {actual} % ({covered} of {Count(models, "model")}), below the required {required} %: {Count(missing, "more endpoint")} needed.");

    public static Diagnostic CategoryCoverageTooLow(
        string projectFile, DiagnosticSeverity severity, string category, string actual, string required, int covered, int models, int missing) =>
        new("FAL3002", severity, SourceLocation.OfFile(projectFile),
            $"Coverage of {category} is {actual} % ({covered} of {Count(models, "model")}), below the required {required} %: {Count(missing, "more endpoint")} needed.");

    public static Diagnostic CoverageLost(string projectFile, DiagnosticSeverity severity, string id, string why, string baselineFile) =>
        new("FAL3003", severity, SourceLocation.OfFile(projectFile),
            $"'{id}' is in the baseline '{baselineFile}' and no longer covered: {why}. Configure it again, or write the baseline anew with -t:FalCoverage -p:FalCoverageUpdateBaseline=true.");
}
