using System.Collections.Immutable;
using Fal.Nodes;
using Microsoft.CodeAnalysis.CSharp;

namespace Fal.Build.Core.Tests.Corpus;

/// <summary>Every bundled schema that has an input and an output, generated without a config and compiled at once; made once for all tests.</summary>
internal static class WholeCatalog
{
    /// <summary>Documents that the service publishes broken: their root reference leads nowhere.</summary>
    private static readonly string[] Refused =
    [
        "openrouter/router/openai/v1/chat/completions",
        "openrouter/router/openai/v1/embeddings",
        "openrouter/router/openai/v1/responses",
        "perceptron/isaac-01/openai/v1/chat/completions",
    ];

    /// <summary>The documents, sorted.</summary>
    public static ImmutableArray<string> Documents { get; } =
    [
        .. Directory.GetFiles(Repository.BundledSchemas, "*.json", SearchOption.AllDirectories)
            .Where(file => !file.Contains("overlays", StringComparison.Ordinal) && !Refused.Contains(IdOf(file)))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>All of them, as they came: what overlays mend is tested beside them.</summary>
    public static GeneratorOptions Options { get; } =
        TestOptions.Bundled with { Endpoints = [.. Documents.Select(file => new EndpointRequest(IdOf(file)))], ApplyOverlays = false };

    private static readonly Lazy<GenerationResult> LazyResult = new(() => Generator.Generate(Options));
    private static readonly Lazy<CSharpCompilation> LazyCompilation = new(() => GeneratedCompilation.Of(Result.Files));
    private static readonly Lazy<CompiledEndpoints> LazyEndpoints = new(() => new CompiledEndpoints(Compilation));

    public static GenerationResult Result => LazyResult.Value;

    public static CSharpCompilation Compilation => LazyCompilation.Value;

    /// <summary>A new node of an endpoint, with required arguments unset.</summary>
    public static FalNode Create(string id) => LazyEndpoints.Value.Create(id);

    private static string IdOf(string file) => Path.GetFileNameWithoutExtension(file).Replace("__", "/", StringComparison.Ordinal);
}
