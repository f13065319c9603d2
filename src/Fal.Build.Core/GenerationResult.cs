using System.Collections.Immutable;
using Fal.Build.Core.Coverage;
using Fal.Build.Core.Diagnostics;
using Fal.Build.Core.Output;

namespace Fal.Build.Core;

/// <summary>What a generation came to.</summary>
/// <param name="Files">Every generated file as it should be, by path; empty after a FAL0, FAL1 or FAL2 error.</param>
/// <param name="Reports">Every report, by path below the report directory; empty after such an error.</param>
/// <param name="Coverage">The coverage report; null after such an error.</param>
/// <param name="Diagnostics">Everything found, in the order of files and lines.</param>
public sealed record GenerationResult(
    ImmutableArray<GeneratedFile> Files,
    ImmutableArray<GeneratedFile> Reports,
    CoverageReport? Coverage,
    ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>True when a build has to fail.</summary>
    public bool HasErrors => Diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    /// <summary>True when a build has to tell something that doesn't fail it.</summary>
    public bool HasWarnings => Diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Warning);

    /// <summary>The coverage table, as lines of text; empty after an error.</summary>
    public IReadOnlyList<string> CoverageLines => Coverage is null ? [] : CoverageTable.Text(Coverage);
}
