using System.Collections.Immutable;
using System.Reflection;
using Fal.Build.Core.Binding;
using Fal.Build.Core.Catalog;
using Fal.Build.Core.Configuration;
using Fal.Build.Core.Coverage;
using Fal.Build.Core.Diagnostics;
using Fal.Build.Core.Emit;
using Fal.Build.Core.LockFile;
using Fal.Build.Core.Naming;
using Fal.Build.Core.Output;
using Fal.Build.Core.Schemas;

namespace Fal.Build.Core;

/// <summary>
/// The one entry: configs, catalogue and schemas in, C# files and coverage out. It collects every diagnostic of every file
/// before it gives up, and never throws for bad input.
/// </summary>
public static class Generator
{
    /// <summary>Name and version, as reports state it.</summary>
    public static string NameAndVersion { get; } =
        "Fal.Build " + typeof(Generator).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    /// <summary>
    /// Generates. After a FAL0, FAL1 or FAL2 error nothing is written and coverage isn't judged; after a FAL3 error everything is.
    /// </summary>
    /// <param name="options">What to generate from, and where to.</param>
    public static GenerationResult Generate(GeneratorOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var diagnostics = new List<Diagnostic>();
        var settings = GeneratorSettings.Read(options, diagnostics);
        CheckDirectories(options, diagnostics);
        var catalog = CatalogReader.Read(options.CatalogFile, diagnostics);
        var merged = catalog is null ? [] : CoverageMerge.Read(options, catalog, diagnostics);
        var thresholds = catalog is null ? null : GeneratorSettings.ReadThresholds(options, catalog, diagnostics);
        var glossary = options.GlossaryFile is { } glossaryFile && File.Exists(glossaryFile) ? FieldGlossary.Read(glossaryFile, diagnostics) : FieldGlossary.Empty;
        var baseline = ReadBaseline(options, settings, diagnostics);
        var schemas = OpenSchemas(options, diagnostics);
        var modules = ReadConfigs(options, diagnostics);
        var selected = EndpointSelection.Select(options, modules, catalog, schemas.Has, diagnostics);
        ConfigRules.Check(selected, diagnostics);
        var bound = Bind(selected, catalog, glossary, schemas, settings, diagnostics);
        if (selected.IsEmpty && options.CoverageMerge.Length == 0 && diagnostics.TrueForAll(diagnostic => diagnostic.Severity != DiagnosticSeverity.Error))
        {
            diagnostics.Add(DiagnosticCatalog.NothingToGenerate(options.ProjectFile));
        }

        Cap(diagnostics, settings.HighestQualitySeverity);
        if (diagnostics.Exists(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error))
        {
            return new([], [], null, InOrder(diagnostics));
        }

        var report = CountCoverage(options, catalog!, bound, schemas, merged);
        var gateDiagnostics = new List<Diagnostic>();
        if (options.JudgeCoverage)
        {
            report = CoverageGate.Judge(report, thresholds!, baseline, options.ProjectFile, gateDiagnostics);
        }

        var files = Format(Emit(bound, settings.Emit), options, settings);
        var checkedIn = CheckedIn(options, bound, files);
        if (settings.VerifyNoChanges && !IsUnchanged(checkedIn, options.ProjectFile, diagnostics))
        {
            return new([], [], null, InOrder(diagnostics));
        }

        var reports = ReportFiles.Write(report, catalog!);
        Write(options, settings, bound, files, settings.VerifyNoChanges ? [] : checkedIn, reports, report, diagnostics);
        diagnostics.AddRange(gateDiagnostics);
        return new(files, reports, report, InOrder(diagnostics));
    }

    private static void CheckDirectories(GeneratorOptions options, List<Diagnostic> diagnostics)
    {
        if (options.ConfigDirectory is { } configs && !Directory.Exists(configs))
        {
            diagnostics.Add(DiagnosticCatalog.ConfigDirectoryUnreadable(options.ProjectFile, configs, File.Exists(configs) ? "is a file" : "doesn't exist"));
        }

        if (options.SchemaDirectory is { } schemas && !Directory.Exists(schemas))
        {
            diagnostics.Add(DiagnosticCatalog.SettingNotAllowed(
                options.ProjectFile, "FalSchemaDirectory", schemas, "there is no such directory"));
        }
    }

    private static SchemaReader OpenSchemas(GeneratorOptions options, List<Diagnostic> diagnostics)
    {
        var directories = new List<SchemaDirectory>();
        if (options.SchemaDirectory is { } own && Directory.Exists(own))
        {
            directories.Add(SchemaDirectory.Own(own, diagnostics));
        }

        if (options.BundledSchemaDirectory is { } bundled && Directory.Exists(bundled))
        {
            directories.Add(SchemaDirectory.Bundled(bundled));
        }

        return new SchemaReader(directories, options.ApplyOverlays);
    }

