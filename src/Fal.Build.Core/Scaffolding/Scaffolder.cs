using System.Collections.Immutable;
using Fal.Build.Core.Catalog;
using Fal.Build.Core.Configuration;
using Fal.Build.Core.Diagnostics;
using Fal.Build.Core.Json;
using Fal.Build.Core.Naming;
using Fal.Build.Core.Output;
using Fal.Build.Core.Refresh;
using Fal.Build.Core.Schemas;

namespace Fal.Build.Core.Scaffolding;

/// <summary>
/// Begins entries: everything that schema and catalogue know is written into the right module file, and TODO stands where a
/// person's words go. It adds and never changes; after an error it writes nothing.
/// </summary>
public sealed class Scaffolder
{
    private readonly ScaffoldOptions _options;
    private readonly List<Diagnostic> _diagnostics = [];
    private readonly Dictionary<string, EndpointSchema> _documents = new(StringComparer.Ordinal);
    private readonly List<GeneratedFile> _schemaFiles = [];
    private readonly SchemaReader _schemas;

    private Scaffolder(ScaffoldOptions options)
    {
        _options = options;
        var directories = new List<SchemaDirectory>();
        if (Directory.Exists(options.SchemaDirectory))
        {
            directories.Add(SchemaDirectory.Own(options.SchemaDirectory, _diagnostics));
        }

        if (options.Project.BundledSchemaDirectory is { } bundled && Directory.Exists(bundled))
        {
            directories.Add(SchemaDirectory.Bundled(bundled));
        }

        _schemas = new SchemaReader(directories);
    }

    /// <summary>Begins entries.</summary>
    /// <param name="options">Which, and where.</param>
    public static ScaffoldResult Scaffold(ScaffoldOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new Scaffolder(options).Run();
    }

    private ScaffoldResult Run()
    {
        var catalog = CatalogReader.Read(_options.Project.CatalogFile, _diagnostics);
        ImmutableArray<ModuleConfig> modules =
        [
            .. _options.Project.Configs.DistinctBy(source => source.File).Select(source => ConfigReader.Read(source, _diagnostics)).OfType<ModuleConfig>(),
        ];
        _options.Documents.ToList().ForEach(ReadDocument);
        if (catalog is null || HasErrors)
        {
            return Result([], []);
        }

        var configured = modules.SelectMany(module => module.Endpoints).Select(entry => entry.Id.Value).ToHashSet(StringComparer.Ordinal);
        var chosen = ScaffoldChoice.Choose(_options, _documents.Keys, modules, catalog, id => _schemas.Read(id, Project, []) is not null, _diagnostics);
        var known = chosen.Where(configured.Contains).ToImmutableArray();
        var files = Draft([.. chosen.Except(known)], modules, catalog);
        return !HasErrors && Write([.. files.Select(file => new GeneratedFile(Path.GetRelativePath(_options.ConfigDirectory, file.File.File), file.File.Append(file.Drafts)))])
            ? Result([.. files.SelectMany(file => file.Drafts.Select(draft => (draft.Id, file.File.File)))], known)
            : Result([], known);
    }

    private SourceLocation Project => SourceLocation.OfFile(_options.Project.ProjectFile);

