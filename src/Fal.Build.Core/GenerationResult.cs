using System.Collections.Immutable;
using Fal.Build.Core.Coverage;
using Fal.Build.Core.Diagnostics;
using Fal.Build.Core.Output;

namespace Fal.Build.Core;

/// <summary>What a generation came to.</summary>
public sealed class GenerationResult
{
    private readonly Lazy<ImmutableArray<GeneratedFile>>? _files;
    private readonly Lazy<ImmutableArray<GeneratedFile>>? _reports;

    internal GenerationResult(
        Lazy<ImmutableArray<GeneratedFile>>? files,
        Lazy<ImmutableArray<GeneratedFile>>? reports,
        CoverageReport? coverage,
        ImmutableArray<Diagnostic> diagnostics,
        ImmutableArray<StageTime> stages)
    {
        _files = files;
        _reports = reports;
        Coverage = coverage;
        Diagnostics = diagnostics;
        Stages = stages;
    }

    /// <summary>
    /// Every generated file as it should be, by path; empty after a FAL0, FAL1 or FAL2 error, and where no code was asked for.
    /// Those that were written are read back when this is first asked for.
    /// </summary>
    public ImmutableArray<GeneratedFile> Files => _files?.Value ?? [];

    /// <summary>Every report, by path below the report directory; empty after such an error.</summary>
    public ImmutableArray<GeneratedFile> Reports => _reports?.Value ?? [];

    /// <summary>The coverage report; null after such an error.</summary>
    public CoverageReport? Coverage { get; }

    /// <summary>Everything found, in the order of files and lines.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }

    /// <summary>How long each stage took, and at the end the whole.</summary>
    public ImmutableArray<StageTime> Stages { get; }

    /// <summary>True when a build has to fail.</summary>
    public bool HasErrors => Diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    /// <summary>True when a build has to tell something that doesn't fail it.</summary>
    public bool HasWarnings => Diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Warning);

    /// <summary>The coverage table, as lines of text; empty after an error.</summary>
    public IReadOnlyList<string> CoverageLines => Coverage is null ? [] : CoverageTable.Text(Coverage);
}
