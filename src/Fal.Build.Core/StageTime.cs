namespace Fal.Build.Core;

/// <summary>How long a stage of a generation took.</summary>
/// <param name="Stage">What it does, such as <c>configs</c>.</param>
/// <param name="Count">How many files, endpoints or models it went through.</param>
/// <param name="Elapsed">How long it took; for a stage that runs on several threads, all of them together.</param>
public sealed record StageTime(string Stage, int Count, TimeSpan Elapsed);
