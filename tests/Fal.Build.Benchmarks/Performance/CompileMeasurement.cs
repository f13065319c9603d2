using System.Globalization;
using System.Text.RegularExpressions;
using Fal.Build.Core.Output;

namespace Fal.Build.Benchmarks.Performance;

/// <summary>What it costs to compile all generated code, against the same classes as bare properties with the same documentation.</summary>
/// <remarks>
/// Time on the clock, since that is what a build waits for; runs alternate and medians are compared, since machines drift. Where the
/// time goes is told by what the compiler allocates, which doesn't drift.
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

        var ratio = Median.Of(generatedTimes) / Median.Of(bareTimes);
        yield return new PerformanceRow(
            "compiling all endpoints, against bare properties",
            "at most 1.4 times",
            string.Create(CultureInfo.InvariantCulture, $"{ratio:0.00} times ({Median.Of(generatedTimes):0.00} s and {Median.Of(bareTimes):0.00} s)"),
            ratio <= Goal,
            Profile(compiler, files));
    }

    /// <summary>Where the work above bare properties goes: the code is taken away layer by layer.</summary>
    private static string Profile(CSharpCompiler compiler, IReadOnlyCollection<GeneratedFile> files)
    {
        var allocations = new CompilerAllocations(compiler.References);
        var bare = allocations.Of(files.Select(BareProperties.Of));
        var whole = allocations.Of(files);
        var parts = new List<string>();
        var before = whole;
        var texts = files;
        foreach (var (layer, pattern, replacement) in new[]
        {
            ("input schemas", InputSchema, "${head}default;"),
            ("walking and checking members", Walk, "${head}    }"),
            ("initial values", InitialValue, "{ get; set; }"),
            ("facts about endpoints", Facts, "${head} = null;"),
            ("bounds as attributes", Attribute, ""),
        })
        {
            texts = [.. texts.Select(file => file with { Text = pattern.Replace(file.Text, replacement) })];
            var left = allocations.Of(texts);
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"{layer} {Share(before - left):0} %"));
            before = left;
        }

        return string.Create(
            CultureInfo.InvariantCulture,
            $"the compiler allocates {whole:0} MB, for bare properties {bare:0} MB; of what is more: {string.Join(", ", parts)}, and {Share(before - bare):0} % base classes, constructors, the registry, unions, value sets and wire types");

        double Share(double megabytes) => 100 * megabytes / (whole - bare);
    }

    /// <summary>The text of an input schema.</summary>
    [GeneratedRegex(@"(?<head>ReadInputSchema\(\) => )""[^\n]*""u8;", RegexOptions.CultureInvariant)]
    private static partial Regex InputSchema { get; }

    /// <summary>What a class says of its endpoint.</summary>
    [GeneratedRegex(@"(?<head> Endpoint \{ get; \}) = new global::Fal\.Nodes\.FalEndpoint\(\n.*?\);\n", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Facts { get; }

    /// <summary>What a property starts at.</summary>
    [GeneratedRegex(@"\{ get; set; \} = [^\n]*;", RegexOptions.CultureInvariant)]
    private static partial Regex InitialValue { get; }

    /// <summary>A line with the bounds of a property.</summary>
    [GeneratedRegex(@"    \[global::System\.ComponentModel\.DataAnnotations\.[^\n]*\n", RegexOptions.CultureInvariant)]
    private static partial Regex Attribute { get; }

    /// <summary>A method that walks or checks members, up to its closing brace.</summary>
    [GeneratedRegex(@"(?<head>    protected override void (Visit|Check)Members\([^\n]*\n    \{\n).*?\n    \}", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Walk { get; }
}
