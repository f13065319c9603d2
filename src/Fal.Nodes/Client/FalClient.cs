using System.Diagnostics;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Fal.Nodes.Serialization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Fal.Nodes;

/// <summary>
/// Runs nodes on fal.ai. One client serves any number of threads and is meant to be kept; it holds the connections. Its
/// activities and metrics are named <c>Fal.Nodes</c>.
/// </summary>
public sealed class FalClient : IFalClient, IDisposable
{
    private readonly HttpClient _http;
    private readonly bool _ownsHttp;
    private readonly FalTransport _transport;
    private readonly FalQueue _queue;
    private readonly FalStorage _storage;

    /// <summary>A client whose key comes from the environment: <c>FAL_KEY</c>, else <c>FAL_KEY_ID</c> and <c>FAL_KEY_SECRET</c>.</summary>
    public FalClient()
        : this(new FalClientOptions())
    {
    }

    /// <summary>A client with a key.</summary>
    /// <param name="key">The key, such as <c>id:secret</c>.</param>
    public FalClient(string key)
        : this(new FalClientOptions { Key = key ?? throw new ArgumentNullException(nameof(key)) })
    {
    }

    /// <summary>A client with options.</summary>
    /// <param name="options">How to talk to the service; changes made to it later aren't seen by all parts of the client.</param>
    /// <param name="http">
    /// The HTTP client to use, which stays the caller's; null for one of the client's own. It should not follow redirects by
    /// itself and not limit the time of an exchange: <see cref="FalClientOptions"/> does so.
    /// </param>
    /// <param name="logger">Where to log; null for nowhere.</param>
    /// <exception cref="ArgumentException">An option has a value that isn't allowed.</exception>
    public FalClient(FalClientOptions options, HttpClient? http = null, ILogger<FalClient>? logger = null)
    {
        (options ?? throw new ArgumentNullException(nameof(options))).Validate();
        _ownsHttp = http is null;
        _http = http ?? FalHttp.CreateClient();
        _transport = new FalTransport(_http, options, (ILogger?)logger ?? NullLogger.Instance);
        _queue = new FalQueue(_transport);
        _storage = new FalStorage(_transport, _http);
    }

    /// <inheritdoc/>
    public Task<FalResult<TOutput>> RunAsync<TOutput>(
        FalNode<TOutput> node,
        FalRunOptions? options = null,
        IProgress<FalStatus>? progress = null,
        CancellationToken cancellationToken = default)
        where TOutput : FalOutput, new() =>
        ObserveAsync("run", FalValidationException.RequireValid(node), () => RunUntilAsync(node, options ?? new FalRunOptions(), progress, cancellationToken));

    /// <inheritdoc/>
    public async Task<FalRequest<TOutput>> SubmitAsync<TOutput>(
        FalNode<TOutput> node,
        FalSubmitOptions? options = null,
        CancellationToken cancellationToken = default)
        where TOutput : FalOutput, new()
    {
        using var activity = FalTelemetry.Start("submit", FalValidationException.RequireValid(node));
        try
        {
            var request = Handle<TOutput>(await QueueAsync(node, options ?? new FalSubmitOptions(), progress: null, cancellationToken).ConfigureAwait(false), node);
            FalTelemetry.Complete(activity, request.RequestId, billableUnits: null);
            return request;
        }
        catch (Exception exception)
        {
            FalTelemetry.Fail(activity, exception);
            throw;
        }
    }

    /// <inheritdoc/>
    public FalRequest<TOutput> Resume<TOutput>(string endpointId, string requestId)
        where TOutput : FalOutput, new() => Handle<TOutput>(QueueTicket.Of(_transport.Hosts, endpointId, requestId), node: null);

    /// <inheritdoc/>
    public Task<FalResult<TOutput>> RunDirectAsync<TOutput>(FalNode<TOutput> node, CancellationToken cancellationToken = default)
        where TOutput : FalOutput, new() =>
        ObserveAsync("run_direct", FalValidationException.RequireValid(node), async () =>
        {
            var call = await RunCallAsync(node, path: "", cancellationToken).ConfigureAwait(false);
            var reply = await _transport.SendAsync(call, () => PropertyPaths.Of(node), cancellationToken).ConfigureAwait(false);
            return reply.Fault is { } fault
                ? throw FalError.Uncertain(call, fault)
                : Answer.Read<TOutput>(reply, requestId: null, _transport.Downloader);
        });

