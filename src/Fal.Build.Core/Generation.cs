using System.Collections.Immutable;
using Fal.Build.Core.Binding;
using Fal.Build.Core.Coverage;
using Fal.Build.Core.Diagnostics;
using Fal.Build.Core.Emit;
using Fal.Build.Core.Incremental;
using Fal.Build.Core.LockFile;
using Fal.Build.Core.Output;

namespace Fal.Build.Core;

/// <summary>One run of the generator, stage after stage.</summary>
internal sealed class Generation : IDisposable
{
    private readonly GeneratorOptions _options;
    private readonly CancellationToken _cancellation;
    private readonly StageClock _clock = new();
    private readonly List<Diagnostic> _diagnostics = [];
    private readonly GeneratorInputs _inputs;
    private readonly ICodeFormatter? _formatter;
    private readonly RunCache? _cache;
    private readonly GeneratedOutput? _output;

    /// <param name="options">What to generate from, and where to.</param>
    /// <param name="cancellation">Stops the run.</param>
    public Generation(GeneratorOptions options, CancellationToken cancellation)
    {
        _options = options;
        _cancellation = cancellation;
        var readCache = Task.Run(ReadCache, cancellation);
        _inputs = GeneratorInputs.Read(options, _clock, _diagnostics, cancellation);
        _formatter = !_inputs.Settings.FormatGeneratedCode ? null : options.Formatter ?? throw new InvalidOperationException("FormatGeneratedCode needs a Formatter.");
        _cache = readCache.WaitAsync(cancellation).GetAwaiter().GetResult();
        _output = options.EmitCode ? new(options.OutputDirectory) : null;
    }

    /// <summary>Runs.</summary>
    public GenerationResult Run()
    {
        CapQuality();

        // Depends on nothing that comes of the endpoints, so it needn't wait for them.
        var ranking = Task.Run(Rank, _cancellation);
        var commonKey = EndpointKeys.CommonOf(_inputs.Settings, _formatter is null ? [] : _options.EditorConfigs);
        var pass = new EndpointPass(_inputs, commonKey, _cache, _output, _formatter, _options.LockFile is not null, _clock).Run(_diagnostics, _cancellation);
        if (_inputs.Selected.IsEmpty && _options.CoverageMerge.Length == 0 && !HasErrors)
        {
            _diagnostics.Add(DiagnosticCatalog.NothingToGenerate(_options.ProjectFile));
        }

        if (HasErrors)
        {
            return Result(pass, files: null, reports: null, report: null);
        }

        _cancellation.ThrowIfCancellationRequested();
        var gateDiagnostics = new List<Diagnostic>();
        var report = _clock.Measure("coverage", () => CountCoverage(pass, ranking.WaitAsync(_cancellation).GetAwaiter().GetResult(), gateDiagnostics), counted => counted.Total.Configured);
        AddCommonFiles(pass);
        var checkedIn = CheckedIn(pass);
        if (_inputs.Settings.VerifyNoChanges && !IsUnchanged(checkedIn))
        {
            return Result(pass, files: null, reports: null, report: null);
        }

        var reports = new Lazy<ImmutableArray<GeneratedFile>>(() => ReportFiles.Write(report, _inputs.Catalog!));
        var reportOutput = _options.ReportDirectory is { } directory
            ? _clock.Measure("reports", () => ReportOutput.Prepare(directory, report, reports, _cache?.Reports), _ => reports.IsValueCreated ? reports.Value.Length : 0)
            : null;
        _cancellation.ThrowIfCancellationRequested();
        if (_clock.Measure("writing", () => WriteCode(pass, reportOutput?.Kept), _ => _output?.Changed ?? 0))
        {
            WriteBeside(checkedIn, reportOutput, reports, report);
        }

        _diagnostics.AddRange(gateDiagnostics);
        return Result(pass, _output is null ? null : new(_output.Read), reports, report);
    }

    /// <inheritdoc/>
    public void Dispose() => _output?.Dispose();

