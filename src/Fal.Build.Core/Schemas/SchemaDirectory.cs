using Fal.Build.Core.Configuration;
using Fal.Build.Core.Diagnostics;
using Newtonsoft.Json;

namespace Fal.Build.Core.Schemas;

/// <summary>The schema documents of one directory, by endpoint id, and the overlays beside them.</summary>
internal sealed class SchemaDirectory
{
    /// <summary>The folder, in a schema directory, whose files are no schemas but patches of them.</summary>
    private const string OverlayFolder = "overlays";

    private readonly string _directory;
    private readonly Lazy<Dictionary<string, string>> _files;

    private SchemaDirectory(string directory, bool isBundled, Func<Dictionary<string, string>> index)
    {
        _directory = directory;
        IsBundled = isBundled;
        _files = new(index);
    }

    public bool IsBundled { get; }

    public override string ToString() => _directory;

    /// <summary>
    /// The package's own documents. Their files are named after their ids, which our tests check, so that looking one up costs
    /// no reading of the others.
    /// </summary>
    public static SchemaDirectory Bundled(string directory) => new(
        directory,
        isBundled: true,
        () => SchemaFiles(directory).ToDictionary(file => Path.GetFileName(file), StringComparer.Ordinal));

    /// <summary>
    /// A project's documents, named as they like: the id is what each says itself. An id that two documents have is reported
    /// once, naming both.
    /// </summary>
    public static SchemaDirectory Own(string directory, List<Diagnostic> diagnostics)
    {
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        var misnamed = new List<string>();
        foreach (var file in SchemaFiles(directory))
        {
            var id = ReadEndpointId(file);
            if (id is null || EndpointId.FileName(id) != Path.GetFileName(file))
            {
                misnamed.Add(file);
            }

            if (id is not null && !files.TryAdd(EndpointId.FileName(id), file))
            {
                diagnostics.Add(DiagnosticCatalog.SchemaUnusable(
                    SourceLocation.OfFile(file), id, $"another document of the directory is of the same endpoint: '{files[EndpointId.FileName(id)]}'; remove one of them"));
            }
        }

        // A document that says nothing, or another id than its name, is reported when an endpoint is looked for by that name.
        foreach (var file in misnamed)
        {
            files.TryAdd(Path.GetFileName(file), file);
        }

        return new(directory, isBundled: false, () => files);
    }

    /// <summary>The endpoints that there are documents of, sorted.</summary>
    public IEnumerable<string> Ids => _files.Value.Keys.Select(EndpointId.OfFileName).Order(StringComparer.Ordinal);

    /// <summary>The document of an endpoint, or null.</summary>
    public string? Find(string id) => _files.Value.GetValueOrDefault(EndpointId.FileName(id));

    /// <summary>The overlay for an endpoint, or null.</summary>
    public string? FindOverlay(string id)
    {
        var file = Path.Combine(_directory, OverlayFolder, EndpointId.FileName(id));
        return File.Exists(file) ? file : null;
    }

    private static IEnumerable<string> SchemaFiles(string directory)
    {
        var overlays = Path.Combine(directory, OverlayFolder) + Path.DirectorySeparatorChar;
        return Directory.EnumerateFiles(directory, "*.json", SearchOption.AllDirectories)
            .Where(file => !file.StartsWith(overlays, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);
    }

    /// <summary>The id at <c>info.x-fal-metadata.endpointId</c>, read no further than it stands; null when there is none.</summary>
    private static string? ReadEndpointId(string file)
    {
        try
        {
            using var text = File.OpenText(file);
            using var reader = new JsonTextReader(text) { DateParseHandling = DateParseHandling.None };
            while (reader.Read())
            {
                if (reader is { TokenType: JsonToken.String, Path: "info['x-fal-metadata'].endpointId" or "info.x-fal-metadata.endpointId" })
                {
                    return (string)reader.Value!;
                }

                if (reader is { TokenType: JsonToken.PropertyName, Depth: 1, Value: not "info" })
                {
                    reader.Skip();
                }
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonReaderException)
        {
            // Reported when an endpoint asks for it.
        }

        return null;
    }
}