    /// <inheritdoc/>
    public async IAsyncEnumerable<TOutput> StreamAsync<TOutput>(FalNode<TOutput> node, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        where TOutput : FalOutput, new()
    {
        var endpointId = FalValidationException.RequireValid(node);
        using var activity = FalTelemetry.Start("stream", endpointId);
        var clock = Stopwatch.StartNew();
        var pieces = ReadPiecesAsync(node, cancellationToken).GetAsyncEnumerator(cancellationToken);
        await using var disposal = pieces.ConfigureAwait(false);
        while (await ObserveNextAsync(pieces, activity, endpointId, clock).ConfigureAwait(false))
        {
            yield return pieces.Current;
        }
    }

    /// <inheritdoc/>
    public async Task<Uri> UploadAsync(FalAsset asset, IProgress<FalUploadProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        if (asset is null)
        {
            throw new ArgumentNullException(nameof(asset));
        }

        await _storage.UploadAsync(asset, longestDataUri: 0, progress, cancellationToken).ConfigureAwait(false);
        return new Uri(asset.RequireUrl());
    }

    /// <summary>
    /// Makes a token with which a browser can call some endpoints for a while without seeing the key.
    /// </summary>
    /// <param name="endpointIds">The endpoints, such as <c>fal-ai/fast-lcm-diffusion</c>; the token is for their aliases.</param>
    /// <param name="lifetime">How long it is good for, in whole seconds.</param>
    /// <param name="cancellationToken">Ends the question.</param>
    /// <exception cref="FalApiException">The service refused the token or couldn't be reached.</exception>
    public async Task<string> CreateTokenAsync(IEnumerable<string> endpointIds, TimeSpan lifetime, CancellationToken cancellationToken = default)
    {
        if (endpointIds is null)
        {
            throw new ArgumentNullException(nameof(endpointIds));
        }

        using var body = new MemoryStream();
        using (var writer = new Utf8JsonWriter(body))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("allowed_apps"u8);
            foreach (var id in endpointIds)
            {
                writer.WriteStringValue(EndpointPath.Parse(id).Alias);
            }

            writer.WriteEndArray();
            writer.WriteNumber("token_expiration"u8, (long)lifetime.TotalSeconds);
            writer.WriteEndObject();
        }

        var call = new FalCall(FalOperation.Storage, HttpMethod.Post, new Uri(_transport.Hosts.Storage, "tokens/")) { Body = body.ToArray(), Subject = "The token service" };
        var reply = await _transport.SendAsync(call, properties: null, cancellationToken).ConfigureAwait(false);
        var token = reply.Json is { ValueKind: JsonValueKind.String } text ? text.GetString() : reply.Json.Text("token");
        return token ?? throw new FalApiException("The token service answered without a token.") { StatusCode = reply.Status };
    }

    /// <summary>Closes the connections, unless they are those of a client that was passed in.</summary>
    public void Dispose()
    {
        if (_ownsHttp)
        {
            _http.Dispose();
        }
    }

    private static async Task<FalResult<TOutput>> ObserveAsync<TOutput>(string operation, string endpointId, Func<Task<FalResult<TOutput>>> run)
        where TOutput : FalOutput, new()
    {
        using var activity = FalTelemetry.Start(operation, endpointId);
        var clock = Stopwatch.StartNew();
        try
        {
            var result = await run().ConfigureAwait(false);
            FalTelemetry.Complete(activity, result.RequestId, result.BillableUnits);
            FalTelemetry.RecordRun(operation, endpointId, clock, failure: null);
            return result;
        }
        catch (Exception exception)
        {
            FalTelemetry.Fail(activity, exception);
            FalTelemetry.RecordRun(operation, endpointId, clock, exception);
            throw;
        }
    }

    /// <summary>Moves on to the next piece of a stream, and records how the stream ended where there is none.</summary>
    private static async Task<bool> ObserveNextAsync<TOutput>(IAsyncEnumerator<TOutput> pieces, Activity? activity, string endpointId, Stopwatch clock)
    {
        try
        {
            if (await pieces.MoveNextAsync().ConfigureAwait(false))
            {
                return true;
            }

            FalTelemetry.Complete(activity, requestId: null, billableUnits: null);
            FalTelemetry.RecordRun("stream", endpointId, clock, failure: null);
            return false;
        }
        catch (Exception exception)
        {
            FalTelemetry.Fail(activity, exception);
            FalTelemetry.RecordRun("stream", endpointId, clock, exception);
            throw;
        }
    }

    private QueueRequest<TOutput> Handle<TOutput>(QueueTicket ticket, FalNode? node)
        where TOutput : FalOutput, new() =>
        new(_queue, ticket, _transport.Downloader, node is null ? null : () => PropertyPaths.Of(node));

