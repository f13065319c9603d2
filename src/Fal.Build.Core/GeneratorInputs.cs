using System.Collections.Immutable;
using Fal.Build.Core.Catalog;
using Fal.Build.Core.Configuration;
using Fal.Build.Core.Coverage;
using Fal.Build.Core.Diagnostics;
using Fal.Build.Core.Schemas;

namespace Fal.Build.Core;

/// <summary>Everything that is read before the first endpoint is bound.</summary>
/// <param name="Settings">The options, checked.</param>
/// <param name="Catalog">The catalogue; null after an error.</param>
/// <param name="Merged">Coverage of other projects that is merged with this one's.</param>
/// <param name="Thresholds">What coverage has to reach; null without a catalogue.</param>
/// <param name="Baseline">What was covered before, or null.</param>
/// <param name="Glossary">Descriptions of fields.</param>
/// <param name="Schemas">Where schemas are found.</param>
/// <param name="Selected">The endpoints to generate, by id.</param>
internal sealed record GeneratorInputs(
    GeneratorSettings Settings,
    ModelCatalog? Catalog,
    ImmutableArray<CoverageTally> Merged,
    CoverageThresholds? Thresholds,
    CoverageBaseline? Baseline,
    FieldGlossary Glossary,
    SchemaReader Schemas,
    ImmutableArray<SelectedEndpoint> Selected)
{
    /// <summary>Reads everything; what is wrong is reported, and all of it is looked at.</summary>
    /// <param name="options">What to generate from.</param>
    /// <param name="clock">What measures the stages.</param>
    /// <param name="diagnostics">Where to report.</param>
    /// <param name="cancellation">Stops between two files, and while it waits for one.</param>
    public static GeneratorInputs Read(GeneratorOptions options, StageClock clock, List<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        var settings = GeneratorSettings.Read(options, diagnostics);
        CheckDirectories(options, diagnostics);

        // These readings have nothing to do with each other, and are mostly waiting for the JIT in a new process.
        var catalogDiagnostics = new List<Diagnostic>();
        var glossaryDiagnostics = new List<Diagnostic>();
        var readCatalog = Task.Run(() => clock.Measure("catalogue", () => CatalogReader.Read(options.CatalogFile, catalogDiagnostics), read => read?.Models.Length ?? 0), cancellation);
        var readGlossary = Task.Run(() => clock.Measure("glossary", () => ReadGlossary(options, glossaryDiagnostics), read => read.Fields.Count), cancellation);
        var modules = clock.Measure("configs", () => ReadConfigs(options, diagnostics, cancellation), read => read.Length);
        var catalog = readCatalog.WaitAsync(cancellation).GetAwaiter().GetResult();
        diagnostics.AddRange(catalogDiagnostics);
        var merged = catalog is null ? [] : CoverageMerge.Read(options, catalog, diagnostics);
        var thresholds = catalog is null ? null : GeneratorSettings.ReadThresholds(options, catalog, diagnostics);
        var glossary = readGlossary.WaitAsync(cancellation).GetAwaiter().GetResult();
        diagnostics.AddRange(glossaryDiagnostics);
        var baseline = ReadBaseline(options, settings, diagnostics);
        var schemas = OpenSchemas(options, diagnostics);
        cancellation.ThrowIfCancellationRequested();
        var selected = clock.Measure("selection", () => Select(options, modules, catalog, schemas, diagnostics), read => read.Length);
        return new(settings, catalog, merged, thresholds, baseline, glossary, schemas, selected);
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

    private static FieldGlossary ReadGlossary(GeneratorOptions options, List<Diagnostic> diagnostics) =>
        options.GlossaryFile is { } file && File.Exists(file) ? FieldGlossary.Read(file, diagnostics) : FieldGlossary.Empty;

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

    /// <summary>Files are read side by side, and what is wrong with them is told in their order.</summary>
    private static ImmutableArray<ModuleConfig> ReadConfigs(GeneratorOptions options, List<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        var sources = options.Configs.DistinctBy(source => source.File).OrderBy(source => source.File, StringComparer.Ordinal).ToArray();
        var modules = new ModuleConfig?[sources.Length];
        var found = new List<Diagnostic>[sources.Length];
        Parallel.For(0, sources.Length, new ParallelOptions { CancellationToken = cancellation }, index =>
        {
            found[index] = [];
            modules[index] = ConfigReader.Read(sources[index], found[index]);
        });
        foreach (var ofFile in found)
        {
            diagnostics.AddRange(ofFile);
        }

        return [.. modules.OfType<ModuleConfig>()];
    }

    private static ImmutableArray<SelectedEndpoint> Select(
        GeneratorOptions options, ImmutableArray<ModuleConfig> modules, ModelCatalog? catalog, SchemaReader schemas, List<Diagnostic> diagnostics)
    {
        var selected = EndpointSelection.Select(options, modules, catalog, schemas.Has, diagnostics);
        ConfigRules.Check(selected, diagnostics);
        return selected;
    }
}
