using System.Diagnostics;
using System.Globalization;
using Fal.Build.Core;

namespace Fal.Build.Benchmarks.Performance;

/// <summary>What all endpoints with a config each take to generate, against another generator on the same documents, in one process.</summary>
internal sealed class NSwagMeasurement : IPerformanceMeasurement
{
    private const int WarmingPasses = 3;
    private const int Passes = 5;
    private const double LeastTimes = 10;

    /// <inheritdoc/>
    public string Name => "nswag";

    /// <inheritdoc/>
    public IEnumerable<PerformanceRow> Measure(string repository, string scratch, TextWriter log)
    {
        var catalogue = SyntheticCatalogue.Write(repository, Path.Combine(scratch, "catalogue"), times: 1);
        log.WriteLine("  fetching NSwag");
        var other = NSwagGenerator.Fetch(Path.Combine(scratch, "nswag"));
        var documents = NSwagGenerator.Complete(catalogue.Documents, Path.Combine(scratch, "complete"));
        var ours = new List<double>();
        var theirs = new List<double>();
        var refused = 0;
        var profile = "";
        for (var pass = 1 - WarmingPasses; pass <= Passes; pass++)
        {
            (var oneOfOurs, profile) = Generate(catalogue);
            (var oneOfTheirs, refused) = other.MillisecondsEach(documents);
            log.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {(pass > 0 ? $"pass {pass} of {Passes}" : "warming up")}: {oneOfOurs:F2} ms an endpoint, NSwag {oneOfTheirs:F2} ms"));
            if (pass > 0)
            {
                ours.Add(oneOfOurs);
                theirs.Add(oneOfTheirs);
            }
        }

        var times = Median.Of(theirs) / Median.Of(ours);
        yield return new(
            string.Create(CultureInfo.InvariantCulture, $"all {catalogue.Ids.Length:N0} endpoints: against NSwag {NSwagGenerator.Version}, warm"),
            string.Create(CultureInfo.InvariantCulture, $"at least {LeastTimes:F0} times faster an endpoint"),
            string.Create(CultureInfo.InvariantCulture, $"{times:F1} times"),
            times >= LeastTimes,
            string.Create(CultureInfo.InvariantCulture, $"{Median.Of(ours):F2} ms an endpoint against {Median.Of(theirs):F2} ms; NSwag refuses {refused} documents, which aren't counted; our last pass: {profile}"));
    }

    private static (double Milliseconds, string Profile) Generate(SyntheticCatalogue catalogue)
    {
        var watch = Stopwatch.StartNew();
        var result = Generator.Generate(catalogue.Options(output: null));
        var milliseconds = watch.Elapsed.TotalMilliseconds / catalogue.Ids.Length;
        return result.HasErrors
            ? throw new InvalidOperationException(string.Join('\n', result.Diagnostics))
            : (milliseconds, string.Join(", ", result.Stages.Select(stage => string.Create(CultureInfo.InvariantCulture, $"{stage.Stage} {stage.Elapsed.TotalMilliseconds:F0} ms"))));
    }
}
