using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;

namespace Fal.Build.Core;

/// <summary>Adds up how long each stage of a generation takes. Stages may be measured from several threads.</summary>
internal sealed class StageClock
{
    private readonly long _started = Stopwatch.GetTimestamp();
    private readonly ConcurrentDictionary<string, Total> _stages = new(StringComparer.Ordinal);

    /// <summary>Measures a part of a stage.</summary>
    /// <param name="stage">Its name.</param>
    /// <param name="work">What it does.</param>
    /// <param name="count">How much that was, of what it gives.</param>
    public T Measure<T>(string stage, Func<T> work, Func<T, int> count)
    {
        var total = _stages.GetOrAdd(stage, static (_, order) => new(order), _stages.Count);
        var started = Stopwatch.GetTimestamp();
        var result = work();
        Interlocked.Add(ref total.Ticks, Stopwatch.GetTimestamp() - started);
        Interlocked.Add(ref total.Count, count(result));
        return result;
    }

    /// <summary>Every stage in the order in which it began, and the whole at the end.</summary>
    /// <param name="whole">What to call the whole.</param>
    /// <param name="count">How much that was.</param>
    public ImmutableArray<StageTime> Read(string whole, int count) =>
    [
        .. _stages.OrderBy(stage => stage.Value.Order).Select(stage => new StageTime(stage.Key, stage.Value.Count, Stopwatch.GetElapsedTime(0, stage.Value.Ticks))),
        new(whole, count, Stopwatch.GetElapsedTime(_started)),
    ];

    private sealed class Total(int order)
    {
        public readonly int Order = order;
        public long Ticks;
        public int Count;
    }
}
