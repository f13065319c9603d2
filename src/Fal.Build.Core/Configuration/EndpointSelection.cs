using System.Collections.Immutable;
using Fal.Build.Core.Catalog;
using Fal.Build.Core.Diagnostics;
using Fal.Build.Core.Naming;

namespace Fal.Build.Core.Configuration;

/// <summary>Decides which endpoints a project gets, and in which module under which class name.</summary>
internal sealed class EndpointSelection
{
    /// <summary>Module of an endpoint of which nothing is known but its schema.</summary>
    private const string UnknownModule = "other";

    private readonly string _projectFile;
    private readonly List<Diagnostic> _diagnostics;
    private readonly ImmutableArray<ModuleConfig> _own;
    private readonly ImmutableArray<ModuleConfig> _bundled;
    private readonly Dictionary<string, (ModuleConfig Module, EndpointConfig Entry)> _bundledById;
    private readonly Dictionary<string, SelectedEndpoint> _selected = new(StringComparer.Ordinal);

    private EndpointSelection(string projectFile, ImmutableArray<ModuleConfig> modules, List<Diagnostic> diagnostics)
    {
        _projectFile = projectFile;
        _diagnostics = diagnostics;
        _own = [.. modules.Where(module => !module.IsBundled)];
        _bundled = [.. modules.Where(module => module.IsBundled)];
        _bundledById = _bundled
            .SelectMany(module => module.Endpoints.Select(entry => (module, entry)))
            .DistinctBy(item => item.entry.Id.Value)
            .ToDictionary(item => item.entry.Id.Value, item => item, StringComparer.Ordinal);
    }

    /// <summary>Selects endpoints, ordered by id, and checks their names.</summary>
    /// <param name="options">What the project asks for.</param>
    /// <param name="modules">Every config that was read.</param>
    /// <param name="catalog">The catalogue; null where it couldn't be read.</param>
    /// <param name="hasSchema">Whether some directory has a schema of an endpoint.</param>
    /// <param name="diagnostics">Where to report.</param>
    public static ImmutableArray<SelectedEndpoint> Select(
        GeneratorOptions options, ImmutableArray<ModuleConfig> modules, ModelCatalog? catalog, Func<string, bool> hasSchema, List<Diagnostic> diagnostics)
    {
        var selection = new EndpointSelection(options.ProjectFile, modules, diagnostics);
        selection.TakeOwn();
        selection.TakeModules(options.Modules);
        selection.TakeEndpoints(options.Endpoints, catalog, hasSchema);
        ImmutableArray<SelectedEndpoint> selected = [.. selection._selected.Values.OrderBy(endpoint => endpoint.Id, StringComparer.Ordinal)];
        selection.CheckCatalog(selected, catalog);
        selection.CheckClassNames(selected, options.Namespace);
        return selected;
    }

    private void TakeOwn()
    {
        foreach (var module in _own)
        {
            if (CSharpName.WhyNotPascalCase(CSharpName.Pascal(module.Name)) is not null || !module.Name.Any(char.IsLetter))
            {
                _diagnostics.Add(DiagnosticCatalog.NameNotUsable(
                    SourceLocation.OfFile(module.File), "The module name", module.Name, "name the file after its module in snake_case, such as 'text_to_speech.json'"));
            }

            foreach (var entry in module.Endpoints)
            {
                var id = entry.Id.Value;
                if (_selected.TryGetValue(id, out var first))
                {
                    // A key that stands twice in one file has been reported as such.
                    if (first.Location.File != module.File)
                    {
                        _diagnostics.Add(DiagnosticCatalog.RepeatedEndpoint(entry.Id.Location, id, first.Location));
                    }

                    continue;
                }

                var below = _bundledById.TryGetValue(id, out var bundled) ? bundled : default;
                var merged = below.Entry is null ? entry : ConfigMerger.Merge(entry, below.Entry);
                _selected.Add(id, Configured(module, merged, below.Module, isOwn: true));
            }
        }
    }

    private void TakeModules(ImmutableArray<string> names)
    {
        foreach (var name in names)
        {
            var modules = name == "*" ? _bundled : [.. _bundled.Where(module => module.Name == name)];
            if (modules.IsEmpty && name != "*" && _own.All(module => module.Name != name))
            {
                var known = _bundled.Select(module => module.Name).ToList();
                _diagnostics.Add(DiagnosticCatalog.SettingNotAllowed(
                    _projectFile, "FalModule", name, $"there is no such bundled module.{NearestNames.DidYouMean(name, known)} There are {string.Join(", ", known)}, and * for all"));
            }

            foreach (var module in modules)
            {
                foreach (var entry in module.Endpoints)
                {
                    _selected.TryAdd(entry.Id.Value, Configured(module, entry, null, isOwn: false));
                }
            }
        }
    }

