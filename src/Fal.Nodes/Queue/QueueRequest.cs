using Fal.Nodes.Serialization;

namespace Fal.Nodes;

/// <summary>A job in the service's queue.</summary>
/// <param name="queue">The queue.</param>
/// <param name="ticket">The job.</param>
/// <param name="downloader">Fetches the answer's files.</param>
/// <param name="properties">Makes the translation of places into C# names; null when the node isn't at hand.</param>
internal sealed class QueueRequest<TOutput>(FalQueue queue, QueueTicket ticket, AssetDownloader downloader, Func<PropertyPaths>? properties)
    : FalRequest<TOutput>(ticket.EndpointId, ticket.RequestId)
    where TOutput : FalOutput, new()
{
    private bool _hasFailed;

    public override async Task<FalStatus> GetStatusAsync(CancellationToken cancellationToken = default) =>
        Note(await queue.GetStatusAsync(ticket, includeLogs: true, cancellationToken).ConfigureAwait(false));

    public override async Task<FalStatus> WaitAsync(IProgress<FalStatus>? progress = null, CancellationToken cancellationToken = default) =>
        Note(await queue.FollowAsync(ticket, progress, cancellationToken).ConfigureAwait(false));

    public override async Task<FalResult<TOutput>> GetResultAsync(CancellationToken cancellationToken = default)
    {
        var reply = await queue.GetResultAsync(ticket, _hasFailed, properties, cancellationToken).ConfigureAwait(false);
        return Answer.Read<TOutput>(reply, RequestId, downloader);
    }

    public override Task<FalCancellation> CancelAsync(CancellationToken cancellationToken = default) => queue.CancelAsync(ticket, cancellationToken);

    private FalStatus Note(FalStatus status)
    {
        _hasFailed = status is { State: FalState.Completed, ErrorType: not null } or { State: FalState.Completed, Error: not null };
        return status;
    }
}