    private bool HasErrors => _diagnostics.Exists(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    private GenerationResult Result(PassResult pass, Lazy<ImmutableArray<GeneratedFile>>? files, Lazy<ImmutableArray<GeneratedFile>>? reports, CoverageReport? report) =>
        new(files, reports, report, InOrder(_diagnostics), _clock.Read("total", pass.Endpoints.Length));

    private RunCache? ReadCache() => (_options.OutputDirectory ?? _options.ClassDirectory) is { } kept
        ? _clock.Measure("cache", () => RunCache.Read(kept), read => read.Endpoints.Count)
        : null;

    private ImmutableArray<NextModel> Rank() => _inputs.Catalog is { } catalog
        ? _clock.Measure("ranking", () => ModelRanking.Rank(catalog, _inputs.Schemas.Has), ranked => ranked.Length)
        : [];

    private CoverageReport CountCoverage(PassResult pass, ImmutableArray<NextModel> ranking, List<Diagnostic> gateDiagnostics)
    {
        var catalog = _inputs.Catalog!;
        var project = Path.GetFileNameWithoutExtension(_options.ProjectFile);
        var tally = CoverageMerge.Sum(CoverageCounter.Tally(project, catalog, pass.Endpoints, _inputs.Schemas.Has, Link), _inputs.Merged);
        var report = CoverageCounter.Report(
            project, Generator.NameAndVersion, catalog, tally, [.. ranking.Where(model => !tally.Configured.ContainsKey(model.Id))]);
        return _options.JudgeCoverage ? CoverageGate.Judge(report, _inputs.Thresholds!, _inputs.Baseline, _options.ProjectFile, gateDiagnostics) : report;
    }

    private string? Link(EndpointSummary endpoint) => _options.ReportDirectory is { } reports && _options.ClassDirectory is { } classes
        ? ReportLinks.Between(reports, Path.Combine(classes, endpoint.Path))
        : null;

    /// <summary>The files that stand for several endpoints.</summary>
    private void AddCommonFiles(PassResult pass)
    {
        if (_output is null)
        {
            return;
        }

        var emit = _inputs.Settings.Emit;
        ImmutableArray<GeneratedFile> files =
        [
            .. pass.SharedEnums.Select(module => new GeneratedFile(
                $"{module.Module}/{TypeBinder.SharedEnumClass}.g.cs", SharedEnumFileWriter.Write(module, emit))),
            new(RegistryFileWriter.FileName, RegistryFileWriter.Write([.. pass.Endpoints.Select(endpoint => endpoint.Summary)], emit)),
        ];
        foreach (var file in _formatter is null ? files : _formatter.Format(files, _cancellation))
        {
            _output.Add(file.Path, file.Text);
        }
    }

    /// <summary>All that is written into the source tree, and compared instead where nothing may change.</summary>
    private ImmutableArray<ICheckedInOutput> CheckedIn(PassResult pass)
    {
        var outputs = ImmutableArray.CreateBuilder<ICheckedInOutput>();
        if (_options.LockFile is { } lockFile)
        {
            outputs.Add(new ApiLock(lockFile, LockFileText.Write(
                pass.Endpoints.Select(endpoint => endpoint.Summary),
                pass.SharedEnums)));
        }

        if (_options.GeneratedFilesDirectory is { } copy && _output is not null)
        {
            outputs.Add(new SourceCopy(copy, _output.Read()));
        }

        return outputs.ToImmutable();
    }

    private bool IsUnchanged(ImmutableArray<ICheckedInOutput> checkedIn)
    {
        var before = _diagnostics.Count;
        foreach (var output in checkedIn)
        {
            output.Verify(_options.ProjectFile, _diagnostics);
        }

        return _diagnostics.Count == before;
    }

    /// <summary>Writes the generated code; false after an error.</summary>
    private bool WriteCode(PassResult pass, CachedReports? reports) =>
        _output is null || _output.Commit(
            pass.Endpoints.SelectMany(endpoint => endpoint.Summary.Sources),
            [(RunCache.FileName, RunCache.Write(pass.Kept, reports))],
            _diagnostics);

    private void WriteBeside(
        ImmutableArray<ICheckedInOutput> checkedIn, ReportOutput? reportOutput, Lazy<ImmutableArray<GeneratedFile>> reports, CoverageReport report)
    {
        foreach (var output in _inputs.Settings.VerifyNoChanges ? [] : checkedIn)
        {
            output.Write(_diagnostics);
        }

        reportOutput?.Write(_diagnostics);
        if (_inputs.Settings.GitHubStepSummary && _options.JudgeCoverage && _options.GitHubStepSummaryFile is { } summary)
        {
            new StepSummary(summary).Append(reports.Value.Single(file => file.Path == ReportFiles.Markdown).Text, _diagnostics);
        }

        if (_inputs.Settings.UpdateBaseline && _options.CoverageBaseline is { } baseline)
        {
            new OutputDirectory(Path.GetDirectoryName(baseline)!)
                .Write([new(Path.GetFileName(baseline), CoverageBaseline.Write(report))], _diagnostics);
        }
    }

    /// <summary>Quality faults are taken no worse than the project asks for.</summary>
    private void CapQuality()
    {
        var highest = _inputs.Settings.HighestQualitySeverity;
        for (var index = _diagnostics.Count - 1; index >= 0; index--)
        {
            if (_diagnostics[index].Code is not ("FAL1009" or "FAL1010" or "FAL1011" or "FAL1012"))
            {
                continue;
            }

            if (highest is null)
            {
                _diagnostics.RemoveAt(index);
            }
            else if (_diagnostics[index].Severity > highest)
            {
                _diagnostics[index] = _diagnostics[index] with { Severity = highest.Value };
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
}
