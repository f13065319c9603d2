using Fal.Build.Core.Diagnostics;

namespace Fal.Build.Core.Tests.Diagnostics;

/// <summary>FAL3: the coverage gate, which is judged last and points at the project.</summary>
public sealed class CoverageDiagnosticsTests
{
    private Inputs _inputs = null!;

    [SetUp]
    public void Prepare()
    {
        _inputs = new Inputs();
        _inputs.Entry();
    }

    [TearDown]
    public void CleanUp() => _inputs.Dispose();

    [TestCase("error", DiagnosticSeverity.Error)]
    [TestCase("warning", DiagnosticSeverity.Warning)]
    public void FAL3001_total_coverage_below_the_threshold(string severity, DiagnosticSeverity expected) =>
        Inputs.Expect(
            _inputs.Options with { CoverageThreshold = "33.34", CoverageSeverity = severity }, Project, "FAL3001", expected,
            "33.33 %", "33.34 %", "1 of 3 models", "1 more endpoint needed");

    [Test]
    public void FAL3002_a_category_below_its_threshold() =>
        Inputs.Expect(
            _inputs.Options with { CategoryThresholds = [new("text-to-image", "50"), new("text-to-speech", "100")] }, Project, "FAL3002", DiagnosticSeverity.Error,
            "text-to-speech", "0.00 %", "100 %", "0 of 1 model)", "1 more endpoint needed");

    [Test]
    public void FAL3003_an_endpoint_of_the_baseline_that_is_no_longer_covered()
    {
        var baseline = _inputs.Write("coverage.baseline", "# models 3\nfal-ai/model\nfal-ai/voice\n");
        Inputs.Expect(
            _inputs.Options with { CoverageBaseline = baseline }, Project, "FAL3003", DiagnosticSeverity.Error,
            "'fal-ai/voice'", "it has no config any more", baseline, "-p:FalCoverageUpdateBaseline=true");
    }

    [Test]
    public void FAL3003_says_when_it_is_the_catalogue_that_lost_the_endpoint()
    {
        var baseline = _inputs.Write("coverage.baseline", "# models 4\nfal-ai/gone\nfal-ai/model\n");
        Inputs.Expect(
            _inputs.Options with { CoverageBaseline = baseline }, Project, "FAL3003", DiagnosticSeverity.Error,
            "'fal-ai/gone'", "the catalogue doesn't list it any more");
    }

    [Test]
    public void FAL3003_says_when_a_class_is_there_and_the_config_is_gone()
    {
        _inputs.Schema("fal-ai/voice", SchemaText.Document("fal-ai/voice", SchemaText.Object("""{"prompt": {"type": "string"}}""")));
        var baseline = _inputs.Write("coverage.baseline", "# models 3\nfal-ai/model\nfal-ai/voice\n");
        Inputs.Expect(
            _inputs.Options with { CoverageBaseline = baseline, Endpoints = [new("fal-ai/voice")] }, Project, "FAL3003", DiagnosticSeverity.Error,
            "'fal-ai/voice'", "it has a class and no config any more");
    }

    [Test]
    public void FAL3003_comes_once_for_each_lost_endpoint()
    {
        var baseline = _inputs.Write("coverage.baseline", "# models 3\nfal-ai/other\nfal-ai/voice\n");
        Assert.That(
            Generator.Generate(_inputs.Options with { CoverageBaseline = baseline }).Diagnostics.Select(diagnostic => diagnostic.Code),
            Is.EqualTo(new[] { "FAL3003", "FAL3003" }));
    }

    [Test]
    public void A_catalogue_that_grew_loses_nothing()
    {
        var baseline = _inputs.Write("coverage.baseline", "# models 1\nfal-ai/model\n");
        Assert.That(Generator.Generate(_inputs.Options with { CoverageBaseline = baseline }).Diagnostics, Is.Empty);
    }

    [Test]
    public void A_missed_threshold_leaves_files_and_reports_written()
    {
        var reports = Path.Combine(_inputs.Root, "reports");
        var result = Generator.Generate(_inputs.Options with { CoverageThreshold = "100", ReportDirectory = reports });
        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.HasErrors);
            Assert.That(result.Files, Is.Not.Empty);
            Assert.That(File.Exists(Path.Combine(_inputs.Output, "TextToImage", "Painter.g.cs")));
            Assert.That(File.ReadAllText(Path.Combine(reports, "coverage.json")), Does.Contain("\"passed\": false"));
            Assert.That(File.ReadAllText(Path.Combine(reports, "coverage.md")), Does.Contain("| failed |"));
        }
    }

    [Test]
    public void The_gate_is_not_judged_beside_an_error_before_it()
    {
        _inputs.Config("{", "configs/broken.json");
        Assert.That(
            Generator.Generate(_inputs.Options with { CoverageThreshold = "100" }).Diagnostics.Select(diagnostic => diagnostic.Code),
            Is.EqualTo(new[] { "FAL1001" }));
    }

    [Test]
    public void The_gate_is_not_judged_where_nobody_asks() =>
        Assert.That(Generator.Generate(_inputs.Options with { CoverageThreshold = "100", JudgeCoverage = false }).Diagnostics, Is.Empty);

    private SourceLocation Project => SourceLocation.OfFile(_inputs.ProjectFile);
}
