using System.Text.Json;

namespace Fal.Build.Core.Tests.Coverage;

/// <summary>What counts as covered: a distinct id of the catalogue with an entry and a generated class.</summary>
public sealed class CoverageCountingTests
{
    private Inputs _inputs = null!;

    [SetUp]
    public void Prepare()
    {
        _inputs = new Inputs();
        foreach (var id in new[] { "fal-ai/other", "fal-ai/voice", "acme/stranger" })
        {
            _inputs.Schema(id, SchemaText.Document(id, SchemaText.Object("""{"prompt": {"type": "string"}}""")));
        }
    }

    [TearDown]
    public void CleanUp() => _inputs.Dispose();

    [Test]
    public void An_entry_of_a_catalogue_model_counts_once_in_its_own_category()
    {
        _inputs.Config(ConfigText.File(("fal-ai/voice", ConfigText.Entry())), "configs/text_to_image.json");
        var coverage = _inputs.Generate().Coverage!;
        Assert.That((coverage.Total.Configured, coverage.Total.Models), Is.EqualTo((1, 3)));
        Assert.That(
            coverage.Categories.Select(category => (category.Category, category.Count.Configured, category.Count.Models)),
            Is.EqualTo(new[] { ("text-to-speech", 1, 1), ("text-to-image", 0, 2) }));
    }

    [Test]
    public void An_id_outside_the_catalogue_never_counts()
    {
        _inputs.Config(ConfigText.File(("acme/stranger", ConfigText.Entry())));
        var coverage = _inputs.Generate().Coverage!;
        Assert.That(coverage.Total.Configured, Is.Zero);
        Assert.That(coverage.Orphans, Is.EqualTo(new[] { "acme/stranger" }));
        Assert.That(coverage.Quality.Generated, Is.Zero);
    }

    [Test]
    public void An_endpoint_without_an_entry_is_generated_and_never_counts()
    {
        var result = Generator.Generate(_inputs.Options with { Endpoints = [new("fal-ai/voice")] });
        Assert.That(result.Files.Select(file => file.Path), Does.Contain("TextToSpeech/Voice.g.cs"));
        Assert.That(result.Coverage!.Total.Configured, Is.Zero);
        Assert.That(result.Coverage.Orphans, Is.Empty);
    }

    [Test]
    public void An_endpoint_with_a_bundled_entry_counts_when_it_is_taken_by_itself()
    {
        _inputs.Config(ConfigText.File(("fal-ai/model", ConfigText.Entry())), "package/text_to_image.json", isBundled: true);
        Assert.That(_inputs.Options.Configs, Has.Length.EqualTo(1));
        Assert.That(_inputs.Generate().Coverage!.Total.Configured, Is.Zero, "not taken");
        Assert.That(Generator.Generate(_inputs.Options with { Endpoints = [new("fal-ai/model")], Modules = ["*"] }).Coverage!.Total.Configured, Is.EqualTo(1));
    }

    [Test]
    public void Quality_counts_what_each_entry_has()
    {
        _inputs.Config(ConfigText.File(
            ("fal-ai/model", ConfigText.Entry()),
            ("fal-ai/other", ConfigText.Entry(("class_name", "\"Other\""), ("docstring", "\"Short\""), ("tags", "[]"), ("use_cases", "[\"One\"]")))));
        var quality = Generator.Generate(_inputs.Options with { ConfigQuality = "off" }).Coverage!.Quality;
        Assert.That(quality, Is.EqualTo(new Fal.Build.Core.Coverage.CoverageQuality(Entries: 2, Docstrings: 1, Tags: 1, UseCases: 1, BasicFields: 2, Schemas: 2, Generated: 2)));
    }

    [Test]
    public void Milestones_of_the_real_catalogue_are_exact()
    {
        var coverage = Generator.Generate(TestOptions.Bundled with { Endpoints = [new("fal-ai/wizper")] }).Coverage!;
        Assert.That(
            coverage.Milestones.Select(milestone => (milestone.Percent, milestone.Models, milestone.Missing)),
            Is.EqualTo(new[] { (25m, 269, 269), (50m, 537, 537), (100m, 1073, 1073) }));
    }

