using System.Text;
using System.Text.RegularExpressions;
using Fal.Build.Core.Configuration;
using Fal.Build.Core.Diagnostics;
using Fal.Build.Core.Json;
using Fal.Build.Core.Output;
using Fal.Build.Core.Schemas;

namespace Fal.Build.Core.Refresh;

/// <summary>
/// Decides of each document that comes in whether it is one, and puts it into the project's schema directory. What isn't never
/// takes the place of what is.
/// </summary>
internal sealed partial class SchemaIntake
{
    private readonly string _directory;
    private readonly bool _keepsProse;
    private readonly SchemaDirectory? _own;
    private readonly SchemaReader _reader;

    /// <param name="directory">The project's schema directory, be it there already or not.</param>
    /// <param name="bundledDirectory">The package's, whose overlays mend documents that the service publishes broken; or null.</param>
    /// <param name="keepsProse">False to keep facts alone.</param>
    public SchemaIntake(string directory, string? bundledDirectory, bool keepsProse)
    {
        _directory = directory;
        _keepsProse = keepsProse;
        _own = Directory.Exists(directory) ? SchemaDirectory.Own(directory, []) : null;
        var directories = new List<SchemaDirectory>();
        if (_own is not null)
        {
            directories.Add(_own);
        }

        if (bundledDirectory is not null && Directory.Exists(bundledDirectory))
        {
            directories.Add(SchemaDirectory.Bundled(bundledDirectory));
        }

        _reader = new SchemaReader(directories);
    }

    /// <summary>Endpoints that the directory has documents of.</summary>
    public IEnumerable<string> Ids => _own?.Ids.Where(EndpointId.IsWellFormed) ?? [];

    /// <summary>Why something that came in place of a document is none; null when it is one.</summary>
    public string? WhyNot(string id, JsonValue? document)
    {
        if (document is not JsonObject content)
        {
            return "the service gave no document of it";
        }

        if (content["paths"] is null && content["error"] is JsonObject error)
        {
            return $"the service's answer is {TextPresentation.Quote(error.Text("code") ?? "error")}: {TextPresentation.Quote(error.Text("message") ?? "")}";
        }

        var faults = new List<Diagnostic>();
        var text = SchemaDocument.Write(content, id, _keepsProse);
        return _reader.ReadDocument(id, PathOf(id, content), Encoding.UTF8.GetBytes(text), isBundled: false, faults) is not null
            ? null
            : "its document is broken: " + faults.First(fault => fault.Severity == DiagnosticSeverity.Error).Message;
    }

    /// <summary>Puts a document into its place; true when that changed a file.</summary>
    public bool Take(string id, JsonObject document, List<Diagnostic> diagnostics)
    {
        var path = PathOf(id, document);
        var text = SchemaDocument.Write(document, id, _keepsProse);
        if (File.Exists(path) && File.ReadAllText(path) == text)
        {
            return false;
        }

        return new OutputDirectory(_directory).Write([new(Path.GetRelativePath(_directory, path), text)], diagnostics);
    }

    /// <summary>What the directory holds of an endpoint, or its place for one that it doesn't.</summary>
    public SourceLocation PlaceOf(string id) => SourceLocation.OfFile(_own?.Find(id) ?? _directory);

    /// <summary>True when the directory has a document of the endpoint.</summary>
    public bool Has(string id) => _own?.Find(id) is not null;

    /// <summary>A document stays where it is; a new one goes into the folder of its category.</summary>
    private string PathOf(string id, JsonObject document)
    {
        var category = ((document["info"] as JsonObject)?["x-fal-metadata"] as JsonObject)?.Text("category") ?? "";
        return _own?.Find(id) ?? Path.Combine(_directory, FolderName.IsMatch(category) ? category : "", EndpointId.FileName(id));
    }

    /// <summary>What the service calls a category must not lead out of the directory.</summary>
    [GeneratedRegex(@"^[a-z0-9][a-z0-9-]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex FolderName { get; }
}
