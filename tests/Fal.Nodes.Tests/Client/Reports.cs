using System.Collections.Concurrent;

namespace Fal.Nodes.Tests.Client;

/// <summary>Keeps what is reported, at once and in order, where <see cref="Progress{T}"/> would report later.</summary>
internal sealed class Reports<T>(Action<T>? also = null) : IProgress<T>
{
    private readonly ConcurrentQueue<T> _values = new();

    public IReadOnlyList<T> Values => [.. _values];

    public void Report(T value)
    {
        _values.Enqueue(value);
        also?.Invoke(value);
    }
}
