using Fal.Build.Core.Drift;
using static Fal.Build.Core.Diagnostics.TextPresentation;

namespace Fal.Build.Core.Diagnostics;

/// <content>FAL4: what is asked for on demand: fresh schemas, how they differ, and entries to begin with.</content>
internal static partial class DiagnosticCatalog
{
    public static Diagnostic ServiceUnreachable(string projectFile, Uri address, string reason, string state) =>
        Error("FAL4001", SourceLocation.OfFile(projectFile), $"{address.GetLeftPart(UriPartial.Path)} can't be reached: {reason.TrimEnd('.')}. {state}");

    public static Diagnostic ServiceRefused(string projectFile, Uri address, int status, string reason, string state) =>
        Error("FAL4002", SourceLocation.OfFile(projectFile),
            $"{address.GetLeftPart(UriPartial.Path)} refused the request with {status}: {Quote(reason)}."
            + (status is 401 or 403 ? " Set FAL_KEY to a valid key, or unset it: public endpoints are listed without one." : "") + $" {state}");

    public static Diagnostic ServiceBusy(string projectFile, Uri address, int status, string wait, string state) =>
        Error("FAL4003", SourceLocation.OfFile(projectFile), $"{address.GetLeftPart(UriPartial.Path)} goes on answering {status}{wait}. Try again later. {state}");

    public static Diagnostic ListingUnusable(string projectFile, Uri address, string reason, string state) =>
        Error("FAL4004", SourceLocation.OfFile(projectFile), $"The answer of {address.GetLeftPart(UriPartial.Path)} can't be used: {reason.TrimEnd('.')}. {state}");

    public static Diagnostic DocumentNotTaken(SourceLocation location, string id, string reason, bool stays) =>
        Warning("FAL4005", location, $"'{id}' wasn't refreshed: {reason.TrimEnd('.')}. {(stays ? "The document that was there stays." : "There is no document of it.")}");

    public static Diagnostic CannotScaffold(SourceLocation location, string what, string reason) =>
        Error("FAL4007", location, $"{what} can't be begun: {reason}.");

    public static Diagnostic SchemaBreaks(DriftChange change, bool isGenerated, string what) =>
        new("FAL4006", isGenerated ? DiagnosticSeverity.Warning : DiagnosticSeverity.Message, change.Location,
            $"'{change.EndpointId}': {what}. That breaks {DriftWords.Broken(change)} of what is generated.");
}