    private static ImmutableArray<ModuleConfig> ReadConfigs(GeneratorOptions options, List<Diagnostic> diagnostics) =>
    [
        .. options.Configs
            .DistinctBy(source => source.File)
            .OrderBy(source => source.File, StringComparer.Ordinal)
            .Select(source => ConfigReader.Read(source, diagnostics))
            .OfType<ModuleConfig>(),
    ];

    private static CoverageReport CountCoverage(
        GeneratorOptions options, ModelCatalog catalog, BoundEndpoints bound, SchemaReader schemas, ImmutableArray<CoverageTally> merged)
    {
        var project = Path.GetFileNameWithoutExtension(options.ProjectFile);
        var tally = CoverageMerge.Sum(CoverageCounter.Tally(project, catalog, bound.Nodes, schemas.Has, Link), merged);
        var next = ModelRanking.Rank(catalog, tally.Configured.ContainsKey, schemas.Has);
        return CoverageCounter.Report(project, NameAndVersion, catalog, tally, next);

        string? Link(NodeSpec node) => options.ReportDirectory is { } reports && options.ClassDirectory is { } classes
            ? ReportLinks.Between(reports, Path.Combine(classes, NodeFileWriter.PathOf(node)))
            : null;
    }

    private static CoverageBaseline? ReadBaseline(GeneratorOptions options, GeneratorSettings settings, List<Diagnostic> diagnostics)
    {
        if (options.CoverageBaseline is not { } file)
        {
            if (settings.UpdateBaseline)
            {
                diagnostics.Add(DiagnosticCatalog.SettingMissing(
                    options.ProjectFile, "FalCoverageUpdateBaseline", "set FalCoverageBaseline to the file that the baseline is to be written to"));
            }

            return null;
        }

        if (settings.UpdateBaseline || !options.JudgeCoverage)
        {
            return null;
        }

        try
        {
            return CoverageBaseline.Parse(File.ReadAllText(file));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            diagnostics.Add(DiagnosticCatalog.SettingNotAllowed(
                options.ProjectFile, "FalCoverageBaseline", file,
                "there is no such file; write it with: dotnet build -t:FalCoverage -p:FalCoverageUpdateBaseline=true"));
            return null;
        }
    }

    private static BoundEndpoints Bind(
        ImmutableArray<SelectedEndpoint> selected,
        ModelCatalog? catalog,
        FieldGlossary glossary,
        SchemaReader schemas,
        GeneratorSettings settings,
        List<Diagnostic> diagnostics)
    {
        var nodes = ImmutableArray.CreateBuilder<(SelectedEndpoint, NodeSpec)>();
        var sources = ImmutableArray.CreateBuilder<string>();
        var sharedEnums = ImmutableSortedDictionary.CreateBuilder<string, ImmutableArray<SharedEnumConfig>>(StringComparer.Ordinal);
        foreach (var module in selected.GroupBy(endpoint => CSharpName.Pascal(endpoint.Module), StringComparer.Ordinal))
        {
            var classes = module.SelectMany(endpoint => new[] { endpoint.ClassName, endpoint.ClassName + "Output" });
            var shared = module.SelectMany(endpoint => endpoint.SharedEnums).Select(item => item.Name.Value);
            var scope = new NameScope(classes.Concat(shared).Append(TypeBinder.SharedEnumClass));
            var used = new List<SharedEnumConfig>();
            foreach (var endpoint in module)
            {
                if (EndpointId.IsWellFormed(endpoint.Id) && schemas.Read(endpoint.Id, endpoint.Location, diagnostics) is { } schema)
                {
                    sources.Add(schema.File);
                    sources.AddRange(schema.Overlays);
                    var context = new BindingContext(endpoint, schema, glossary, diagnostics);
                    nodes.Add((endpoint, EndpointBinder.Bind(context, catalog?.Find(endpoint.Id), scope, settings.EmbedSchemas, used)));
                }
            }

            if (used.Count > 0)
            {
                sharedEnums[module.Key] = [.. used.DistinctBy(item => item.Name.Value).OrderBy(item => item.Name.Value, StringComparer.Ordinal)];
            }
        }

        return new([.. nodes.OrderBy(node => node.Item2.EndpointId, StringComparer.Ordinal)], sharedEnums.ToImmutable(), sources.ToImmutable());
    }

    private static ImmutableArray<GeneratedFile> Emit(BoundEndpoints bound, EmitOptions options) =>
    [
        .. bound.Nodes.Select(node => new GeneratedFile(NodeFileWriter.PathOf(node.Node), NodeFileWriter.Write(node.Node, options))),
        .. bound.SharedEnums.Select(module => new GeneratedFile(
            $"{module.Key}/{TypeBinder.SharedEnumClass}.g.cs", SharedEnumFileWriter.Write(module.Key, module.Value, options))),
        new(RegistryFileWriter.FileName, RegistryFileWriter.Write([.. bound.Nodes.Select(node => node.Node)], options)),
    ];