    private void TakeEndpoints(ImmutableArray<EndpointRequest> requests, ModelCatalog? catalog, Func<string, bool> hasSchema)
    {
        var location = SourceLocation.OfFile(_projectFile);
        foreach (var request in requests)
        {
            if (!EndpointId.IsWellFormed(request.Id))
            {
                _diagnostics.Add(DiagnosticCatalog.MalformedEndpointId(location, request.Id));
                continue;
            }

            var model = catalog?.Find(request.Id);
            if (!_selected.TryGetValue(request.Id, out var endpoint))
            {
                if (model is null && catalog is not null && !hasSchema(request.Id))
                {
                    var nearest = NearestNames.Find(request.Id, catalog.Ids, most: 3);
                    _diagnostics.Add(DiagnosticCatalog.SettingNotAllowed(
                        _projectFile, "FalEndpoint", request.Id,
                        "the catalogue has no such endpoint and there is no schema of it" + (nearest.Count == 0 ? "" : $"; the nearest ids are {string.Join(", ", nearest)}")));
                    continue;
                }

                endpoint = _bundledById.TryGetValue(request.Id, out var bundled)
                    ? Configured(bundled.Module, bundled.Entry, null, isOwn: false) with { Location = location }
                    : Unconfigured(request, model?.Category.Replace('-', '_') ?? UnknownModule, location);
            }

            if (request.ClassName is { Length: > 0 } className)
            {
                if (CSharpName.WhyNotPascalCase(className) is { } reason)
                {
                    _diagnostics.Add(DiagnosticCatalog.NameNotUsable(location, $"The ClassName of FalEndpoint '{request.Id}',", className, reason));
                }

                endpoint = endpoint with { ClassName = className, ClassLocation = location };
            }

            _selected[request.Id] = request.Module is { Length: > 0 } module ? endpoint with { Module = module } : endpoint;
        }
    }

    private static SelectedEndpoint Configured(ModuleConfig module, EndpointConfig entry, ModuleConfig? below, bool isOwn) => new(
        entry.Id.Value,
        entry.Id.Location,
        module.Name,
        entry.ClassName?.Value is { } name && CSharpName.WhyNotPascalCase(name) is null ? name : ClassNameOf(entry.Id.Value),
        entry.ClassName?.Location ?? entry.Id.Location,
        entry,
        [.. module.SharedEnums, .. (below?.SharedEnums ?? []).Where(shared => module.SharedEnums.All(item => item.Name.Value != shared.Name.Value))],
        isOwn);

    /// <summary>An endpoint without an entry; where its short name is its module's, it keeps its owner.</summary>
    private static SelectedEndpoint Unconfigured(EndpointRequest request, string module, SourceLocation location)
    {
        var moduleName = request.Module is { Length: > 0 } asked ? asked : module;
        var name = ClassNameOf(request.Id);
        return new(
            request.Id, location, moduleName, name == CSharpName.Pascal(moduleName) ? CSharpName.Pascal(request.Id) : name, location, null, [], IsOwn: false);
    }

    /// <summary>The class name that an endpoint gets from its id.</summary>
    public static string ClassNameOf(string id) => CSharpName.Pascal(EndpointId.WithoutHouseOwner(id));

    private void CheckCatalog(ImmutableArray<SelectedEndpoint> selected, ModelCatalog? catalog)
    {
        foreach (var endpoint in selected)
        {
            if (catalog is not null && catalog.Find(endpoint.Id) is null && EndpointId.IsWellFormed(endpoint.Id))
            {
                _diagnostics.Add(DiagnosticCatalog.NotInCatalog(endpoint.Location, endpoint.Id, NearestNames.Find(endpoint.Id, catalog.Ids, most: 3)));
            }
        }
    }

    private void CheckClassNames(ImmutableArray<SelectedEndpoint> selected, string rootNamespace)
    {
        // Class names become file names, and some file systems take upper and lower case for the same.
        foreach (var group in selected.GroupBy(endpoint => $"{endpoint.Module}\n{endpoint.ClassName}", StringComparer.OrdinalIgnoreCase))
        {
            var inOrder = group.OrderBy(endpoint => endpoint.ClassLocation.File, StringComparer.Ordinal)
                .ThenBy(endpoint => endpoint.ClassLocation.Line).ThenBy(endpoint => endpoint.ClassLocation.Column).ToList();
            var @namespace = $"{rootNamespace}.{CSharpName.Pascal(inOrder[0].Module)}";
            foreach (var repeated in inOrder.Skip(1))
            {
                _diagnostics.Add(DiagnosticCatalog.RepeatedClass(
                    repeated.ClassLocation, repeated.ClassName, @namespace, repeated.Id, inOrder[0].Id, inOrder[0].ClassLocation));
            }
        }

        foreach (var endpoint in selected.Where(endpoint => endpoint.ClassName == CSharpName.Pascal(endpoint.Module)))
        {
            _diagnostics.Add(DiagnosticCatalog.NameNotUsable(
                endpoint.ClassLocation, "The class name", endpoint.ClassName, "a class can't be named as its module, since both would have the same full name; add a word, such as the owner's"));
        }
    }
}
