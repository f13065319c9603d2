using System.Net;

namespace Fal.Nodes;

/// <summary>What every exchange over HTTP has in common.</summary>
internal static class FalHttp
{
    /// <summary>Media type of an answer that comes event by event.</summary>
    public const string EventStream = "text/event-stream";

    private const int MostRedirects = 5;

    /// <summary>
    /// A client of our own: no redirects by itself, so that a key can't follow one; no time limit, since each exchange has its
    /// own.
    /// </summary>
    public static HttpClient CreateClient() => Prepare(new HttpClient(CreateHandler(), disposeHandler: true));

    /// <summary>Takes the time limit off a client, since each exchange has its own.</summary>
    public static HttpClient Prepare(HttpClient http)
    {
        http.Timeout = Timeout.InfiniteTimeSpan;
#if !NETSTANDARD2_0
        // One connection then carries the status streams of many jobs; a server without HTTP/2 gets HTTP/1.1.
        http.DefaultRequestVersion = HttpVersion.Version20;
        http.DefaultVersionPolicy = HttpVersionPolicy.RequestVersionOrLower;
#endif
        return http;
    }

    public static HttpMessageHandler CreateHandler() =>
#if NETSTANDARD2_0
        new HttpClientHandler { AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate };
#else
        new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.All,
            EnableMultipleHttp2Connections = true,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        };
#endif

    /// <summary>True for a failure of the network rather than of the request, or a time limit that isn't the caller's.</summary>
    public static bool IsTransportFailure(Exception exception, CancellationToken cancellationToken) =>
        exception is HttpRequestException or IOException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested);

    /// <summary>True for an answer that comes event by event.</summary>
    public static bool IsEventStream(HttpResponseMessage response) =>
        response.IsSuccessStatusCode && response.Content.Headers.ContentType?.MediaType == EventStream;

    /// <summary>True for a status that says nothing about the request itself: too many, or something between us and the model.</summary>
    public static bool IsPassing(HttpStatusCode status) => (int)status is 429 or 502 or 503 or 504;

    /// <summary>How long an answer asks to wait; null where it doesn't.</summary>
    public static TimeSpan? RetryAfter(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } time } => time,
        { Date: { } date } => date > DateTimeOffset.UtcNow ? date - DateTimeOffset.UtcNow : TimeSpan.Zero,
        _ => null,
    };

    /// <summary>Sends a GET and follows where it is redirected to; the sender decides what goes with each.</summary>
    public static async Task<HttpResponseMessage> FollowAsync(Func<Uri, Task<HttpResponseMessage>> send, Uri address)
    {
        for (var redirects = 0; ; redirects++)
        {
            var response = await send(address).ConfigureAwait(false);
            if ((int)response.StatusCode is not (301 or 302 or 303 or 307 or 308) || response.Headers.Location is not { } location || redirects == MostRedirects)
            {
                return response;
            }

            response.Dispose();
            address = new Uri(address, location);
        }
    }
}
