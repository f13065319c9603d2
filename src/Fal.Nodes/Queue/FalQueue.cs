using System.Globalization;
using System.Net;
using System.Net.ServerSentEvents;
using System.Text;
using System.Text.Json;
using Fal.Nodes.Serialization;

namespace Fal.Nodes;

/// <summary>Speaks to the queue: submits jobs, follows them, fetches results, cancels.</summary>
internal sealed class FalQueue(FalTransport transport)
{
    /// <summary>
    /// Submits a job. Once arguments may have arrived the exchange is seen through even when the caller gives up, so that
    /// the job can be cancelled: within the time limit for cancellations.
    /// </summary>
    public async Task<QueueTicket> SubmitAsync(
        string endpointId, byte[] arguments, FalSubmitOptions submitOptions, Func<PropertyPaths> properties, CancellationToken cancellationToken)
    {
        using var abandon = new CancellationTokenSource();
        using var registration = cancellationToken.Register(() => abandon.CancelAfter(transport.Options.CancellationTimeout));
        var call = new FalCall(FalOperation.Submit, HttpMethod.Post, SubmitAddress(endpointId, submitOptions))
        {
            Body = arguments,
            Headers = SubmitHeaders.Of(submitOptions),
            Subject = endpointId,
            Abandon = abandon.Token,
        };
        QueueTicket ticket;
        try
        {
            var reply = await transport.SendAsync(call, properties, cancellationToken).ConfigureAwait(false);
            ticket = QueueTicket.Read(transport.Hosts, endpointId, reply)
                ?? throw FalError.Uncertain(call, new InvalidDataException("The answer to the submission holds no request id."));
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }

        transport.Logger.Submitted(endpointId, ticket.RequestId);
        if (cancellationToken.IsCancellationRequested)
        {
            await CancelQuietlyAsync(ticket).ConfigureAwait(false);
            throw new OperationCanceledException(cancellationToken);
        }

        return ticket;
    }

    public async Task<FalStatus> GetStatusAsync(QueueTicket ticket, bool includeLogs, CancellationToken cancellationToken)
    {
        var call = Call(ticket, FalOperation.Status, HttpMethod.Get, WithLogs(ticket.Status, includeLogs));
        var reply = await transport.SendAsync(call, properties: null, cancellationToken).ConfigureAwait(false);
        return StatusReader.Read(reply.Json!.Value, ticket.RequestId);
    }

    /// <summary>Follows a job until it is over.</summary>
    public async Task<FalStatus> FollowAsync(QueueTicket ticket, IProgress<FalStatus>? progress, CancellationToken cancellationToken)
    {
        var reporter = progress is null ? null : new ProgressReporter(progress);
        var last = transport.Options.StatusUpdates == FalStatusUpdates.Stream
            ? await TryStreamAsync(ticket, reporter, cancellationToken).ConfigureAwait(false)
            : null;
        while (last is not { State: FalState.Completed })
        {
            last = await GetStatusAsync(ticket, includeLogs: reporter is not null, cancellationToken).ConfigureAwait(false);
            reporter?.Report(last);
            if (last.State != FalState.Completed)
            {
                await Task.Delay(transport.Options.PollingInterval, cancellationToken).ConfigureAwait(false);
            }
        }

        transport.Logger.Completed(ticket.EndpointId, ticket.RequestId);
        return last;
    }

    /// <param name="ticket">The job.</param>
    /// <param name="hasFailed">True when its status says that it failed: its error is then fetched, and not asked for again.</param>
    /// <param name="properties">Makes the translation of places into C# names; null when the node isn't at hand.</param>
    /// <param name="cancellationToken">Ends the question.</param>
    public Task<FalReply> GetResultAsync(QueueTicket ticket, bool hasFailed, Func<PropertyPaths>? properties, CancellationToken cancellationToken) =>
        transport.SendAsync(
            Call(ticket, FalOperation.Result, HttpMethod.Get, ticket.Response) with { MayRetry = !hasFailed },
            properties,
            cancellationToken);

