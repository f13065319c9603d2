using System.Text.Json;

namespace Fal.Standin;

/// <summary>A request that the server accepted, queued or run at once, as it stood when it was asked for.</summary>
public sealed record StandinRequest
{
    /// <summary>The id that the server gave it.</summary>
    public required string RequestId { get; init; }

    /// <summary>The endpoint with its whole id.</summary>
    public required string EndpointId { get; init; }

    /// <summary>The host that accepted it: queue or run.</summary>
    public required string Host { get; init; }

    /// <summary>The body as it came.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>The body as JSON; undefined when it isn't.</summary>
    public required JsonElement Input { get; init; }

    /// <summary>Where the webhook goes, if one was asked for.</summary>
    public required Uri? Webhook { get; init; }

    /// <summary>Where it is.</summary>
    public StandinState State { get; init; }

    /// <summary>How often this body was accepted for this endpoint so far: more than once is what a careless retry costs.</summary>
    public int SubmittedCount { get; init; } = 1;

    /// <summary>How often its status was read, streams not counted.</summary>
    public int StatusReads { get; init; }

    /// <summary>How often its result was asked for.</summary>
    public int ResultReads { get; init; }

    /// <summary>Whether somebody asked for it to be cancelled before it had completed.</summary>
    public bool CancelRequested { get; init; }
}
