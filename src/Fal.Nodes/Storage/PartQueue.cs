namespace Fal.Nodes;

/// <summary>Sends parts side by side, so many at a time, and gives their tags in order. The first failure ends the others.</summary>
internal sealed class PartQueue(int parallel, CancellationToken cancellationToken) : IAsyncDisposable
{
    private readonly SemaphoreSlim _room = new(parallel);
    private readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
    private readonly List<Task<string>> _parts = [];

    /// <summary>Begins a part as soon as there is room for it, and comes back when there is room for one more.</summary>
    public async Task AddAsync(Func<CancellationToken, Task<string>> send)
    {
        await WaitAsync().ConfigureAwait(false);
        _parts.Add(SendAsync(send));
        await WaitAsync().ConfigureAwait(false);
        _room.Release();
    }

    /// <summary>Waits for every part.</summary>
    public async Task<IReadOnlyList<string>> CompleteAsync()
    {
        try
        {
            return await Task.WhenAll(_parts).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The part that failed tells why, not those that ended because of it.
            await _parts.First(part => part.IsFaulted).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Ends what is still on its way and waits until it has: from then on nobody reads the content.</summary>
    public async ValueTask DisposeAsync()
    {
        _stop.Cancel();
        await Task.WhenAll(_parts.Select(static part => part.ContinueWith(
            static ended => ended.Exception, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default))).ConfigureAwait(false);
        _stop.Dispose();
        _room.Dispose();
    }

    /// <summary>Waits for room; a part that failed ends the wait, and its failure is thrown.</summary>
    private async Task WaitAsync()
    {
        try
        {
            await _room.WaitAsync(_stop.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            await CompleteAsync().ConfigureAwait(false);
            throw;
        }
    }

    private async Task<string> SendAsync(Func<CancellationToken, Task<string>> send)
    {
        try
        {
            return await send(_stop.Token).ConfigureAwait(false);
        }
        catch
        {
            _stop.Cancel();
            throw;
        }
        finally
        {
            _room.Release();
        }
    }
}
