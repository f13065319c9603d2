using System.Collections.Immutable;
using Fal.Build.Core.Diagnostics;
using Fal.Build.Core.Json;

namespace Fal.Build.Core.Schemas;

/// <summary>Reads the schema of one endpoint: finds the document, lays the overlay over it, and takes input and output out of it.</summary>
/// <param name="directories">Where to look, the project's own before the package's.</param>
/// <param name="appliesOverlays">False to read documents as they came.</param>
internal sealed class SchemaReader(IReadOnlyList<SchemaDirectory> directories, bool appliesOverlays = true)
{
    /// <summary>True when some directory has a document of the endpoint.</summary>
    public bool Has(string id) => directories.Any(directory => directory.Find(id) is not null);

    /// <summary>Finds the document of an endpoint and reads its bytes, which the caller disposes of; null after an error.</summary>
    /// <param name="id">Endpoint id.</param>
    /// <param name="requested">Where the endpoint was asked for, for the error that there is no schema.</param>
    /// <param name="diagnostics">Where to report.</param>
    public SchemaSource? Open(string id, SourceLocation requested, List<Diagnostic> diagnostics)
    {
        foreach (var directory in directories)
        {
            if (directory.Find(id) is { } file)
            {
                return Open(id, file, directory.IsBundled, () => FileContent.Read(file), diagnostics);
            }
        }

        var searched = string.Join(" and ", directories.Select(directory => $"'{directory}'"));
        diagnostics.Add(DiagnosticCatalog.NoSchema(requested, id, searched.Length == 0 ? "nowhere: there is no schema directory" : searched));
        return null;
    }

    /// <summary>Reads a schema; null after an error.</summary>
    /// <param name="id">Endpoint id.</param>
    /// <param name="requested">Where the endpoint was asked for, for the error that there is no schema.</param>
    /// <param name="diagnostics">Where to report.</param>
    public EndpointSchema? Read(string id, SourceLocation requested, List<Diagnostic> diagnostics)
    {
        using var source = Open(id, requested, diagnostics);
        return source is null ? null : Read(id, source, diagnostics);
    }

    /// <summary>Reads a schema as if its document were a file, with the overlays of the directories; null after an error.</summary>
    /// <param name="id">Endpoint id.</param>
    /// <param name="file">The file that the document is of, or is to be.</param>
    /// <param name="bytes">The document.</param>
    /// <param name="isBundled">True for a document of the package.</param>
    /// <param name="diagnostics">Where to report.</param>
    public EndpointSchema? ReadDocument(string id, string file, byte[] bytes, bool isBundled, List<Diagnostic> diagnostics)
    {
        using var source = Open(id, file, isBundled, () => FileContent.Of(bytes), diagnostics);
        return source is null ? null : Read(id, source, diagnostics);
    }

    /// <summary>Reads a schema; null after an error.</summary>
    /// <param name="id">Endpoint id.</param>
    /// <param name="source">Its document.</param>
    /// <param name="diagnostics">Where to report.</param>
    public static EndpointSchema? Read(string id, SchemaSource source, List<Diagnostic> diagnostics)
    {
        JsonValue root;
        try
        {
            root = JsonTextParser.Parse(source.Content.Bytes);
        }
        catch (JsonSyntaxException exception)
        {
            diagnostics.Add(DiagnosticCatalog.SchemaUnusable(
                new(source.File, exception.Position.Line, exception.Position.Column), id, $"it isn't valid JSON: {exception.Message}"));
            return null;
        }

        root = SchemaOverlay.Apply(root, id, source.Sha256, source.Overlays, diagnostics);
        return Build(id, source.IsBundled, source.File, [.. source.Overlays.Select(overlay => overlay.File)], source.Sha256, root, diagnostics);
    }

    private SchemaSource? Open(string id, string file, bool isBundled, Func<FileContent> read, List<Diagnostic> diagnostics)
    {
        var reading = file;
        try
        {
            var overlays = ImmutableArray<OverlaySource>.Empty;
            foreach (var overlay in OverlaysOf(id))
            {
                reading = overlay;
                overlays = overlays.Add(new(overlay, File.ReadAllBytes(overlay)));
            }

            reading = file;
            return new(file, isBundled, read(), overlays);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            diagnostics.Add(DiagnosticCatalog.SchemaUnusable(SourceLocation.OfFile(reading), id, TextPresentation.Reason(exception)));
            return null;
        }
    }

    /// <summary>The package's overlays before the project's: who lays one more over a document has seen the first.</summary>
    private ImmutableArray<string> OverlaysOf(string id) => appliesOverlays
        ? [.. directories.Reverse().Select(directory => directory.FindOverlay(id)).OfType<string>()]
        : [];

    private static EndpointSchema? Build(
        string id, bool isBundled, string file, ImmutableArray<string> overlays, string sha256, JsonValue root, List<Diagnostic> diagnostics)
    {
        var errors = diagnostics.Count;
        if (root is not JsonObject document)
        {
            Refuse(root, $"it is {root.Kind}, no OpenAPI document");
            return null;
        }

        if (document["paths"] is not JsonObject && document["error"] is JsonObject error)
        {
            Refuse(error, $"it holds the service's error {TextPresentation.Quote(error.Text("message") ?? error.Text("code") ?? "")} in place of a document; fetch it again");
            return null;
        }

        var metadata = (document["info"] as JsonObject)?["x-fal-metadata"] as JsonObject;
        if (metadata?["endpointId"] is not JsonString endpointId)
        {
            Refuse(document["info"] ?? document, "info.x-fal-metadata.endpointId is missing");
        }
        else if (endpointId.Value != id)
        {
            Refuse(endpointId, $"info.x-fal-metadata.endpointId is '{endpointId.Value}'");
        }

        var operations = EndpointOperations.Find(document, id);
        var input = Root(operations.Input, "input", "a POST operation with a JSON request body");
        var output = Root(operations.Output, "output", "a GET operation of the result with a JSON answer");
        if (diagnostics.Count > errors || input is not { } inputRoot || output is not { } outputRoot)
        {
            return null;
        }

        var inputShape = new ShapeReader(document, file, isInput: true)
            .ReadProperties(inputRoot.Schema as JsonObject ?? new JsonObject(inputRoot.Schema.Position, []), inputRoot.Pointer, component: null);
        var outputShape = new ShapeReader(document, file, isInput: false).Read(outputRoot.Schema, outputRoot.Pointer, fieldName: null);
        return new EndpointSchema(
            id, metadata?.Text("category"), file, isBundled, overlays, sha256, inputShape, outputShape, InputDocumentWriter.Write(document, inputRoot.Schema));

        void Refuse(JsonValue place, string reason) =>
            diagnostics.Add(DiagnosticCatalog.SchemaUnusable(new(file, place.Position.Line, place.Position.Column), id, reason));

        (JsonValue Schema, string Pointer)? Root((JsonValue Schema, string Pointer)? found, string what, string expected)
        {
            if (found is not { } operation)
            {
                Refuse(document["paths"] ?? document, $"it has no {what}: {expected} is missing");
                return null;
            }

            var (schema, pointer) = operation;
            for (var hops = 0; schema is JsonObject reference && reference.Text("$ref") is { } target; hops++)
            {
                if (hops > 16 || JsonPointer.Resolve(document, target) is not { } resolved)
                {
                    Refuse(reference["$ref"]!, $"its {what} refers to '{target}', which leads nowhere");
                    return null;
                }

                (schema, pointer) = (resolved, target.TrimStart('#'));
            }

            return (schema, pointer);
        }
    }
}
