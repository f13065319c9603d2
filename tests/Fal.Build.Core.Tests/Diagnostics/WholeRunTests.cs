using Fal.Build.Core.Diagnostics;

namespace Fal.Build.Core.Tests.Diagnostics;

/// <summary>What holds for all diagnostics of a run.</summary>
public sealed class WholeRunTests
{
    private Inputs _inputs = null!;

    [SetUp]
    public void Prepare() => _inputs = new Inputs();

    [TearDown]
    public void CleanUp() => _inputs.Dispose();

    [Test]
    public void Every_fault_of_every_file_is_reported_at_once_and_in_order()
    {
        _inputs.Config("{ \"endpoints\": {} ", "configs/a.json");
        _inputs.Config(
            ConfigText.File(("fal-ai/model", ConfigText.Entry(("clas_name", "\"x\""), ("docstring", "\"Short\""), ("basic_fields", "[\"promt\"]"), ("tags", null)))),
            "configs/b.json");
        _inputs.Schema("fal-ai/other", "[]");
        _inputs.Config(ConfigText.File(("fal-ai/other", ConfigText.Entry(("class_name", "\"other\"")))), "configs/c.json");

        var result = Generator.Generate(_inputs.Options with { CoverageThreshold = "much", Accessibility = "secret" });

        Assert.That(
            result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
                .Select(diagnostic => $"{Path.GetFileName(diagnostic.Location.File)} {diagnostic.Code}"),
            Is.EqualTo(new[]
            {
                "App.csproj FAL0004", "App.csproj FAL0004",
                "a.json FAL1001",
                "b.json FAL1004", "b.json FAL1003", "b.json FAL1011", "b.json FAL2003",
                "c.json FAL1005",
                "fal-ai__other.json FAL2002",
            }));
    }

    [Test]
    public void After_an_error_nothing_is_written_and_what_was_there_stays()
    {
        _inputs.Entry();
        var reports = Path.Combine(_inputs.Root, "reports");
        var options = _inputs.Options with { ReportDirectory = reports };
        Generator.Generate(options);
        var before = Snapshot();

        _inputs.Config("{", "configs/broken.json");
        _inputs.Schema("fal-ai/model", SchemaText.Document("fal-ai/model", SchemaText.Object("""{"prompt": {"type": "integer"}}""")));
        var result = Generator.Generate(options with { Configs = _inputs.Options.Configs });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(before, Has.Count.EqualTo(10));
            Assert.That(result.HasErrors);
            Assert.That(result.Files, Is.Empty);
            Assert.That(result.Reports, Is.Empty);
            Assert.That(result.Coverage, Is.Null);
            Assert.That(Snapshot(), Is.EqualTo(before));
        }

        List<(string, string, DateTime)> Snapshot() =>
        [
            .. Directory.GetFiles(_inputs.Output, "*", SearchOption.AllDirectories).Concat(Directory.GetFiles(reports)).Order(StringComparer.Ordinal)
                .Select(file => (file, File.ReadAllText(file), File.GetLastWriteTimeUtc(file))),
        ];
    }

    [TestCase("error", DiagnosticSeverity.Error, DiagnosticSeverity.Warning)]
    [TestCase("warning", DiagnosticSeverity.Warning, DiagnosticSeverity.Warning)]
    [TestCase("off", null, null)]
    public void Quality_faults_are_taken_no_worse_than_the_project_asks_for(string quality, DiagnosticSeverity? faults, DiagnosticSeverity? stockText)
    {
        _inputs.Schema("fal-ai/other", SchemaText.Document("fal-ai/other", SchemaText.Object("""{"prompt": {"type": "string"}}""")));
        _inputs.Config(ConfigText.File(
            ("fal-ai/model", ConfigText.Entry(("tags", "[]"), ("docstring", "\"Short\""), ("use_cases", "[\"One\"]"))),
            ("fal-ai/other", ConfigText.Entry(("class_name", "\"Other\""), ("docstring", "\"Short\"")))));

        var found = Generator.Generate(_inputs.Options with { ConfigQuality = quality }).Diagnostics;

        using (Assert.EnterMultipleScope())
        {
            foreach (var code in new[] { "FAL1009", "FAL1010", "FAL1011" })
            {
                Assert.That(found.Where(diagnostic => diagnostic.Code == code).Select(diagnostic => (DiagnosticSeverity?)diagnostic.Severity).Distinct(),
                    Is.EqualTo(faults is null ? Array.Empty<DiagnosticSeverity?>() : [faults]), code);
            }

            Assert.That(found.Where(diagnostic => diagnostic.Code == "FAL1012").Select(diagnostic => (DiagnosticSeverity?)diagnostic.Severity),
                Is.EqualTo(stockText is null ? Array.Empty<DiagnosticSeverity?>() : [stockText]));
        }
    }

    [Test]
    public void With_quality_off_other_faults_remain_errors()
    {
        _inputs.Entry(("tags", null));
        Assert.That(
            Generator.Generate(_inputs.Options with { ConfigQuality = "off" }).Diagnostics.Select(diagnostic => (diagnostic.Code, diagnostic.Severity)),
            Is.EqualTo(new[] { ("FAL1004", DiagnosticSeverity.Error) }));
    }

    [Test]
    public void A_diagnostic_prints_as_builds_expect_it()
    {
        var diagnostic = new Diagnostic("FAL1003", DiagnosticSeverity.Error, new SourceLocation("/app/configs/a.json", 3, 7), "What is wrong.");
        Assert.That(diagnostic.ToString(), Is.EqualTo("/app/configs/a.json(3,7): error FAL1003: What is wrong."));
        Assert.That((diagnostic with { Location = SourceLocation.OfFile("/app/App.csproj") }).ToString(), Is.EqualTo("/app/App.csproj: error FAL1003: What is wrong."));
    }
}