    private static ImmutableArray<GeneratedFile> Format(ImmutableArray<GeneratedFile> files, GeneratorOptions options, GeneratorSettings settings) =>
        settings.FormatGeneratedCode
            ? (options.Formatter ?? throw new InvalidOperationException("FormatGeneratedCode needs a Formatter.")).Format(files)
            : files;

    /// <summary>All that is written into the source tree, and compared instead where nothing may change.</summary>
    private static ImmutableArray<ICheckedInOutput> CheckedIn(GeneratorOptions options, BoundEndpoints bound, ImmutableArray<GeneratedFile> files)
    {
        var outputs = ImmutableArray.CreateBuilder<ICheckedInOutput>();
        if (options.LockFile is { } lockFile)
        {
            outputs.Add(new ApiLock(lockFile, LockFileText.Write(
                bound.Nodes.Select(node => node.Node),
                bound.SharedEnums.Select(module => KeyValuePair.Create(module.Key, (IReadOnlyList<SharedEnumConfig>)module.Value)))));
        }

        if (options.GeneratedFilesDirectory is { } copy)
        {
            outputs.Add(new SourceCopy(copy, files));
        }

        return outputs.ToImmutable();
    }

    private static bool IsUnchanged(ImmutableArray<ICheckedInOutput> checkedIn, string projectFile, List<Diagnostic> diagnostics)
    {
        var before = diagnostics.Count;
        foreach (var output in checkedIn)
        {
            output.Verify(projectFile, diagnostics);
        }

        return diagnostics.Count == before;
    }

    private static void Write(
        GeneratorOptions options,
        GeneratorSettings settings,
        BoundEndpoints bound,
        ImmutableArray<GeneratedFile> files,
        ImmutableArray<ICheckedInOutput> checkedIn,
        ImmutableArray<GeneratedFile> reports,
        CoverageReport report,
        List<Diagnostic> diagnostics)
    {
        if (options.OutputDirectory is { } directory && !new OutputDirectory(directory).Update(files, bound.Sources, diagnostics))
        {
            return;
        }

        foreach (var output in checkedIn)
        {
            output.Write(diagnostics);
        }

        if (options.ReportDirectory is { } reportDirectory)
        {
            new OutputDirectory(reportDirectory).Write(reports, diagnostics);
        }

        if (settings.GitHubStepSummary && options.JudgeCoverage && options.GitHubStepSummaryFile is { } summary)
        {
            new StepSummary(summary).Append(reports.Single(file => file.Path == ReportFiles.Markdown).Text, diagnostics);
        }

        if (settings.UpdateBaseline && options.CoverageBaseline is { } baseline)
        {
            new OutputDirectory(Path.GetDirectoryName(baseline)!)
                .Write([new(Path.GetFileName(baseline), CoverageBaseline.Write(report))], diagnostics);
        }
    }

    /// <summary>Quality faults are taken no worse than the project asks for.</summary>
    private static void Cap(List<Diagnostic> diagnostics, DiagnosticSeverity? highest)
    {
        for (var index = diagnostics.Count - 1; index >= 0; index--)
        {
            if (diagnostics[index].Code is not ("FAL1009" or "FAL1010" or "FAL1011" or "FAL1012"))
            {
                continue;
            }

            if (highest is null)
            {
                diagnostics.RemoveAt(index);
            }
            else if (diagnostics[index].Severity > highest)
            {
                diagnostics[index] = diagnostics[index] with { Severity = highest.Value };
            }
        }
    }

    private static ImmutableArray<Diagnostic> InOrder(List<Diagnostic> diagnostics) =>
    [
        .. diagnostics.Distinct()
            .OrderBy(diagnostic => diagnostic.Location.File, StringComparer.Ordinal)
            .ThenBy(diagnostic => diagnostic.Location.Line)
            .ThenBy(diagnostic => diagnostic.Location.Column)
            .ThenBy(diagnostic => diagnostic.Code, StringComparer.Ordinal),
    ];

    /// <summary>Everything that writers need.</summary>
    /// <param name="Nodes">Endpoints with their specs, by id.</param>
    /// <param name="SharedEnums">Shared enums in use, by module in PascalCase.</param>
    /// <param name="Sources">Schema documents and overlays that were read.</param>
    private sealed record BoundEndpoints(
        ImmutableArray<(SelectedEndpoint Endpoint, NodeSpec Node)> Nodes,
        ImmutableSortedDictionary<string, ImmutableArray<SharedEnumConfig>> SharedEnums,
        ImmutableArray<string> Sources);
}
