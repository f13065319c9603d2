using System.Diagnostics;
using System.Globalization;
using Fal.Build.Core;

namespace Fal.Build.Benchmarks.Performance;

/// <summary>How time and memory grow with the catalogue: all endpoints, and ten times as many, each run in a process of its own.</summary>
internal sealed class TenTimesMeasurement : IPerformanceMeasurement
{
    /// <summary>The argument that has this program generate once and say how many milliseconds it took.</summary>
    public const string Child = "generate-once";

    private const int Rounds = 3;
    private const int Times = 10;
    private const double HighestGrowth = 11;
    private const double MostMebibytes = 700;

    /// <inheritdoc/>
    public string Name => "ten-times";

    /// <summary>What the process that is measured does.</summary>
    /// <param name="catalogue">Folder of a synthetic catalogue.</param>
    /// <param name="output">Where to write.</param>
    public static int Generate(string catalogue, string output)
    {
        var options = new SyntheticCatalogue(catalogue).Options(output);
        var watch = Stopwatch.StartNew();
        var result = Generator.Generate(options);
        Console.WriteLine(watch.Elapsed.TotalMilliseconds.ToString(CultureInfo.InvariantCulture));
        return result.HasErrors ? throw new InvalidOperationException(string.Join('\n', result.Diagnostics.Take(10))) : 0;
    }

    /// <inheritdoc/>
    public IEnumerable<PerformanceRow> Measure(string repository, string scratch, TextWriter log)
    {
        log.WriteLine("  making the catalogues");
        var once = SyntheticCatalogue.Write(repository, Path.Combine(scratch, "once"), times: 1);
        var often = SyntheticCatalogue.Write(repository, Path.Combine(scratch, "often"), Times);
        var small = new List<(double Milliseconds, double Mebibytes)>();
        var large = new List<(double Milliseconds, double Mebibytes)>();
        for (var round = 1; round <= Rounds; round++)
        {
            small.Add(Run(once, scratch));
            large.Add(Run(often, scratch));
            log.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"  round {round} of {Rounds}: {small[^1].Milliseconds:F0} ms and {small[^1].Mebibytes:F0} MiB, {large[^1].Milliseconds:F0} ms and {large[^1].Mebibytes:F0} MiB"));
        }

        var what = string.Create(CultureInfo.InvariantCulture, $"{often.Ids.Length:N0} endpoints against {once.Ids.Length:N0}");
        var peak = Median.Of(large.Select(run => run.Mebibytes));
        yield return Growth(what + ": time", "ms", small.Select(run => run.Milliseconds), large.Select(run => run.Milliseconds));
        yield return Growth(what + ": peak memory", "MiB", small.Select(run => run.Mebibytes), large.Select(run => run.Mebibytes));
        yield return new(
            string.Create(CultureInfo.InvariantCulture, $"{often.Ids.Length:N0} endpoints: peak memory"),
            string.Create(CultureInfo.InvariantCulture, $"under {MostMebibytes:F0} MiB"),
            string.Create(CultureInfo.InvariantCulture, $"{peak:F0} MiB"),
            peak < MostMebibytes);
    }

    private static (double Milliseconds, double Mebibytes) Run(SyntheticCatalogue catalogue, string scratch)
    {
        var output = Directory.CreateDirectory(Path.Combine(scratch, "output"));
        var run = MeasuredProcess.Run(scratch, [typeof(TenTimesMeasurement).Assembly.Location, Child, catalogue.Folder, output.FullName]);
        output.Delete(recursive: true);
        return (double.Parse(run.Output, CultureInfo.InvariantCulture), run.PeakMebibytes);
    }

    private static PerformanceRow Growth(string what, string unit, IEnumerable<double> small, IEnumerable<double> large)
    {
        var (before, after) = (Median.Of(small), Median.Of(large));
        return new(
            what,
            string.Create(CultureInfo.InvariantCulture, $"at most {HighestGrowth:F0} times"),
            string.Create(CultureInfo.InvariantCulture, $"{after / before:F1} times"),
            after / before <= HighestGrowth,
            string.Create(CultureInfo.InvariantCulture, $"{after:F0} {unit} against {before:F0} {unit}"));
    }
}
