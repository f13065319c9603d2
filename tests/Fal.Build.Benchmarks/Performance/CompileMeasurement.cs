using System.Globalization;
using System.Text.RegularExpressions;

namespace Fal.Build.Benchmarks.Performance;

/// <summary>What it costs to compile all generated code, against the same classes as bare properties with the same documentation.</summary>
/// <remarks>
/// Time on the clock, since that is what a build waits for; runs alternate and medians are compared, since machines drift.
/// </remarks>
internal sealed partial class CompileMeasurement : IPerformanceMeasurement
{
    private const int Pairs = 5;
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

        // Where the rest goes: the same files with nothing inside of the methods that walk and check members.
        var withoutWalks = compiler.Prepare(files.Select(file => file with { Text = Walk.Replace(file.Text, "${head}    }") }), Path.Combine(scratch, "walks"));
        var withoutWalksTime = Median.Of([withoutWalks.Compile().TotalSeconds, withoutWalks.Compile().TotalSeconds, withoutWalks.Compile().TotalSeconds]);
        var ratio = Median.Of(generatedTimes) / Median.Of(bareTimes);
        yield return new PerformanceRow(
            "compiling all endpoints, against bare properties",
            "at most 1.4 times",
            string.Create(CultureInfo.InvariantCulture, $"{ratio:0.00} times ({Median.Of(generatedTimes):0.00} s and {Median.Of(bareTimes):0.00} s)"),
            ratio <= Goal,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{withoutWalksTime:0.00} s with nothing in the methods that walk and check members; what is left above bare properties are initial values, attributes, base classes, the endpoint's facts, and the code of unions, value sets and wire types"));
    }

    /// <summary>A method that walks or checks members, up to its closing brace.</summary>
    [GeneratedRegex(@"(?<head>    protected override void (Visit|Check)Members\([^\n]*\n    \{\n).*?\n    \}", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Walk { get; }
}
