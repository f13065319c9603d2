namespace Fal.Nodes;

/// <summary>Where a request stands.</summary>
public sealed record FalStatus
{
    /// <summary>How far it is.</summary>
    public required FalState State { get; init; }

    /// <summary>Id of the request; null while its files are being uploaded.</summary>
    public string? RequestId { get; init; }

    /// <summary>How many jobs wait before it; null unless it is in the queue.</summary>
    public int? QueuePosition { get; init; }

    /// <summary>
    /// Lines of the runner's log: each once where progress is reported, all so far where the status was asked for.
    /// </summary>
    public IReadOnlyList<FalLogLine> Logs { get; init; } = [];

    /// <summary>Time the model took, in seconds; null until the service says.</summary>
    public double? InferenceTime { get; init; }

    /// <summary>Why it failed; null unless it did and the service says so here.</summary>
    public string? Error { get; init; }

    /// <summary>The service's word for the kind of failure; null unless it failed and the service says so here.</summary>
    public string? ErrorType { get; init; }

    /// <summary>The upload under way; null unless the state is <see cref="FalState.Uploading"/>.</summary>
    public FalUploadProgress? Upload { get; init; }
}
