using System.Collections.Immutable;
using Fal.Build.Core.Binding;
using Fal.Build.Core.Catalog;
using Fal.Build.Core.Configuration;
using Fal.Build.Core.Diagnostics;
using Fal.Build.Core.Emit;
using Fal.Build.Core.Naming;
using Fal.Build.Core.Output;
using Fal.Build.Core.Schemas;

namespace Fal.Build.Core.Incremental;

/// <summary>
/// Goes through the selected endpoints: takes from the last run what is still true, and reads, binds and writes the others one by
/// one, so that never more than a few are in memory. Modules are namespaces of their own and run side by side; within one,
/// endpoints follow each other by id, since a name depends on those that were given before.
/// </summary>
/// <param name="inputs">What was read.</param>
/// <param name="commonKey">What every endpoint depends on: <see cref="EndpointKeys.CommonOf"/>.</param>
/// <param name="cache">What the last run kept; null where nothing is kept from run to run.</param>
/// <param name="output">Where files go; null where none are wanted.</param>
/// <param name="formatter">What formats the files, or null.</param>
/// <param name="withMembers">Whether the lock file wants the members of each.</param>
/// <param name="clock">What measures the stages.</param>
internal sealed class EndpointPass(
    GeneratorInputs inputs, string commonKey, RunCache? cache, GeneratedOutput? output, ICodeFormatter? formatter, bool withMembers, StageClock clock)
{
    /// <summary>True once there is an error: then all endpoints are still checked, and no more files written.</summary>
    private volatile bool _failed;

    /// <summary>Runs.</summary>
    /// <param name="diagnostics">Where to report; an error in it already means that no file is wanted.</param>
    /// <param name="cancellation">Stops between two endpoints, and between reading one, binding and writing it.</param>
    public PassResult Run(List<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        _failed = HasErrors(diagnostics);
        var modules = inputs.Selected
            .GroupBy(endpoint => CSharpName.Pascal(endpoint.Module), StringComparer.Ordinal)
            .Select(module => new ModulePass(module.Key, [.. module], new EndpointKeys(commonKey)))
            .ToArray();
        Parallel.ForEach(modules, new ParallelOptions { CancellationToken = cancellation }, module => Run(module, cancellation));
        foreach (var module in modules)
        {
            diagnostics.AddRange(module.Diagnostics);
        }

        var endpoints = modules.SelectMany(module => module.Done).OrderBy(done => done.Endpoint.Id, StringComparer.Ordinal).ToList();
        if (formatter is not null && output is not null && !_failed)
        {
            Format(endpoints, formatter, output, cancellation);
        }

        return new(
            [.. endpoints.Select(done => new GeneratedEndpoint(done.Endpoint, done.Cached.Summary))],
            [.. modules.Where(module => module.SharedEnums.Count > 0).OrderBy(module => module.Name, StringComparer.Ordinal).Select(module => module.UsedEnums())],
            [.. endpoints.Where(done => done.IsKept).Select(done => done.Cached)]);
    }

    private void Run(ModulePass module, CancellationToken cancellation)
    {
        foreach (var endpoint in module.Endpoints)
        {
            cancellation.ThrowIfCancellationRequested();
            if (!EndpointId.IsWellFormed(endpoint.Id))
            {
                continue;
            }

            using var source = inputs.Schemas.Open(endpoint.Id, endpoint.Location, module.Diagnostics);
            if (source is not null)
            {
                Run(module, endpoint, source, cancellation);
            }
        }

        _failed |= HasErrors(module.Diagnostics);
    }

    private void Run(ModulePass module, SelectedEndpoint endpoint, SchemaSource source, CancellationToken cancellation)
    {
        var model = inputs.Catalog?.Find(endpoint.Id);
        var key = cache is null ? "" : clock.Measure("keys", () => module.Keys.Of(endpoint, model, source), _ => 1);
        if (clock.Measure("unchanged", () => Reuse(module, endpoint.Id, key), kept => kept is null ? 0 : 1) is { } kept)
        {
            module.Diagnostics.AddRange(kept.Diagnostics);
            module.Add(new(endpoint, kept, IsKept: true, Unformatted: null), kept.Summary.SharedEnums);
            return;
        }

        var diagnostics = new List<Diagnostic>();
        if (clock.Measure("schemas", () => SchemaReader.Read(endpoint.Id, source, diagnostics), schema => schema is null ? 0 : 1) is { } schema)
        {
            // In a new process the first endpoint takes as long as a hundred later ones, so that it matters to stop within it too.
            cancellation.ThrowIfCancellationRequested();
            var glossary = new GlossaryLookups(inputs.Glossary);
            var node = clock.Measure("binding", () => EndpointBinder.Bind(new(endpoint, schema, glossary, diagnostics), model, module.Scope, inputs.Settings.EmbedSchemas), _ => 1);
            _failed |= HasErrors(diagnostics);
            cancellation.ThrowIfCancellationRequested();
            var summary = EndpointSummary.Of(node, [schema.File, .. schema.Overlays], withMembers);
            var text = output is null || _failed ? null : clock.Measure("emitting", () => NodeFileWriter.Write(node, inputs.Settings.Emit), _ => 1);
            var sha256 = text is null || formatter is not null ? null : clock.Measure("staging", () => output!.Add(summary.Path, text), _ => 1);
            var answers = cache is null ? "" : GlossaryLookups.HashAnswers(inputs.Glossary, glossary.InOrder);
            var cached = new CachedEndpoint(key, node.GivenNames, glossary.InOrder, answers, sha256, summary, [.. diagnostics]);
            var isKept = diagnostics.TrueForAll(diagnostic => summary.Sources.Contains(diagnostic.Location.File));
            module.Add(new(endpoint, cached, isKept, formatter is null ? null : text), summary.SharedEnums);
        }

        module.Diagnostics.AddRange(diagnostics);
    }

    /// <summary>What the last run kept of an endpoint, if all of it still holds and its file is as it was written; else null.</summary>
    private CachedEndpoint? Reuse(ModulePass module, string id, string key) =>
        cache is not null
        && cache.Endpoints.TryGetValue(id, out var kept)
        && kept.Key == key
        && (kept.Summary.Members is not null || !withMembers)
        && kept.LookupsSha256 == GlossaryLookups.HashAnswers(inputs.Glossary, kept.Lookups)
        && (output is null || (kept.FileSha256 is { } sha256 && output.TryKeep(kept.Summary.Path, sha256)))
        && module.Scope.TryRepeat(kept.Names)
            ? kept
            : null;

    private void Format(List<EndpointDone> endpoints, ICodeFormatter codeFormatter, GeneratedOutput files, CancellationToken cancellation)
    {
        var places = Enumerable.Range(0, endpoints.Count).Where(place => endpoints[place].Unformatted is not null).ToList();
        if (places.Count == 0)
        {
            return;
        }

        var formatted = clock.Measure(
            "formatting",
            () => codeFormatter.Format([.. places.Select(place => new GeneratedFile(endpoints[place].Cached.Summary.Path, endpoints[place].Unformatted!))], cancellation),
            result => result.Length);
        foreach (var (place, file) in places.Zip(formatted))
        {
            var done = endpoints[place];
            endpoints[place] = done with { Cached = done.Cached with { FileSha256 = files.Add(file.Path, file.Text) } };
        }
    }

    private static bool HasErrors(List<Diagnostic> diagnostics) => diagnostics.Exists(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    /// <summary>An endpoint that is done with.</summary>
    /// <param name="Endpoint">What was asked for.</param>
    /// <param name="Cached">What came of it.</param>
    /// <param name="IsKept">Whether the next run may take it from this one.</param>
    /// <param name="Unformatted">Its text where that is still to be formatted.</param>
    private sealed record EndpointDone(SelectedEndpoint Endpoint, CachedEndpoint Cached, bool IsKept, string? Unformatted);

    /// <summary>The endpoints of one module on their way.</summary>
    private sealed class ModulePass(string name, ImmutableArray<SelectedEndpoint> endpoints, EndpointKeys keys)
    {
        public string Name => name;

        public ImmutableArray<SelectedEndpoint> Endpoints => endpoints;

        public EndpointKeys Keys => keys;

        public NameScope Scope { get; } = new(endpoints
            .SelectMany(endpoint => new[] { endpoint.ClassName, endpoint.ClassName + "Output" })
            .Concat(endpoints.SelectMany(endpoint => endpoint.SharedEnums).Select(shared => shared.Name.Value))
            .Append(TypeBinder.SharedEnumClass));

        public List<Diagnostic> Diagnostics { get; } = [];

        public List<EndpointDone> Done { get; } = [];

        public List<SharedEnumConfig> SharedEnums { get; } = [];

        public void Add(EndpointDone done, ImmutableArray<string> sharedEnums)
        {
            Done.Add(done);
            SharedEnums.AddRange(sharedEnums.Select(used => done.Endpoint.SharedEnums.First(shared => shared.Name.Value == used)));
        }

        public ModuleEnums UsedEnums() =>
            new(name, [.. SharedEnums.DistinctBy(shared => shared.Name.Value).OrderBy(shared => shared.Name.Value, StringComparer.Ordinal)]);
    }
}

/// <summary>What a pass came to.</summary>
/// <param name="Endpoints">The endpoints that could be bound, by id.</param>
/// <param name="SharedEnums">Shared enums in use, by module.</param>
/// <param name="Kept">What the next run may take.</param>
internal sealed record PassResult(
    ImmutableArray<GeneratedEndpoint> Endpoints,
    ImmutableArray<ModuleEnums> SharedEnums,
    ImmutableArray<CachedEndpoint> Kept);
