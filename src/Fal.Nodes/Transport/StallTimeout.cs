using System.Buffers;

namespace Fal.Nodes;

/// <summary>Ends an exchange that stands still, however long the whole of it takes.</summary>
internal sealed class StallTimeout : IDisposable
{
    private const int BufferSize = 80 * 1024;

    private readonly TimeSpan _time;
    private readonly CancellationTokenSource _source;

    public StallTimeout(TimeSpan time, CancellationToken cancellationToken)
    {
        _time = time;
        _source = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _source.CancelAfter(time);
    }

    public CancellationToken Token => _source.Token;

    /// <summary>Something moved: the time begins anew.</summary>
    public void Restart() => _source.CancelAfter(_time);

    /// <summary>Copies at most so many bytes, and begins the time anew with each piece.</summary>
    /// <returns>How many bytes were copied.</returns>
    public async Task<long> CopyAsync(Stream from, Stream to, long length, Action<int>? sent)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            var copied = 0L;
            while (copied < length)
            {
                var read = await from.ReadAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, length - copied)), Token).ConfigureAwait(false);
                if (read == 0)
                {
                    break;
                }

                await to.WriteAsync(buffer.AsMemory(0, read), Token).ConfigureAwait(false);
                copied += read;
                sent?.Invoke(read);
                Restart();
            }

            return copied;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    public void Dispose() => _source.Dispose();
}
