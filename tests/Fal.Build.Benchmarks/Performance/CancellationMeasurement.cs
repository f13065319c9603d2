using System.Diagnostics;
using System.Globalization;
using Fal.Build.Core;

namespace Fal.Build.Benchmarks.Performance;

/// <summary>How long a build that is cancelled while every endpoint is generated goes on.</summary>
internal sealed class CancellationMeasurement : IPerformanceMeasurement
{
    private const int Runs = 12;
    private const double MostMilliseconds = 100;

    /// <summary>From one run to the next it is cancelled this much later, in milliseconds, so that every stage is met.</summary>
    private const int Step = 60;

    /// <inheritdoc/>
    public string Name => "cancel";

    /// <inheritdoc/>
    public IEnumerable<PerformanceRow> Measure(string repository, string scratch, TextWriter log)
    {
        var catalogue = SyntheticCatalogue.Write(repository, Path.Combine(scratch, "catalogue"), times: 1);
        var times = new List<double>();
        for (var run = 1; run <= Runs; run++)
        {
            using var source = new CancellationTokenSource();
            var options = catalogue.Options(Path.Combine(scratch, string.Create(CultureInfo.InvariantCulture, $"output{run}")));
            var generation = Task.Run(() => Generator.Generate(options, source.Token));
            Thread.Sleep(run * Step);
            var watch = Stopwatch.StartNew();
            source.Cancel();
            if (IsCancelled(generation))
            {
                times.Add(watch.Elapsed.TotalMilliseconds);
                log.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  after {run * Step} ms: {times[^1]:F0} ms"));
            }
        }

        yield return new(
            string.Create(CultureInfo.InvariantCulture, $"all {catalogue.Ids.Length:N0} endpoints, cancelled: until it stops"),
            string.Create(CultureInfo.InvariantCulture, $"within {MostMilliseconds:F0} ms"),
            string.Create(CultureInfo.InvariantCulture, $"{times.DefaultIfEmpty(double.NaN).Max():F0} ms at most"),
            times.Count > 0 && times.Max() <= MostMilliseconds,
            string.Create(CultureInfo.InvariantCulture, $"{times.Count} of {Runs} runs were cancelled before they ended; in the median it took {(times.Count == 0 ? double.NaN : Median.Of(times)):F0} ms"));
    }

    private static bool IsCancelled(Task generation)
    {
        try
        {
            generation.GetAwaiter().GetResult();
            return false;
        }
        catch (OperationCanceledException)
        {
            return true;
        }
    }
}
