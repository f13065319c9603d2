using Fal.Build.Core.Coverage;

namespace Fal.Build.Core.Tests.Coverage;

/// <summary>The reports of several projects become one: each endpoint counts once, and what can't be added up is refused.</summary>
public sealed class CoverageMergeTests
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
    public void Ids_and_orphans_are_united_and_quality_is_summed()
    {
        Report("One", "fal-ai/model", "fal-ai/other", "acme/stranger");
        Report("Two", "fal-ai/other", "fal-ai/voice");

        var merged = Merge("One", "Two").Coverage!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That((merged.Total.Configured, merged.Total.Models), Is.EqualTo((3, 3)));
            Assert.That(merged.CoveredIds, Is.EqualTo(new[] { "fal-ai/model", "fal-ai/other", "fal-ai/voice" }));
            Assert.That(merged.Orphans, Is.EqualTo(new[] { "acme/stranger" }));
            Assert.That(merged.Quality, Is.EqualTo(new CoverageQuality(4, 4, 4, 4, 4, 4, 4)));
            Assert.That((merged.Project, string.Join(' ', merged.Projects)), Is.EqualTo(("App", "App One Two")));
        }
    }

    [Test]
    public void The_projects_own_endpoints_count_too_and_the_gates_are_its_own()
    {
        Report("One", "fal-ai/other");
        _inputs.Entry();

        var result = Merge(options => options with { CoverageThreshold = "66.7", CategoryThresholds = [new("text-to-image", "100")] }, "One");

        Assert.That(result.Diagnostics.Select(diagnostic => diagnostic.Message), Is.EqualTo(new[]
        {
            "Coverage is 66.67 % (2 of 3 models), below the required 66.7 %: 1 more endpoint needed.",
        }));
        Assert.That(result.Coverage!.Gates.Select(gate => (gate.Kind, gate.Passed)), Is.EqualTo(new[] { ("total", false), ("text-to-image", true) }));
    }

    [Test]
    public void The_projects_own_report_is_what_is_written_and_never_read()
    {
        Report("One", "fal-ai/other");
        _inputs.Entry();
        var first = Merge("One", "reports").Coverage!;

        var second = Merge("One", "reports");

        Assert.That(File.ReadAllText(Path.Combine(_inputs.Root, "reports", "coverage.json")), Is.EqualTo(second.Reports[0].Text));
        Assert.That(second.Coverage!.Quality, Is.EqualTo(first.Quality).And.EqualTo(new CoverageQuality(2, 2, 2, 2, 2, 2, 2)));
    }

    [Test]
    public void Reports_that_repeat_one_another_count_once()
    {
        Report("One", "fal-ai/other");
        Directory.CreateDirectory(Path.Combine(_inputs.Root, "again"));
        File.Copy(Path.Combine(_inputs.Root, "One", "coverage.json"), Path.Combine(_inputs.Root, "again", "coverage.json"));

        Assert.That(Merge("One", "again").Coverage!.Quality.Entries, Is.EqualTo(1));
    }

    [Test]
    public void Links_to_classes_lead_from_the_merged_report_to_where_they_are()
    {
        Report("One", "fal-ai/other");

        Assert.That(Merge("One").Coverage!.Endpoints.Single(), Is.EqualTo(new ReportedEndpoint("fal-ai/other", "One.Painter0", "../obj/One/One/Painter0.g.cs")));
    }

    [Test]
    public void A_class_without_a_config_gives_way_to_a_config_elsewhere()
    {
        Report("One", "fal-ai/voice");

        var merged = Merge(options => options with { Endpoints = [new("fal-ai/voice"), new("fal-ai/other")] }, "One").Coverage!;

        Assert.That(merged.Endpoints.Select(endpoint => endpoint.Id), Is.EqualTo(new[] { "fal-ai/voice" }));
        Assert.That(merged.WithoutConfig.Select(endpoint => endpoint.Id), Is.EqualTo(new[] { "fal-ai/other" }));
    }

    [TestCase("\"schemaVersion\": 1", "\"schemaVersion\": 2", "has schemaVersion 2, and only 1 can be merged")]
    [TestCase("\"catalogSha256\": \"", "\"catalogSha256\": \"0000", "was counted against another catalogue (0000")]
    [TestCase("\"endpoints\"", "\"endpunkte\"", "has no usable 'endpoints'")]
    [TestCase("\"id\": \"fal-ai/other\"", "\"id\": \"fal-ai/nobody\"", "lists 'fal-ai/nobody', which isn't in the catalogue")]
    [TestCase("\"entries\": 1", "\"entries\": -1", "has -1 for 'entries', which is no count")]
    [TestCase("\"quality\"", "quality", "isn't valid JSON")]
    public void A_report_that_cant_be_added_up_is_FAL0004_at_its_place(string found, string replacement, string reason)
    {
        var file = Report("One", "fal-ai/other");
        File.WriteAllText(file, File.ReadAllText(file).Replace(found, replacement, StringComparison.Ordinal));

        var diagnostic = Merge("One").Diagnostics.Single();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(diagnostic.Code, Is.EqualTo("FAL0004"));
            Assert.That((diagnostic.Location.File, diagnostic.Location.Line > 0), Is.EqualTo((file, true)));
            Assert.That(diagnostic.Message, Does.StartWith("FalCoverageMerge can't take this report: it ").And.Contain(reason));
        }
    }

    [Test]
    public void Every_report_that_cant_be_added_up_is_named_and_nothing_is_written()
    {
        File.WriteAllText(Report("One", "fal-ai/other"), "[]");
        var result = Merge("One", "missing");
        Assert.That(result.Diagnostics.Select(diagnostic => diagnostic.Code), Is.EqualTo(new[] { "FAL0004", "FAL0004" }));
        Assert.That(Path.Combine(_inputs.Root, "reports"), Does.Not.Exist);
    }

    [Test]
    public void A_pattern_that_matches_nothing_is_FAL0004_and_shows_the_pattern()
    {
        _inputs.Entry();
        Inputs.Expect(
            _inputs.Options with { CoverageMerge = "../*/coverage.json" }, Core.Diagnostics.SourceLocation.OfFile(_inputs.ProjectFile), "FAL0004",
            Core.Diagnostics.DiagnosticSeverity.Error, "FalCoverageMerge is \"../*/coverage.json\"", "matches no report of another project", "Build those projects first");
    }

    private GenerationResult Merge(params string[] folders) => Merge(options => options, folders);

    private GenerationResult Merge(Func<GeneratorOptions, GeneratorOptions> change, params string[] folders) => Generator.Generate(change(_inputs.Options with
    {
        OutputDirectory = null,
        ReportDirectory = Path.Combine(_inputs.Root, "reports"),
        CoverageMerge = "*/coverage.json",
        CoverageMergeFiles = [.. folders.Select(folder => Path.Combine(_inputs.Root, folder, "coverage.json"))],
    }));

    /// <summary>Writes the report of another project with these endpoints.</summary>
    private string Report(string project, params string[] ids)
    {
        var config = _inputs.Write($"{project}/{project}.json", ConfigText.File([.. ids.Select((id, number) => (id, ConfigText.Entry(
            ("class_name", $"\"Painter{number}\""),
            ("docstring", $"\"Paints a picture of kind {number}.\""),
            ("use_cases", $"[\"Draw {number}a\", \"Draw {number}b\", \"Draw {number}c\", \"Draw {number}d\", \"Draw {number}e\"]"))))]));
        var folder = Path.Combine(_inputs.Root, project);
        var result = Generator.Generate(_inputs.Options with
        {
            ProjectFile = Path.Combine(folder, project + ".csproj"),
            Configs = [new(config)],
            OutputDirectory = null,
            ClassDirectory = Path.Combine(_inputs.Root, "obj", project),
            ReportDirectory = folder,
        });
        Assert.That(result.HasErrors, Is.False, string.Join('\n', result.Diagnostics));
        return Path.Combine(folder, "coverage.json");
    }
}
