namespace Fal.Build.Benchmarks.Performance;

/// <summary>One line of the table: what was measured, what was wanted, and what came out.</summary>
/// <param name="What">What was measured, such as <c>no-op build</c>.</param>
/// <param name="Goal">What was wanted, in words: <c>at most 1.03 times</c>.</param>
/// <param name="Figure">What came out, with its unit.</param>
/// <param name="IsMet">Whether the figure reaches the goal.</param>
/// <param name="Note">What a reader should know of the figure: what stands in the way of a goal that isn't met, or null.</param>
internal sealed record PerformanceRow(string What, string Goal, string Figure, bool IsMet, string? Note = null);
