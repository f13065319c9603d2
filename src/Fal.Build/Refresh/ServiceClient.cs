using System.Net.Http.Headers;
using Polly;
using Polly.Retry;

namespace Fal.Build.Refresh;

/// <summary>Asks the service with patience: what may be answered later is asked again, as late as the service wants it.</summary>
internal sealed class ServiceClient : IDisposable
{
    private const int Retries = 5;

    /// <summary>Whoever asks for more than this is better asked another day.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(5);

    private readonly HttpClient _http = new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5), AutomaticDecompression = System.Net.DecompressionMethods.All })
    {
        Timeout = TimeSpan.FromMinutes(2),
    };

    private readonly ResiliencePipeline<ServiceReply> _pipeline;
    private readonly Uri _keyedBase;
    private readonly string? _key;

    /// <summary>Before this moment nobody asks, since the service told one of us to wait.</summary>
    private long _notBefore;

    /// <param name="keyedBase">The only address whose requests carry the key.</param>
    /// <param name="key">The key, or null.</param>
    /// <param name="firstDelay">The pause before the first retry; it doubles for every further one.</param>
    public ServiceClient(Uri keyedBase, string? key, TimeSpan firstDelay)
    {
        _keyedBase = keyedBase;
        _key = key;
        _http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("Fal.Build", typeof(ServiceClient).Assembly.GetName().Version!.ToString(3)));
        _pipeline = new ResiliencePipelineBuilder<ServiceReply>()
            .AddRetry(new RetryStrategyOptions<ServiceReply>
            {
                MaxRetryAttempts = Retries,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = firstDelay,
                MaxDelay = TimeSpan.FromMinutes(1),
                ShouldHandle = outcome => ValueTask.FromResult(
                    outcome.Outcome.Exception is HttpRequestException or IOException
                    || (outcome.Outcome.Exception is OperationCanceledException && !outcome.Context.CancellationToken.IsCancellationRequested)
                    || (outcome.Outcome.Result is { IsTransient: true } reply && (reply.RetryAfter ?? TimeSpan.Zero) < LongestWait)),
                DelayGenerator = outcome => ValueTask.FromResult(outcome.Outcome.Result?.RetryAfter),
            })
            .Build();
    }

    /// <summary>The body of an answer.</summary>
    /// <exception cref="ServiceException">There was none in the end, or a refusal.</exception>
    public async Task<string> GetAsync(Uri address, CancellationToken cancellationToken)
    {
        ServiceReply reply;
        try
        {
            reply = await _pipeline.ExecuteAsync(async token => await SendAsync(address, token).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException
            || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new ServiceException(address, null, exception);
        }

        return reply.Status is >= 200 and < 300 ? reply.Text : throw new ServiceException(address, reply);
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private async Task<ServiceReply> SendAsync(Uri address, CancellationToken cancellationToken)
    {
        var pause = Interlocked.Read(ref _notBefore) - Environment.TickCount64;
        if (pause > 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(pause), cancellationToken).ConfigureAwait(false);
        }

        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (_key is not null && _keyedBase.IsBaseOf(address))
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Key", _key);
        }

        using var response = await _http.SendAsync(request, cancellationToken).ConfigureAwait(false);
        var reply = new ServiceReply(
            (int)response.StatusCode, await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false), Wait(response.Headers.RetryAfter));
        if (reply is { Status: 429, RetryAfter: { } wait } && wait < LongestWait)
        {
            Interlocked.Exchange(ref _notBefore, Environment.TickCount64 + (long)wait.TotalMilliseconds);
        }

        return reply;
    }

    private static TimeSpan? Wait(RetryConditionHeaderValue? header)
    {
        var wait = header?.Delta ?? header?.Date - DateTimeOffset.UtcNow;
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }
}