    private async Task<FalResult<TOutput>> RunUntilAsync<TOutput>(
        FalNode<TOutput> node, FalRunOptions options, IProgress<FalStatus>? progress, CancellationToken cancellationToken)
        where TOutput : FalOutput, new()
    {
        var limit = options.Deadline ?? _transport.Options.Deadline;
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(limit ?? Timeout.InfiniteTimeSpan);
        QueueTicket? ticket = null;
        try
        {
            ticket = await QueueAsync(node, options, progress, deadline.Token).ConfigureAwait(false);
            var request = Handle<TOutput>(ticket, node);
            await request.WaitAsync(progress, deadline.Token).ConfigureAwait(false);
            return await request.GetResultAsync(deadline.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception) when (deadline.IsCancellationRequested)
        {
            if (ticket is not null)
            {
                await _queue.CancelQuietlyAsync(ticket).ConfigureAwait(false);
            }

            cancellationToken.ThrowIfCancellationRequested();
            throw new FalTimeoutException($"{node.GetEndpoint().Id} didn't end within {limit}{(ticket is null ? "" : $" and was cancelled. Request {ticket.RequestId}")}.", exception)
            {
                RequestId = ticket?.RequestId,
                Deadline = limit!.Value,
            };
        }
    }

    private async Task<QueueTicket> QueueAsync(FalNode node, FalSubmitOptions options, IProgress<FalStatus>? progress, CancellationToken cancellationToken)
    {
        var arguments = await PrepareAsync(node, progress, cancellationToken).ConfigureAwait(false);
        return await _queue.SubmitAsync(node.GetEndpoint().Id, arguments, options, () => PropertyPaths.Of(node), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Uploads the node's files and writes its arguments.</summary>
    private async Task<byte[]> PrepareAsync(FalNode node, IProgress<FalStatus>? progress, CancellationToken cancellationToken)
    {
        FalCredentials.Require(_transport.Options);
        var uploads = progress is null ? null : new UploadStatus(progress);
        await _storage.UploadAsync(AssetCollector.Collect(node), uploads, cancellationToken).ConfigureAwait(false);
        return node.ToJson();
    }

    private async Task<FalCall> RunCallAsync(FalNode node, string path, CancellationToken cancellationToken)
    {
        var id = node.GetEndpoint().Id;
        return new FalCall(FalOperation.Run, HttpMethod.Post, new Uri(_transport.Hosts.Run, EndpointPath.Parse(id).Whole + path))
        {
            Body = await PrepareAsync(node, progress: null, cancellationToken).ConfigureAwait(false),
            Subject = id,
            HasTimeout = false,
        };
    }

    private async IAsyncEnumerable<TOutput> ReadPiecesAsync<TOutput>(FalNode<TOutput> node, [EnumeratorCancellation] CancellationToken cancellationToken)
        where TOutput : FalOutput, new()
    {
        var call = await RunCallAsync(node, path: "/stream", cancellationToken).ConfigureAwait(false);
        using var response = await OpenStreamAsync(call, node, cancellationToken).ConfigureAwait(false);
        using var stall = new StallTimeout(_transport.Options.RequestTimeout, cancellationToken);
        using var stream = await response.Content.ReadAsStreamAsync(stall.Token).ConfigureAwait(false);
        var events = SseParser.Create(stream).EnumerateAsync(stall.Token).GetAsyncEnumerator(stall.Token);
        await using var disposal = events.ConfigureAwait(false);
        while (await MoveNextAsync(events, call, cancellationToken).ConfigureAwait(false))
        {
            stall.Restart();
            yield return ReadPiece<TOutput>(events.Current, call);
        }
    }

    private async Task<HttpResponseMessage> OpenStreamAsync(FalCall call, FalNode node, CancellationToken cancellationToken)
    {
        var response = await _transport.OpenEventsAsync(call, cancellationToken).ConfigureAwait(false);
        if (FalHttp.IsEventStream(response))
        {
            return response;
        }

        using (response)
        {
            if (response.IsSuccessStatusCode)
            {
                throw new FalApiException($"{call.Subject} streams {response.Content.Headers.ContentType?.MediaType ?? "content without a type"} and not events; use RunAsync.")
                {
                    StatusCode = response.StatusCode,
                };
            }

            var reply = await FalTransport.ReadAsync(response, cancellationToken, cancellationToken).ConfigureAwait(false);
            throw FalError.From(call, reply, _transport.Key, PropertyPaths.Of(node));
        }
    }

    private async Task<bool> MoveNextAsync(IAsyncEnumerator<SseItem<string>> events, FalCall call, CancellationToken cancellationToken)
    {
        try
        {
            return await events.MoveNextAsync().ConfigureAwait(false);
        }
        catch (Exception exception) when (FalHttp.IsTransportFailure(exception, cancellationToken))
        {
            throw FalError.From(call, new FalTransportException($"the stream broke off: {exception.Message}", wasSent: true, exception), _transport.Key);
        }
    }

    private TOutput ReadPiece<TOutput>(SseItem<string> item, FalCall call)
        where TOutput : FalOutput, new()
    {
        try
        {
            using var json = JsonDocument.Parse(item.Data);
            if (item.EventType == "error" || (json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("error_type", out _)))
            {
                throw new FalApiException($"{call.Subject} failed while it streamed: {Redaction.Clean(item.Data, _transport.Key)}");
            }

            var output = FalNode<TOutput>.ReadOutput(json.RootElement);
            Answer.Attach(output, _transport.Downloader);
            return output;
        }
        catch (JsonException exception)
        {
            throw new FalApiException($"{call.Subject} streamed what isn't JSON.", exception);
        }
    }
}
