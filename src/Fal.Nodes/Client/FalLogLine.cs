namespace Fal.Nodes;

/// <summary>A line that a runner logged.</summary>
/// <param name="Message">The text.</param>
/// <param name="Timestamp">When, as the service wrote it, usually ISO 8601 in UTC.</param>
/// <param name="Level">Severity, such as <c>INFO</c>; null where the service gave none.</param>
/// <param name="Source">Who logged it, such as <c>USER</c>; null where the service gave none.</param>
public sealed record FalLogLine(string Message, string? Timestamp, string? Level, string? Source);
