using System.Globalization;
using System.Net.Http.Headers;
using Fal.Nodes.Serialization;
using Microsoft.Extensions.Logging;

namespace Fal.Nodes;

/// <summary>Sends exchanges: with the key where it may go, within time limits, again where that helps and does no harm.</summary>
internal sealed class FalTransport(HttpClient http, FalClientOptions options, ILogger logger)
{
    private static readonly ProductInfoHeaderValue UserAgent = new(
        "Fal.Nodes",
        typeof(FalTransport).Assembly.GetName().Version?.ToString(3) ?? "0");

    /// <summary>What is tried again.</summary>
    public RetryPolicies Retries { get; } = new(options);

    public FalHosts Hosts { get; } = new(options);

    public FalClientOptions Options => options;

    /// <summary>The key as it is now, to keep it out of messages; null when there is none.</summary>
    public string? Key => FalCredentials.Find(options);

    public ILogger Logger => logger;

    public AssetDownloader Downloader => field ??= new AssetDownloader(http, Retries.Download, options.RequestTimeout);

    /// <summary>Sends an exchange and gives its answer, which is a success.</summary>
    /// <param name="call">What to send.</param>
    /// <param name="properties">Makes the translation of places into C# names; null when the node isn't at hand.</param>
    /// <param name="cancellationToken">Ends tries and waits; the exchange under way goes on until the call's own token ends it.</param>
    /// <exception cref="FalException">It failed for good.</exception>
    public async Task<FalReply> SendAsync(FalCall call, Func<PropertyPaths>? properties, CancellationToken cancellationToken)
    {
        var reply = await TrySendAsync(call, cancellationToken).ConfigureAwait(false);
        if (!reply.IsSuccess)
        {
            throw FalError.From(call, reply, Key, properties?.Invoke());
        }

        if (reply.Fault is { } fault && !(call.IsSubmission && reply.RequestId is not null))
        {
            throw call.IsSubmission
                ? FalError.Uncertain(call, fault)
                : FalError.From(call, new FalTransportException("the answer broke off or isn't JSON", wasSent: true, fault), Key);
        }

        return reply;
    }

    /// <summary>Sends an exchange and gives its answer, whatever it is.</summary>
    /// <exception cref="FalException">No answer came.</exception>
    public async Task<FalReply> TrySendAsync(FalCall call, CancellationToken cancellationToken)
    {
        var key = FalCredentials.Require(options);
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return call.MayRetry
                ? await Retries.For(call.Operation).ExecuteAsync(token => AttemptAsync(call, key, call.Abandon ?? token), cancellationToken).ConfigureAwait(false)
                : await AttemptAsync(call, key, call.Abandon ?? cancellationToken).ConfigureAwait(false);
        }
        catch (FalTransportException failure)
        {
            throw call.IsSubmission && failure.WasSent ? FalError.Uncertain(call, failure.InnerException!) : FalError.From(call, failure, key);
        }
    }

    /// <summary>Opens an exchange whose answer comes event by event.</summary>
    /// <returns>The answer, whatever its status; the caller disposes of it.</returns>
    /// <exception cref="FalException">No answer came.</exception>
    public async Task<HttpResponseMessage> OpenEventsAsync(FalCall call, CancellationToken cancellationToken)
    {
        var key = FalCredentials.Require(options);
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        if (call.HasTimeout)
        {
            timeout.CancelAfter(options.RequestTimeout);
        }

        var body = call.Body is { } json ? new JsonBody(json) : null;
        try
        {
            return await SendOnceAsync(call, call.Address, body, key, FalHttp.EventStream, timeout.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (FalHttp.IsTransportFailure(exception, cancellationToken))
        {
            var failure = Failure(exception, body);
            throw call.IsSubmission && failure.WasSent ? FalError.Uncertain(call, exception) : FalError.From(call, failure, key);
        }
    }

    /// <summary>Reads an answer's whole body.</summary>
    public static async Task<FalReply> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken, CancellationToken outer)
    {
        using var body = new MemoryStream();
        try
        {
            using var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            await stream.CopyToAsync(body, 81920, cancellationToken).ConfigureAwait(false);
            return FalReply.From(response, body.ToArray(), fault: null);
        }
        catch (Exception exception) when (FalHttp.IsTransportFailure(exception, outer))
        {
            return FalReply.From(response, body.ToArray(), exception);
        }
    }

    private async ValueTask<FalReply> AttemptAsync(FalCall call, string key, CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        if (call.HasTimeout)
        {
            timeout.CancelAfter(options.RequestTimeout);
        }

        var body = call.Body is { } json ? new JsonBody(json) : null;
        try
        {
            using var response = call.Method == HttpMethod.Get
                ? await FalHttp.FollowAsync(address => SendOnceAsync(call, address, body: null, key, "application/json", timeout.Token), call.Address).ConfigureAwait(false)
                : await SendOnceAsync(call, call.Address, body, key, "application/json", timeout.Token).ConfigureAwait(false);
            var reply = await ReadAsync(response, timeout.Token, cancellationToken).ConfigureAwait(false);
            logger.Answered(call.Operation, call.Subject, (int)reply.Status, reply.RequestId ?? call.RequestId);
            return reply;
        }
        catch (Exception exception) when (FalHttp.IsTransportFailure(exception, cancellationToken))
        {
            logger.Broke(call.Operation, call.Subject, exception.GetType().Name);
            throw Failure(exception, body);
        }
    }

    private FalTransportException Failure(Exception exception, JsonBody? body) => new(
        exception is OperationCanceledException
            ? $"there was no answer within {options.RequestTimeout.TotalSeconds.ToString(CultureInfo.InvariantCulture)} s"
            : exception.Message,
        wasSent: body is null || body.IsBegun,
        exception);

    private Task<HttpResponseMessage> SendOnceAsync(FalCall call, Uri address, JsonBody? body, string key, string accept, CancellationToken cancellationToken)
    {
#pragma warning disable CA2000 // The response owns the request, and disposing of it the response.
        var request = new HttpRequestMessage(call.Method, address) { Content = body };
#pragma warning restore CA2000
#if !NETSTANDARD2_0
        request.Version = http.DefaultRequestVersion;
        request.VersionPolicy = http.DefaultVersionPolicy;
#endif
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(accept));
        request.Headers.UserAgent.Add(UserAgent);
        if (Hosts.Trusts(address))
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Key", key);
        }

        if (call.IsSubmission && options.ExpectContinue)
        {
            request.Headers.ExpectContinue = true;
        }

        foreach (var header in call.Headers)
        {
            request.Headers.TryAddWithoutValidation(header.Key, header.Value);
        }

        return http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }
}
