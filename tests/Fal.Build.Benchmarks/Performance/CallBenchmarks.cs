using System.Buffers;
using System.Runtime.Loader;
using System.Text;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using Fal.Nodes;

namespace Fal.Build.Benchmarks.Performance;

/// <summary>The 15 arguments of a generated node as JSON, and the same bytes from code that is written by hand.</summary>
/// <remarks>BenchmarkDotNet makes the instances, so that this class finds for itself what it needs.</remarks>
public class CallBenchmarks : IDisposable
{
    private const string EndpointId = "fal-ai/wan/v2.2-14b/speech-to-video";

    private readonly ArrayBufferWriter<byte> _buffer = new(4096);
    private readonly Utf8JsonWriter _writer;
    private readonly HandWrittenNode _written = new()
    {
        Prompt = "A singer in fog",
        ImageUrl = "https://example.com/singer.png",
        AudioUrl = "https://example.com/song.mp3",
        Seed = 42,
    };

    private FalNode _generated = null!;
    private string[] _names = [];
    private byte[][] _utf8Names = [];

    /// <summary>Makes the writer that all calls share.</summary>
    public CallBenchmarks()
    {
        _writer = new Utf8JsonWriter(_buffer);
    }

    private delegate bool TryCreate(string id, out FalNode? node);

    /// <summary>Generates the node, compiles it with optimizations and loads it for good, as that of a program is.</summary>
    [GlobalSetup]
    public void CreateNode()
    {
        var folder = Directory.CreateTempSubdirectory("fal-node").FullName;
        try
        {
            var compilation = new CSharpCompiler().Prepare(CatalogCode.Generate(Checkout.FindRoot(), embedsSchemas: false, [EndpointId]), folder);
            compilation.Compile();

            // Each benchmark has its own copy, which one context wouldn't load twice.
            using var assembly = new MemoryStream(File.ReadAllBytes(compilation.Assembly));
            var registry = new AssemblyLoadContext(folder).LoadFromStream(assembly).GetType("Catalog.FalNodes.FalEndpoints")!;
            if (!registry.GetMethod("TryCreate")!.CreateDelegate<TryCreate>()(EndpointId, out var node))
            {
                throw new InvalidOperationException($"'{EndpointId}' wasn't generated.");
            }

            _generated = node!;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        using var arguments = JsonDocument.Parse(_written.ToJson());
        foreach (var argument in arguments.RootElement.EnumerateObject())
        {
            _generated.SetArgument(argument.Name, argument.Value);
        }

        _names = [.. arguments.RootElement.EnumerateObject().Select(argument => argument.Name)];
        _utf8Names = Array.ConvertAll(_names, Encoding.UTF8.GetBytes);
        if (!_generated.ToJson().AsSpan().SequenceEqual(_written.ToJson()))
        {
            throw new InvalidOperationException($"{Encoding.UTF8.GetString(_generated.ToJson())} isn't {Encoding.UTF8.GetString(_written.ToJson())}.");
        }
    }

    /// <summary>The generated node into a buffer that is used again.</summary>
    [Benchmark]
    public void GeneratedWriteTo()
    {
        Begin();
        _generated.WriteTo(_writer);
        _writer.Flush();
    }

    /// <summary>The code written by hand into a buffer that is used again.</summary>
    [Benchmark]
    public void WrittenWriteTo()
    {
        Begin();
        _written.WriteTo(_writer);
        _writer.Flush();
    }

    /// <summary>The generated node into an array of its own.</summary>
    [Benchmark]
    public byte[] GeneratedToJson() => _generated.ToJson();

    /// <summary>The code written by hand into an array of its own.</summary>
    [Benchmark]
    public byte[] WrittenToJson() => _written.ToJson();

    /// <summary>The names of the arguments alone, as text, which is what generated code has.</summary>
    [Benchmark]
    public void NamesAsText()
    {
        Begin();
        _writer.WriteStartObject();
        foreach (var name in _names)
        {
            _writer.WriteBoolean(name, true);
        }

        _writer.WriteEndObject();
        _writer.Flush();
    }

    /// <summary>The same names in UTF-8, which is what the code written by hand has.</summary>
    [Benchmark]
    public void NamesAsUtf8()
    {
        Begin();
        _writer.WriteStartObject();
        foreach (var name in _utf8Names)
        {
            _writer.WriteBoolean(name, true);
        }

        _writer.WriteEndObject();
        _writer.Flush();
    }

    /// <summary>Gives the writer back.</summary>
    [GlobalCleanup]
    public void Dispose()
    {
        _writer.Dispose();
        GC.SuppressFinalize(this);
    }

    private void Begin()
    {
        _buffer.ResetWrittenCount();
        _writer.Reset();
    }
}
