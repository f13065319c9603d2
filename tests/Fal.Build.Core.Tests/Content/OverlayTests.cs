using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fal.Build.Core.Tests.Content;

/// <summary>The bundled overlays: each mends the document it was written for, and what comes of it is whole.</summary>
public sealed class OverlayTests
{
    private static readonly GeneratorOptions Mended = TestOptions.Bundled with
    {
        Endpoints =
        [
            new("fal-ai/wan-ati"),
            new("fal-ai/wan-move"),
            new("openrouter/router/openai/v1/chat/completions"),
            new("openrouter/router/openai/v1/embeddings"),
            new("openrouter/router/openai/v1/responses"),
            new("perceptron/isaac-01/openai/v1/chat/completions"),
        ],
    };

    private static readonly string OverlayDirectory = Path.Combine(Repository.BundledSchemas, "overlays");

    [Test]
    public void Every_broken_document_has_its_overlay()
    {
        var overlays = Directory.GetFiles(OverlayDirectory).Select(Path.GetFileName).Order(StringComparer.Ordinal);

        Assert.That(overlays, Is.EqualTo(Mended.Endpoints.Select(endpoint => endpoint.Id.Replace("/", "__", StringComparison.Ordinal) + ".json")));
    }

    [Test]
    public void Every_overlay_says_why_it_is_there_and_names_the_document_it_mends()
    {
        foreach (var file in Directory.GetFiles(OverlayDirectory))
        {
            using var overlay = JsonDocument.Parse(File.ReadAllBytes(file));
            var document = Directory.GetFiles(Repository.BundledSchemas, Path.GetFileName(file), SearchOption.AllDirectories).Single(found => found != file);

            Assert.That(overlay.RootElement.EnumerateObject().Select(member => member.Name), Is.EqualTo(new[] { "reason", "source", "baseSha256", "patch" }), file);
            Assert.That(overlay.RootElement.GetProperty("reason").GetString(), Has.Length.GreaterThan(40), file);
            Assert.That(overlay.RootElement.GetProperty("source").GetString(), Has.Length.GreaterThan(40), file);
            Assert.That(
                overlay.RootElement.GetProperty("baseSha256").GetString(),
                Is.EqualTo(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(document)))), file);
        }
    }

    [Test]
    public void Mended_documents_give_typed_code_without_a_complaint()
    {
        var result = Generator.Generate(Mended);

        Assert.That(result.Diagnostics, Is.Empty);
        Assert.That(result.Files, Has.Length.EqualTo(Mended.Endpoints.Length + 1));
        Assert.That(GeneratedCompilation.Of(result.Files).Complaints(), Is.Empty);
    }

    [Test]
    public void Mended_documents_give_code_for_the_oldest_language_and_framework()
    {
        var result = Generator.Generate(Mended with { LanguageVersion = "10.0", FrameworkIdentifier = ".NETStandard", FrameworkVersion = "v2.0" });

        Assert.That(GeneratedCompilation.Of(result.Files, LanguageVersion.CSharp10).Complaints(), Is.Empty);
    }

    [Test]
    public void Without_overlays_the_faults_show()
    {
        var result = Generator.Generate(Mended with { ApplyOverlays = false });

        var faults = result.Diagnostics.CountBy(diagnostic => diagnostic.Code).OrderBy(fault => fault.Key, StringComparer.Ordinal);
        Assert.That(faults, Is.EqualTo(new Dictionary<string, int> { ["FAL2002"] = 4, ["FAL2007"] = 2 }));
    }

    [Test]
    public void No_member_of_a_mended_endpoint_is_undocumented()
    {
        Assert.That(Undocumented(Generator.Generate(Mended)), Is.Empty);
    }

    [Test]
    public void A_union_in_a_list_of_another_is_named_for_the_items_and_not_numbered()
    {
        var unions = GeneratedCompilation.Of(Generator.Generate(Mended).Files).SyntaxTrees
            .SelectMany(tree => tree.GetRoot().DescendantNodes().OfType<RecordDeclarationSyntax>())
            .Select(type => type.Identifier.Text);

        Assert.That(unions, Has.None.EndWith("Choice2"));
        Assert.That(unions, Is.SupersetOf(new[]
        {
            "OpenrouterRouterOpenaiV1ChatCompletionsContentChoice",
            "OpenrouterRouterOpenaiV1ChatCompletionsContentItemChoice",
        }));
    }

    /// <summary>Public properties of generated types that no summary explains.</summary>
    internal static ImmutableArray<string> Undocumented(GenerationResult result) =>
    [
        .. GeneratedCompilation.Of(result.Files).SyntaxTrees
            .SelectMany(tree => tree.GetRoot().DescendantNodes().OfType<PropertyDeclarationSyntax>())
            .Where(property => property.Modifiers.Any(SyntaxKind.PublicKeyword) && !property.GetLeadingTrivia().ToFullString().Contains("<summary>", StringComparison.Ordinal))
            .Select(property => $"{((BaseTypeDeclarationSyntax)property.Parent!).Identifier}.{property.Identifier}"),
    ];
}
