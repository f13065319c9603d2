namespace Fal.Build.Core.Drift;

/// <summary>What to compare. Paths are absolute.</summary>
/// <param name="Project">The project, whose configs are held against the later schemas.</param>
/// <param name="Before">Directory of the earlier schemas.</param>
/// <param name="After">Directory of the later schemas.</param>
/// <param name="ReportDirectory">Where <c>drift.md</c> and <c>drift.json</c> go, or null.</param>
public sealed record DriftOptions(GeneratorOptions Project, string Before, string After, string? ReportDirectory);

/// <summary>What a comparison came to.</summary>
/// <param name="Report">The differences.</param>
/// <param name="Diagnostics">What a person should know, breaking changes among it.</param>
public sealed record DriftResult(DriftReport Report, System.Collections.Immutable.ImmutableArray<Diagnostics.Diagnostic> Diagnostics);