    public async Task<FalCancellation> CancelAsync(QueueTicket ticket, CancellationToken cancellationToken)
    {
        var call = Call(ticket, FalOperation.Cancel, HttpMethod.Put, ticket.Cancel);
        var reply = await transport.TrySendAsync(call, cancellationToken).ConfigureAwait(false);
        var outcome = reply.Status switch
        {
            HttpStatusCode.BadRequest when reply.Json.Text("status") == "ALREADY_COMPLETED" => FalCancellation.AlreadyCompleted,
            HttpStatusCode.NotFound => FalCancellation.NotFound,
            _ when reply.IsSuccess => FalCancellation.Requested,
            _ => throw FalError.From(call, reply, transport.Key, properties: null),
        };
        transport.Logger.Cancelled(ticket.EndpointId, ticket.RequestId, outcome.ToString());
        return outcome;
    }

    /// <summary>Cancels for a caller who has given up: within the time limit, and whatever comes of it.</summary>
    public async Task CancelQuietlyAsync(QueueTicket ticket)
    {
        using var limit = new CancellationTokenSource(transport.Options.CancellationTimeout);
        try
        {
            await CancelAsync(ticket, limit.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is FalException or OperationCanceledException)
        {
            transport.Logger.Cancelled(ticket.EndpointId, ticket.RequestId, exception.GetType().Name);
        }
    }

    private static FalCall Call(QueueTicket ticket, FalOperation operation, HttpMethod method, Uri address) =>
        new(operation, method, address) { Subject = ticket.EndpointId, RequestId = ticket.RequestId };

    private static Uri WithLogs(Uri address, bool includeLogs) =>
        new(address.AbsoluteUri + (address.Query.Length == 0 ? "?" : "&") + (includeLogs ? "logs=1" : "logs=0"));

    private Uri SubmitAddress(string endpointId, FalSubmitOptions submitOptions)
    {
        var address = new StringBuilder(EndpointPath.Parse(endpointId).Whole);
        var separator = '?';
        if (submitOptions.Webhook is { } webhook)
        {
            address.Append(separator).Append("fal_webhook=").Append(Uri.EscapeDataString(webhook.OriginalString));
            separator = '&';
        }

        if (submitOptions.MaxQueueLength is { } length)
        {
            address.Append(separator).Append("fal_max_queue_length=").Append(length.ToString(CultureInfo.InvariantCulture));
        }

        return new Uri(transport.Hosts.Queue, address.ToString());
    }

    /// <summary>Follows the service's own stream of statuses.</summary>
    /// <returns>The last status; null, or one that isn't completed, when polling has to go on.</returns>
    private async Task<FalStatus?> TryStreamAsync(QueueTicket ticket, ProgressReporter? reporter, CancellationToken cancellationToken)
    {
        FalStatus? last = null;
        using var stall = new StallTimeout(transport.Options.RequestTimeout, cancellationToken);
        try
        {
            var address = new UriBuilder(ticket.Status);
            address.Path += "/stream";
            var call = Call(ticket, FalOperation.Status, HttpMethod.Get, WithLogs(address.Uri, includeLogs: reporter is not null));
            using var response = await transport.OpenEventsAsync(call, stall.Token).ConfigureAwait(false);
            if (!FalHttp.IsEventStream(response))
            {
                transport.Logger.StreamBroke(ticket.RequestId, $"status {(int)response.StatusCode}");
                return null;
            }

            using var stream = await response.Content.ReadAsStreamAsync(stall.Token).ConfigureAwait(false);
            await foreach (var item in SseParser.Create(stream).EnumerateAsync(stall.Token).ConfigureAwait(false))
            {
                stall.Restart();
                using var json = JsonDocument.Parse(item.Data);
                last = StatusReader.Read(json.RootElement, ticket.RequestId);
                reporter?.Report(last);
                if (last.State == FalState.Completed)
                {
                    return last;
                }
            }

            transport.Logger.StreamBroke(ticket.RequestId, "end of stream");
        }
        catch (Exception exception) when (exception is FalApiException or JsonException || FalHttp.IsTransportFailure(exception, cancellationToken))
        {
            transport.Logger.StreamBroke(ticket.RequestId, exception.GetType().Name);
        }

        return last;
    }
}
