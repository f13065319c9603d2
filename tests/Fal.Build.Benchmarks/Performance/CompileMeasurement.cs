using System.Globalization;

namespace Fal.Build.Benchmarks.Performance;

/// <summary>What it costs to compile all generated code, against the same classes as bare properties with the same documentation.</summary>
/// <remarks>
/// Time on the clock, since that is what a build waits for; runs alternate and medians are compared, since machines drift.
/// </remarks>
internal sealed class CompileMeasurement : IPerformanceMeasurement
{
    private const int Pairs = 7;
    private const double Goal = 1.4;

    public string Name => "compile";

    public IEnumerable<PerformanceRow> Measure(string repository, string scratch, TextWriter log)
    {
        var compiler = new CSharpCompiler();
        var files = CatalogCode.Generate(repository, embedsSchemas: true);
        var generated = compiler.Prepare(files, Path.Combine(scratch, "generated"));
        var bare = compiler.Prepare(files.Select(BareProperties.Of), Path.Combine(scratch, "bare"));
        generated.Compile();
        bare.Compile();
        var generatedTimes = new List<double>();
        var bareTimes = new List<double>();
        for (var pair = 1; pair <= Pairs; pair++)
        {
            generatedTimes.Add(generated.Compile().TotalSeconds);
            bareTimes.Add(bare.Compile().TotalSeconds);
            log.WriteLine(string.Create(CultureInfo.InvariantCulture, $"compile, pair {pair} of {Pairs}: {generatedTimes[^1]:0.00} s generated, {bareTimes[^1]:0.00} s bare"));
        }

        var ratio = Median(generatedTimes) / Median(bareTimes);
        yield return new PerformanceRow(
            "compiling all endpoints, against bare properties",
            "at most 1.4 times",
            string.Create(CultureInfo.InvariantCulture, $"{ratio:0.00} times ({Median(generatedTimes):0.00} s and {Median(bareTimes):0.00} s)"),
            ratio <= Goal);
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }
}
