using System.Globalization;
using Fal.Build.Core.Configuration;
using Fal.Build.Core.Coverage;
using Fal.Build.Core.Diagnostics;

namespace Fal.Build.Core.Tests.Bundled;

/// <summary>What the bundled modules come to: 161 of 1,073 models, counted, and what the gate makes of that.</summary>
public sealed class BundledCoverageTests
{
    private static CoverageReport Coverage => BundledModules.Result.Coverage!;

    [TestCase("text-to-video", 30, 98, "30.6", "good", "High")]
    [TestCase("video-to-video", 30, 127, "23.6", "good", "High")]
    [TestCase("vision", 20, 34, "58.8", "strong", "Medium")]
    [TestCase("text-to-audio", 20, 34, "58.8", "strong", "Medium")]
    [TestCase("image-to-video", 18, 137, "13.1", "moderate", "High")]
    [TestCase("image-to-image", 16, 345, "4.6", "low", "High")]
    [TestCase("text-to-image", 15, 138, "10.9", "moderate", "High")]
    [TestCase("speech-to-text", 9, 9, "100.0", "complete", "High")]
    [TestCase("llm", 3, 6, "50.0", "strong", "Medium")]
    public void A_module_covers_its_category_thus(string category, int configured, int models, string percent, string status, string priority)
    {
        var found = Coverage.Categories.Single(candidate => candidate.Category == category);
        Assert.That(
            (found.Count.Configured, found.Count.Models, found.Count.Percent.ToString("F1", CultureInfo.InvariantCulture), found.Status, found.Priority),
            Is.EqualTo((configured, models, percent, status, priority)));
    }

    [Test]
    public void All_together_are_161_of_1073()
    {
        Assert.That((Coverage.Total.Configured, Coverage.Total.Models), Is.EqualTo((161, 1073)));
        Assert.That(Coverage.Total.Percent.ToString("F2", CultureInfo.InvariantCulture), Is.EqualTo("15.00"));
        Assert.That(Coverage.Categories.Count(category => category.Count.Configured > 0), Is.EqualTo(9));
        Assert.That(Coverage.CoveredIds, Is.Unique.And.Exactly(161).Items);
    }

    [Test]
    public void Each_of_the_161_has_all_that_an_entry_should_have() =>
        Assert.That(Coverage.Quality, Is.EqualTo(new CoverageQuality(Entries: 161, Docstrings: 161, Tags: 161, UseCases: 161, BasicFields: 161, Schemas: 161, Generated: 161)));

    [TestCase("15", null)]
    [TestCase("15.01", "Coverage is 15.00 % (161 of 1,073 models), below the required 15.01 %: 1 more endpoint needed.")]
    public void The_total_is_held_against_its_threshold(string threshold, string? fault) =>
        Assert.That(Judge(BundledModules.Options with { CoverageThreshold = threshold }), Is.EqualTo(Faults("FAL3001", fault)));

    [TestCase("30.6", null)]
    [TestCase("31", "Coverage of text-to-video is 30.61 % (30 of 98 models), below the required 31 %: 1 more endpoint needed.")]
    public void A_category_is_held_against_its_threshold(string threshold, string? fault) =>
        Assert.That(Judge(BundledModules.Options with { CategoryThresholds = [new("text-to-video", threshold)] }), Is.EqualTo(Faults("FAL3002", fault)));

    [Test]
    public void A_config_that_is_removed_is_named()
    {
        using var inputs = new Inputs();
        var baseline = inputs.Write("coverage.baseline", $"# models 1073\n{string.Join('\n', Coverage.CoveredIds)}\n");
        var fewer = BundledModules.Options with
        {
            Configs = [.. BundledModules.Options.Configs.Where(source => Path.GetFileName(source.File) != "llm.json")],
            CoverageBaseline = baseline,
        };

        Assert.That(Judge(BundledModules.Options with { CoverageBaseline = baseline }), Is.Empty);
        Assert.That(
            Judge(fewer).Select(fault => (fault.Code, fault.Message.Split(' ')[0])),
            Is.EqualTo(new[]
            {
                ("FAL3003", "'fal-ai/qwen-3-guard'"), ("FAL3003", "'openrouter/router'"), ("FAL3003", "'openrouter/router/openai/v1/chat/completions'"),
            }));
    }

    [Test]
    public void An_endpoint_that_the_catalogue_lacks_is_named_and_never_counts()
    {
        using var inputs = new Inputs();
        inputs.Schema("fal-ai/wizper-3", SchemaText.Document("fal-ai/wizper-3", SchemaText.Object("""{"prompt": {"type": "string"}}""")));
        var fake = inputs.Config(ConfigText.File(("fal-ai/wizper-3", ConfigText.Entry())), "configs/fake.json");

        var result = Generator.Generate(BundledModules.Options with
        {
            Configs = [.. BundledModules.Options.Configs, new ConfigSource(fake)],
            SchemaDirectory = inputs.Schemas,
        });

        var warnings = result.Diagnostics.Where(diagnostic => diagnostic.Severity > DiagnosticSeverity.Message).ToList();
        Assert.That(warnings.Select(diagnostic => (diagnostic.Code, diagnostic.Location.File)), Is.EqualTo(new[] { ("FAL1008", fake) }));
        Assert.That(warnings[0].Message, Does.Contain("'fal-ai/wizper-3'").And.Contain("'fal-ai/wizper'"));
        Assert.That(result.Coverage!.Total, Is.EqualTo(Coverage.Total));
        Assert.That(result.Coverage.Orphans, Is.EqualTo(new[] { "fal-ai/wizper-3" }));
    }

    private static IEnumerable<(string Code, string Message)> Judge(GeneratorOptions options) =>
        Generator.Generate(options).Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => (diagnostic.Code, diagnostic.Message));

    private static IEnumerable<(string Code, string Message)> Faults(string code, string? message) => message is null ? [] : [(code, message)];
}