    private bool HasErrors => _diagnostics.Exists(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    private ScaffoldResult Result(ImmutableArray<(string, string)> added, ImmutableArray<string> known) => new(added, known, [.. _diagnostics.Distinct()]);

    /// <summary>Reads a document that was given; builds want it in the schema directory, where one that is there already stays.</summary>
    private void ReadDocument(string file)
    {
        try
        {
            var bytes = File.ReadAllBytes(file);
            var document = JsonTextParser.Parse(bytes) as JsonObject;
            var id = ((document?["info"] as JsonObject)?["x-fal-metadata"] as JsonObject)?.Text("endpointId");
            if (id is null || !EndpointId.IsWellFormed(id))
            {
                _diagnostics.Add(DiagnosticCatalog.SchemaUnusable(
                    SourceLocation.OfFile(file), Path.GetFileName(file), "it names no endpoint at info.x-fal-metadata.endpointId"));
            }
            else if (_schemas.ReadDocument(id, file, bytes, isBundled: false, _diagnostics) is { } schema)
            {
                _documents[id] = schema;
                if (!_schemas.Has(id))
                {
                    _schemaFiles.Add(new(EndpointId.FileName(id), SchemaDocument.Write(document!, id, keepsProse: true)));
                }
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            _diagnostics.Add(DiagnosticCatalog.SettingNotAllowed(_options.Project.ProjectFile, "FalScaffoldFrom", file, "it can't be read: " + TextPresentation.Reason(exception)));
        }
        catch (JsonSyntaxException exception)
        {
            _diagnostics.Add(DiagnosticCatalog.NotJson(new(file, exception.Position.Line, exception.Position.Column), exception.Message));
        }
    }

    private ImmutableArray<(ModuleFile File, ImmutableArray<EntryDraft> Drafts)> Draft(
        ImmutableArray<string> ids, ImmutableArray<ModuleConfig> modules, ModelCatalog catalog)
    {
        var own = modules.Where(module => !module.IsBundled).ToList();
        var schemas = ids.Select(id => (Id: id, Schema: Find(id, catalog))).Where(item => item.Schema is not null).ToList();
        var files = ImmutableArray.CreateBuilder<(ModuleFile, ImmutableArray<EntryDraft>)>();
        foreach (var group in schemas.GroupBy(item => ModuleFile.Of(CategoryOf(item.Id) ?? item.Schema!.Category ?? "other", own, CategoryOf, _options.ConfigDirectory)))
        {
            if (!group.Key.Exists && File.Exists(group.Key.File))
            {
                _diagnostics.Add(DiagnosticCatalog.CannotScaffold(
                    SourceLocation.OfFile(group.Key.File), $"The module '{group.Key.Name}'", "this file is in its place and is no config; move it, or set FalConfigDirectory to a directory of its own"));
                continue;
            }

            // Two classes of one namespace may not differ in upper and lower case alone, since they become files.
            var taken = new NameScope(
                modules.Where(module => module.Name == group.Key.Name).SelectMany(module => module.Endpoints)
                    .Select(entry => entry.ClassName?.Value ?? EndpointSelection.ClassNameOf(entry.Id.Value)).Append(CSharpName.Pascal(group.Key.Name)),
                StringComparer.OrdinalIgnoreCase);
            files.Add((group.Key, [.. group.Select(item => EntryDraft.Of(ClassName(item.Id, taken), item.Schema!, catalog.Find(item.Id)))]));
        }

        return files.ToImmutable();

        string? CategoryOf(string id) => catalog.Find(id)?.Category;
    }

    private EndpointSchema? Find(string id, ModelCatalog catalog)
    {
        if (!EndpointId.IsWellFormed(id))
        {
            _diagnostics.Add(DiagnosticCatalog.MalformedEndpointId(Project, id));
            return null;
        }

        if (_documents.TryGetValue(id, out var given))
        {
            return given;
        }

        if (!_schemas.Has(id))
        {
            var nearest = catalog.Find(id) is null ? NearestNames.DidYouMean(id, catalog.Ids) : "";
            _diagnostics.Add(DiagnosticCatalog.CannotScaffold(
                Project, $"'{id}'", $"there is no schema of it.{nearest} Fetch it with -t:FalRefresh, or name its OpenAPI document: -p:FalScaffoldFrom=FILE"));
            return null;
        }

        return _schemas.Read(id, Project, _diagnostics);
    }

    /// <summary>The short name, the one with its owner where that is taken, and a numbered one where that is too.</summary>
    private static string ClassName(string id, NameScope taken)
    {
        var name = EndpointSelection.ClassNameOf(id);
        return taken.Claim(taken.IsTaken(name) ? CSharpName.Pascal(id) : name);
    }

    private bool Write(ImmutableArray<GeneratedFile> configs)
    {
        ImmutableArray<GeneratedFile> beside = !configs.IsEmpty && _options.ConfigSchemaFile is { } file && File.Exists(file)
            ? [new(Path.GetFileName(file), File.ReadAllText(file))]
            : [];
        return new OutputDirectory(_options.SchemaDirectory).Write(_schemaFiles, _diagnostics)
            && new OutputDirectory(_options.ConfigDirectory).Write([.. configs, .. beside], _diagnostics);
    }
}
