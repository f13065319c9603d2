using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json;
using Fal.Nodes;

namespace Fal.Build.Benchmarks.Performance;

/// <summary>What it costs to write the arguments of a generated node of 15 fields as JSON, against code written by hand.</summary>
/// <remarks>Both write the same bytes, into a buffer that is used again; runs alternate and medians are compared, since machines drift.</remarks>
internal sealed class CallMeasurement : IPerformanceMeasurement
{
    private const string EndpointId = "fal-ai/wan/v2.2-14b/speech-to-video";
    private const double Goal = 1.2;
    private const int Calls = 100_000;
    private const int Rounds = 15;
    private const int WarmUpRounds = 5;

    private delegate bool TryCreate(string id, out FalNode? node);

    public string Name => "call";

    public IEnumerable<PerformanceRow> Measure(string repository, string scratch, TextWriter log)
    {
        var generated = CreateNode(repository, scratch);
        var written = new HandWrittenNode { Prompt = "A singer in fog", ImageUrl = "https://example.com/singer.png", AudioUrl = "https://example.com/song.mp3", Seed = 42 };
        if (!generated.ToJson().AsSpan().SequenceEqual(written.ToJson()))
        {
            throw new InvalidOperationException($"{Encoding.UTF8.GetString(generated.ToJson())} isn't {Encoding.UTF8.GetString(written.ToJson())}.");
        }

        var buffer = new ArrayBufferWriter<byte>(4096);
        using var writer = new Utf8JsonWriter(buffer);
        yield return Compare("writing the JSON of 15 arguments", Into(generated.WriteTo), Into(written.WriteTo), mayAllocate: false);
        yield return Compare("ToJson of 15 arguments", () => generated.ToJson(), () => written.ToJson(), mayAllocate: true);

        Action Into(Action<Utf8JsonWriter> write) => () =>
        {
            buffer.ResetWrittenCount();
            writer.Reset();
            write(writer);
            writer.Flush();
        };

        PerformanceRow Compare(string what, Action generatedCall, Action writtenCall, bool mayAllocate)
        {
            var generatedTimes = new List<double>();
            var writtenTimes = new List<double>();
            var (generatedBytes, writtenBytes) = (0d, 0d);
            for (var round = -WarmUpRounds; round < Rounds; round++)
            {
                var (generatedTime, writtenTime) = (Time(generatedCall, out generatedBytes), Time(writtenCall, out writtenBytes));
                if (round >= 0)
                {
                    generatedTimes.Add(generatedTime);
                    writtenTimes.Add(writtenTime);
                }
            }

            var ratio = Median.Of(generatedTimes) / Median.Of(writtenTimes);
            var figure = string.Create(
                CultureInfo.InvariantCulture,
                $"{ratio:0.00} times ({Median.Of(generatedTimes):0} ns and {Median.Of(writtenTimes):0} ns; {generatedBytes:0} B and {writtenBytes:0} B a call)");
            log.WriteLine($"call, {what}: {figure}");
            return new PerformanceRow(what, "at most 1.2 times, no allocation of its own", figure, ratio <= Goal && generatedBytes <= (mayAllocate ? writtenBytes : 0),
                "Each member asks whether the walk writes, and whether an argument outside the schema replaces it.");
        }
    }

    /// <summary>A node whose code was compiled with optimizations and is loaded for good, as that of a program is.</summary>
    private static FalNode CreateNode(string repository, string scratch)
    {
        var compilation = new CSharpCompiler().Prepare(CatalogCode.Generate(repository, embedsSchemas: false, [EndpointId]), Path.Combine(scratch, "node"));
        compilation.Compile();
        var create = Assembly.LoadFrom(compilation.Assembly).GetType("Catalog.FalNodes.FalEndpoints")!.GetMethod("TryCreate")!.CreateDelegate<TryCreate>();
        if (!create(EndpointId, out var node))
        {
            throw new InvalidOperationException($"'{EndpointId}' wasn't generated.");
        }

        using var arguments = JsonDocument.Parse("""{"prompt":"A singer in fog","image_url":"https://example.com/singer.png","audio_url":"https://example.com/song.mp3","seed":42}""");
        foreach (var argument in arguments.RootElement.EnumerateObject())
        {
            node!.SetArgument(argument.Name, argument.Value);
        }

        return node!;
    }

    /// <summary>Nanoseconds and bytes of a call.</summary>
    private static double Time(Action call, out double bytes)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var clock = Stopwatch.StartNew();
        for (var count = 0; count < Calls; count++)
        {
            call();
        }

        var nanoseconds = clock.Elapsed.TotalNanoseconds / Calls;
        bytes = Math.Round((double)(GC.GetAllocatedBytesForCurrentThread() - before) / Calls);
        return nanoseconds;
    }
}
