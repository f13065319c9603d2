namespace Fal.Nodes;

/// <summary>What a request came to.</summary>
/// <typeparam name="TOutput">The generated class of the answer.</typeparam>
/// <param name="Output">The answer.</param>
/// <param name="RequestId">Id of the request; null for a run without the queue of which the service told no id.</param>
/// <param name="BillableUnits">What was billed, in the endpoint's units; null where the service doesn't say.</param>
public sealed record FalResult<TOutput>(TOutput Output, string? RequestId, decimal? BillableUnits)
    where TOutput : FalOutput;
