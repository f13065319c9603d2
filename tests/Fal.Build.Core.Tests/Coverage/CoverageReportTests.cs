using System.Text;
using System.Text.Json;
using System.Xml.Linq;

namespace Fal.Build.Core.Tests.Coverage;

/// <summary>What the files of a report say, and that they say it the same everywhere.</summary>
public sealed class CoverageReportTests
{
    private const int OneMegabyte = 1_000_000;

    private Inputs _inputs = null!;

    [SetUp]
    public void Prepare()
    {
        _inputs = new Inputs();
        _inputs.Entry();
    }

    [TearDown]
    public void CleanUp() => _inputs.Dispose();

    [Test]
    public void Every_file_is_the_same_from_another_folder_and_holds_no_path_of_it()
    {
        using var elsewhere = new Inputs();
        elsewhere.Entry();

        var here = Reports(Full(_inputs));
        var there = Reports(Full(elsewhere));

        Assert.That(here.Keys, Is.EqualTo(new[] { "badge.json", "badge.svg", "coverage.html", "coverage.json", "coverage.md" }));
        Assert.That(here, Is.EqualTo(there));
        Assert.That(string.Concat(here.Values), Does.Not.Contain(_inputs.Root).And.Not.Contain("\r"));
    }

    [Test]
    public void The_text_tells_before_after_gained_and_lost()
    {
        var text = Reports(_inputs.Options with
        {
            CoverageBaseline = _inputs.Write("coverage.baseline", "# models 2\nfal-ai/voice\n"), CoverageSeverity = "warning",
        })["coverage.md"];
        Assert.That(text, Does.Contain(
            """
            ## Against the baseline

            | | Before | After | Gained | Lost |
            | --- | --: | --: | --: | --: |
            | Configured | 1 | 1 | 1 | 1 |
            | Models | 2 | 3 | | |
            | Coverage | 50.00 % | 33.33 % | | |

            Lost: `fal-ai/voice`.

            Gained: `fal-ai/model`.
            """));
    }

    [Test]
    public void The_text_ranks_what_to_add_with_reasons()
    {
        _inputs.Schema("fal-ai/voice", SchemaText.Document("fal-ai/voice", SchemaText.Object("""{"prompt": {"type": "string"}}""")));
        Assert.That(Reports(_inputs.Options)["coverage.md"], Does.Contain(
            """
            | Coverage | Models | Missing | Add, the best first |
            | --: | --: | --: | --- |
            | 25 % | 1 | 0 | reached |
            | 50 % | 2 | 1 | text-to-speech 1 |
            | 100 % | 3 | 2 | text-to-speech 1, text-to-image 1 |
            """).And.Contain(
            """
            | 1 | [`fal-ai/voice`](https://fal.ai/models/fal-ai/voice) | text-to-speech | newest of fal-ai/voice in text-to-speech |
            | 2 | [`fal-ai/other`](https://fal.ai/models/fal-ai/other) | text-to-image | newest of fal-ai/other in text-to-image; no schema yet |
            """));
    }

    [Test]
    public void A_project_name_is_no_markup()
    {
        var reports = Reports(_inputs.Options with { ProjectFile = Path.Combine(_inputs.Root, "A*B<i>C.csproj") });
        Assert.That(reports["coverage.md"], Does.StartWith("# Coverage of A\\*B\\<i\\>C\n"));
        Assert.That(reports["coverage.html"], Does.Contain("<h1>A*B&lt;i&gt;C</h1>"));
    }

    [Test]
    public void Links_to_classes_are_relative_to_the_report()
    {
        using var json = JsonDocument.Parse(Reports(Full(_inputs))["coverage.json"]);
        var endpoint = json.RootElement.GetProperty("endpoints")[0];
        Assert.That(
            (endpoint.GetProperty("id").GetString(), endpoint.GetProperty("class").GetString(), endpoint.GetProperty("file").GetString()),
            Is.EqualTo(("fal-ai/model", "TextToImage.Painter", "../obj/fal/TextToImage/Painter.g.cs")));
    }

    [TestCase("33.33", "5b7300")]
    [TestCase("34", "b3261e")]
    public void The_badges_show_the_figure_and_turn_red_when_a_gate_fails(string threshold, string color)
    {
        var reports = Reports(_inputs.Options with { CoverageThreshold = threshold, CoverageSeverity = "warning" });
        using var json = JsonDocument.Parse(reports["badge.json"]);
        Assert.That(json.RootElement.EnumerateObject().Select(member => $"{member.Name}={member.Value}"), Is.EqualTo(new[]
        {
            "schemaVersion=1", "label=fal coverage", "message=33.33 %", "color=" + color, "labelColor=444c56",
        }));
        var svg = XDocument.Parse(reports["badge.svg"]).Root!;
        Assert.That(svg.Attribute("aria-label")!.Value, Is.EqualTo("fal coverage: 33.33 %"));
        Assert.That(svg.ToString(), Does.Contain($"fill=\"#{color}\""));
    }

    [Test]
    public void The_badge_is_red_when_an_endpoint_is_lost()
    {
        var baseline = _inputs.Write("coverage.baseline", "# models 3\nfal-ai/voice\n");
        Assert.That(Reports(_inputs.Options with { CoverageBaseline = baseline })["badge.json"], Does.Contain("\"color\": \"b3261e\""));
    }

    [Test]
    public void The_page_of_the_whole_catalogue_is_smaller_than_a_megabyte_even_with_every_class_in_it()
    {
        var result = Generator.Generate(TestOptions.Bundled with
        {
            Endpoints = [.. Repository.SchemaIds.Select(id => new EndpointRequest(id))],
            ClassDirectory = Path.Combine(_inputs.Root, "obj", "Debug", "net10.0", "fal"),
            ReportDirectory = Path.Combine(_inputs.Root, "reports"),
        });
        Assert.That(result.Coverage!.WithoutConfig, Has.Length.GreaterThan(1000));
        Assert.That(Encoding.UTF8.GetByteCount(result.Reports.Single(file => file.Path == "coverage.html").Text), Is.LessThan(OneMegabyte));
    }

    /// <summary>Options with everything that a report may hold.</summary>
    private static GeneratorOptions Full(Inputs inputs) => inputs.Options with
    {
        ReportDirectory = Path.Combine(inputs.Root, "reports"),
        ClassDirectory = inputs.Output,
        CoverageThreshold = "50",
        CategoryThresholds = [new("text-to-image", "1")],
        CoverageBaseline = inputs.Write("coverage.baseline", "# models 2\nfal-ai/voice\n"),
    };

    private static SortedDictionary<string, string> Reports(GeneratorOptions options) =>
        new(Generator.Generate(options).Reports.ToDictionary(file => file.Path, file => file.Text), StringComparer.Ordinal);
}
