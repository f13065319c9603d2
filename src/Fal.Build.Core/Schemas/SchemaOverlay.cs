using Fal.Build.Core.Diagnostics;
using Fal.Build.Core.Json;

namespace Fal.Build.Core.Schemas;

/// <summary>
/// Mends documents that the service publishes broken: a merge patch with its reason, beside the untouched document. An overlay
/// names the hash of the document it was written for, so that one that outlives its reason is noticed.
/// </summary>
internal static class SchemaOverlay
{
    /// <summary>Lays overlays over a document, in their order.</summary>
    public static JsonValue Apply(JsonValue document, string id, string sha256, IEnumerable<OverlaySource> overlays, List<Diagnostic> diagnostics) =>
        overlays.Aggregate(document, (current, overlay) => ApplyOne(current, id, sha256, overlay, diagnostics));

    private static JsonValue ApplyOne(JsonValue document, string id, string sha256, OverlaySource source, List<Diagnostic> diagnostics)
    {
        var file = source.File;
        JsonValue root;
        try
        {
            root = JsonTextParser.Parse(source.Bytes);
        }
        catch (JsonSyntaxException exception)
        {
            diagnostics.Add(DiagnosticCatalog.NotJson(new(file, exception.Position.Line, exception.Position.Column), exception.Message));
            return document;
        }

        if (root is not JsonObject overlay || overlay["patch"] is not JsonObject patch)
        {
            diagnostics.Add(DiagnosticCatalog.MissingKey(new(file, root.Position.Line, root.Position.Column), "The overlay", "patch", "a JSON Merge Patch of the document"));
            return document;
        }

        if (overlay["baseSha256"] is JsonString baseSha256 && !string.Equals(baseSha256.Value, sha256, StringComparison.OrdinalIgnoreCase))
        {
            diagnostics.Add(DiagnosticCatalog.OverlayStale(
                new(file, baseSha256.Position.Line, baseSha256.Position.Column), id, $"was written for another document: the present one has the hash {sha256}"));
        }

        var patched = MergePatch.Apply(document, patch);
        if (MergePatch.AreEqual(document, patched))
        {
            diagnostics.Add(DiagnosticCatalog.OverlayStale(new(file, patch.Position.Line, patch.Position.Column), id, "has no effect"));
        }

        return patched;
    }
}
