namespace Fal.Build.Benchmarks.Performance;

/// <summary>What is taken of several runs: one that something disturbed doesn't move it.</summary>
internal static class Median
{
    /// <summary>The median; between the two in the middle where there is an even number.</summary>
    /// <param name="values">At least one.</param>
    public static double Of(params IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }

    /// <summary>The median of times, in milliseconds.</summary>
    /// <param name="times">At least one.</param>
    public static double Milliseconds(IEnumerable<TimeSpan> times) => Of(times.Select(time => time.TotalMilliseconds));
}
