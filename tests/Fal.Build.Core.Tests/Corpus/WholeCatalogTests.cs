using System.Collections.Immutable;
using Fal.Build.Core.Diagnostics;

namespace Fal.Build.Core.Tests.Corpus;

/// <summary>Every bundled schema, generated without a config and compiled at once.</summary>
public sealed class WholeCatalogTests
{
    /// <summary>Documents that the service publishes broken: their root reference leads nowhere.</summary>
    private static readonly string[] Refused =
    [
        "openrouter/router/openai/v1/chat/completions",
        "openrouter/router/openai/v1/embeddings",
        "openrouter/router/openai/v1/responses",
        "perceptron/isaac-01/openai/v1/chat/completions",
    ];

    [Test]
    public void Every_document_with_input_and_output_gives_code_without_a_warning()
    {
        var ids = Documents().Select(IdOf).ToList();
        var result = Generator.Generate(TestOptions.Bundled with { Endpoints = [.. ids.Select(id => new EndpointRequest(id))] });

        Assert.That(result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error), Is.Empty);
        Assert.That(result.Files, Has.Length.EqualTo(ids.Count + 1));
        Assert.That(GeneratedCompilation.Of(result.Files).Complaints(), Is.Empty);
    }

    /// <summary>The bundled documents that have an input and an output, by file.</summary>
    internal static ImmutableArray<string> Documents() =>
    [
        .. Directory.GetFiles(Repository.BundledSchemas, "*.json", SearchOption.AllDirectories)
            .Where(file => !file.Contains("overlays", StringComparison.Ordinal) && !Refused.Contains(IdOf(file)))
            .Order(StringComparer.Ordinal),
    ];

    internal static string IdOf(string file) => Path.GetFileNameWithoutExtension(file).Replace("__", "/", StringComparison.Ordinal);
}
