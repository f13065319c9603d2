namespace Fal.Standin;

/// <summary>A request that a fault may happen to.</summary>
/// <param name="Host">The host that it is for: queue, run, rest, cdn, v1 or openapi.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path on its host.</param>
/// <param name="Number">How many requests of the fault's host, method and path have come, this one included.</param>
public readonly record struct StandinFaultTarget(string Host, string Method, string Path, int Number);