    [Test]
    public void The_report_for_machines_has_the_documented_fields_and_no_others()
    {
        _inputs.Entry();
        var baseline = _inputs.Write("coverage.baseline", "# models 3\nfal-ai/model\nfal-ai/other\n");
        var result = Generator.Generate(_inputs.Options with
        {
            CoverageBaseline = baseline, CoverageThreshold = "10", CategoryThresholds = [new("text-to-speech", "1")], CoverageSeverity = "warning",
        });
        using var json = JsonDocument.Parse(result.Reports.Single(report => report.Path == "coverage.json").Text);
        var root = json.RootElement;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Keys(root), Is.EqualTo("schemaVersion project projects generator catalogSha256 total categoriesCovered categories quality orphans baseline gates milestones next endpoints withoutConfig"));
            Assert.That(Keys(root.GetProperty("total")), Is.EqualTo("configured models percent"));
            Assert.That(Keys(root.GetProperty("categories")[0]), Is.EqualTo("category module configured models percent status priority"));
            Assert.That(Keys(root.GetProperty("quality")), Is.EqualTo("entries docstrings tags useCases basicFields schemas generated"));
            Assert.That(Keys(root.GetProperty("baseline")), Is.EqualTo("configured models gained lost"));
            Assert.That(Keys(root.GetProperty("gates")[0]), Is.EqualTo("kind required actual missing passed"));
            Assert.That(Keys(root.GetProperty("milestones")[0]), Is.EqualTo("percent models missing categories"));
            Assert.That(root.GetProperty("schemaVersion").GetInt32(), Is.EqualTo(1));
            Assert.That(root.GetProperty("project").GetString(), Is.EqualTo("App"));
            Assert.That(root.GetProperty("catalogSha256").GetString(), Does.Match("^[0-9a-f]{64}$"));
            Assert.That(root.GetProperty("total").GetProperty("percent").GetDecimal(), Is.EqualTo(100m / 3), "not rounded");
            Assert.That(root.GetProperty("categoriesCovered").GetInt32(), Is.EqualTo(1));
            Assert.That(root.GetProperty("baseline").GetProperty("lost")[0].GetString(), Is.EqualTo("fal-ai/other"));
            Assert.That(root.GetProperty("gates").EnumerateArray().Select(gate => (gate.GetProperty("kind").GetString(), gate.GetProperty("passed").GetBoolean())),
                Is.EqualTo(new[] { ("total", true), ("text-to-speech", false) }));
        }

        static string Keys(JsonElement element) => string.Join(' ', element.EnumerateObject().Select(member => member.Name));
    }

    [Test]
    public void Without_a_baseline_the_report_has_null_there()
    {
        _inputs.Entry();
        using var json = JsonDocument.Parse(_inputs.Generate().Reports.Single(report => report.Path == "coverage.json").Text);
        Assert.That(json.RootElement.GetProperty("baseline").ValueKind, Is.EqualTo(JsonValueKind.Null));
    }

    [Test]
    public void A_baseline_is_written_where_it_is_asked_for_and_then_holds()
    {
        _inputs.Entry();
        var baseline = Path.Combine(_inputs.Root, "coverage.baseline");
        Assert.That(Generator.Generate(_inputs.Options with { CoverageBaseline = baseline, CoverageUpdateBaseline = "true" }).Diagnostics, Is.Empty);
        Assert.That(File.ReadAllText(baseline), Is.EqualTo("# models 3\nfal-ai/model\n"));
        Assert.That(Generator.Generate(_inputs.Options with { CoverageBaseline = baseline }).Diagnostics, Is.Empty);
    }

    [Test]
    public void A_baseline_tells_what_was_gained_and_lost()
    {
        var comparison = Fal.Build.Core.Coverage.CoverageBaseline.Parse("# models 9\r\na/c\r\n\r\na/z\na/y\na/y\n").Compare(["a/b", "a/c"]);
        Assert.That((comparison.Configured, string.Join(' ', comparison.Gained), string.Join(' ', comparison.Lost)), Is.EqualTo((3, "a/b", "a/y a/z")));
        Assert.That(comparison.Before, Is.EqualTo(new Fal.Build.Core.Coverage.CoverageCount(3, 9)));
    }

    [Test]
    public void A_baseline_without_its_comment_knows_no_earlier_percentage()
    {
        var comparison = Fal.Build.Core.Coverage.CoverageBaseline.Parse("a/c\n").Compare(["a/c"]);
        Assert.That((comparison.Configured, comparison.Before), Is.EqualTo((1, (Fal.Build.Core.Coverage.CoverageCount?)null)));
    }
}
