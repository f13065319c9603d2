using System.Text.Json;

namespace Fal.Nodes.Webhooks.Keys;

/// <summary>
/// Fetches the service's keys and keeps them. Whatever arrives, there is one fetch at a time and one a minute at most, so that
/// forged webhooks can't make this process a nuisance to the service.
/// </summary>
internal sealed class FalWebhookKeyCache(HttpClient http, FalWebhookVerifierOptions options, TimeProvider time)
{
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMinutes(1);

    private readonly object _gate = new();
    private State _state = new(Keys: null, FetchedAt: 0, TriedAt: null, Failure: null);
    private Task? _fetch;

    /// <summary>Why the last fetch failed, in one sentence; null when it didn't.</summary>
    public string? Failure => Volatile.Read(ref _state).Failure;

    /// <summary>The keys, fetched when they have outlived <see cref="FalWebhookVerifierOptions.KeyLifetime"/>; null when there are none to be had.</summary>
    public async Task<FalWebhookKeySet?> GetAsync(CancellationToken cancellationToken)
    {
        var state = Volatile.Read(ref _state);
        if (!IsYounger(state, options.KeyLifetime))
        {
            await FetchAsync(state.Keys, cancellationToken).ConfigureAwait(false);
            state = Volatile.Read(ref _state);
        }

        return IsYounger(state, FalWebhookVerifierOptions.LongestKeyLifetime) ? state.Keys : null;
    }

    /// <summary>Keys that were fetched after those that didn't match; null when there are none yet.</summary>
    public async Task<FalWebhookKeySet?> GetNewerAsync(FalWebhookKeySet seen, CancellationToken cancellationToken)
    {
        await FetchAsync(seen, cancellationToken).ConfigureAwait(false);
        var keys = Volatile.Read(ref _state).Keys;
        return keys == seen ? null : keys;
    }

    private bool IsYounger(State state, TimeSpan age) => state.Keys is not null && time.GetElapsedTime(state.FetchedAt) < age;

    private Task FetchAsync(FalWebhookKeySet? seen, CancellationToken cancellationToken)
    {
        Task fetch;
        lock (_gate)
        {
            if (_fetch is null)
            {
                var isTooSoon = _state.TriedAt is { } triedAt && time.GetElapsedTime(triedAt) < ShortestPause;
                if (isTooSoon || _state.Keys != seen)
                {
                    return Task.CompletedTask;
                }

                // Not tied to one caller's cancellation: others wait for the same keys, and a sender who hangs up may not spend the minute's fetch.
                _fetch = Task.Run(FetchAsync, CancellationToken.None);
            }

            fetch = _fetch;
        }

        return fetch.WaitAsync(Timeout.InfiniteTimeSpan, time, cancellationToken);
    }

    private async Task FetchAsync()
    {
        var startedAt = time.GetTimestamp();
        var state = _state with { TriedAt = startedAt };
        try
        {
            var jwks = await http.GetByteArrayAsync(options.JwksAddress).ConfigureAwait(false);
            state = state with { Keys = FalWebhookKeySet.Parse(jwks), FetchedAt = startedAt, Failure = null };
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException or JsonException or FormatException)
        {
            state = state with { Failure = $"The service's keys can't be had from {options.JwksAddress.Host}: {exception.Message}" };
        }
        finally
        {
            lock (_gate)
            {
                Volatile.Write(ref _state, state);
                _fetch = null;
            }
        }
    }

    private sealed record State(FalWebhookKeySet? Keys, long FetchedAt, long? TriedAt, string? Failure);
}
