using Fal.Build.Core.Drift;

namespace Fal.Build.Core.Diagnostics;

/// <content>FAL4: what is asked for on demand: fresh schemas, how they differ, and entries to begin with.</content>
internal static partial class DiagnosticCatalog
{
    public static Diagnostic CannotScaffold(SourceLocation location, string what, string reason) =>
        Error("FAL4007", location, $"{what} can't be begun: {reason}.");

    public static Diagnostic SchemaBreaks(DriftChange change, bool isGenerated, string what) =>
        new("FAL4006", isGenerated ? DiagnosticSeverity.Warning : DiagnosticSeverity.Message, change.Location,
            $"'{change.EndpointId}': {what}. That breaks {DriftWords.Broken(change)} of what is generated.");
}
