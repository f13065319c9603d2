using Fal.Build.Core.Diagnostics;

namespace Fal.Build.Core.Tests.Diagnostics;

/// <summary>FAL0: the project and its properties, as far as the generator sees them.</summary>
public sealed class ProjectDiagnosticsTests
{
    private const DiagnosticSeverity Error = DiagnosticSeverity.Error;

    private static readonly TestCaseData<string, Func<GeneratorOptions, GeneratorOptions>, string, string>[] WrongSettings =
    [
        new("FalAccessibility", options => options with { Accessibility = "private" }, "\"private\"", "'public' or 'internal'"),
        new("FalNamespace", options => options with { Namespace = "My App" }, "\"My App\"", "namespace"),
        new("FalEmbedSchemas", options => options with { EmbedSchemas = "yes" }, "\"yes\"", "'true' or 'false'"),
        new("FalFormatGeneratedCode", options => options with { FormatGeneratedCode = "1" }, "\"1\"", "'true' or 'false'"),
        new("FalConfigQuality", options => options with { ConfigQuality = "strict" }, "\"strict\"", "'error', 'warning' or 'off'"),
        new("FalCoverageThreshold", options => options with { CoverageThreshold = "15 %" }, "\"15 %\"", "percentage from 0 to 100"),
        new("FalCoverageThreshold", options => options with { CoverageThreshold = "15,5" }, "\"15,5\"", "with a point"),
        new("FalCoverageThreshold", options => options with { CoverageThreshold = "101" }, "\"101\"", "percentage from 0 to 100"),
        new("FalCoverageThreshold", options => options with { CoverageThreshold = "-1" }, "\"-1\"", "percentage from 0 to 100"),
        new("FalCoverageSeverity", options => options with { CoverageSeverity = "fatal" }, "\"fatal\"", "'error' or 'warning'"),
        new("FalCoverageCategory", options => options with { CategoryThresholds = [new("text-to-imag", "5")] }, "\"text-to-imag\"", "Did you mean 'text-to-image'?"),
        new("FalCoverageCategory 'text-to-image'", options => options with { CategoryThresholds = [new("text-to-image", "")] }, "\"\"", "percentage"),
        new("FalModule", options => options with { Modules = ["text_to_vide"] }, "\"text_to_vide\"", "no such bundled module"),
        new("FalEndpoint", options => options with { Endpoints = [new("fal-ai/mode")] }, "\"fal-ai/mode\"", "fal-ai/model"),
        new("FalCoverageUpdateBaseline", options => options with { CoverageUpdateBaseline = "maybe" }, "\"maybe\"", "'true' or 'false'"),
        new("FalCoverageUpdateBaseline", options => options with { CoverageUpdateBaseline = "true" }, "FalCoverageBaseline", "written to"),
        new("FalCoverageBaseline", options => options with { CoverageBaseline = options.ProjectFile + ".missing" }, ".missing", "-t:FalCoverage -p:FalCoverageUpdateBaseline=true"),
        new("FalSchemaDirectory", options => options with { SchemaDirectory = options.ProjectFile, BundledSchemaDirectory = options.SchemaDirectory }, "App.csproj", "no such directory"),
    ];

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
    public void FAL0001_a_config_directory_that_is_not_there()
    {
        var missing = Path.Combine(_inputs.Root, "confgis");
        Inputs.Expect(_inputs.Options with { ConfigDirectory = missing }, Project, "FAL0001", Error, missing, "doesn't exist", "FalConfigDirectory");
    }

    [Test]
    public void FAL0001_a_config_directory_that_is_a_file() =>
        Inputs.Expect(_inputs.Options with { ConfigDirectory = _inputs.CatalogFile }, Project, "FAL0001", Error, "is a file");

    [Test]
    public void FAL0001_a_config_that_cannot_be_read()
    {
        var missing = Path.Combine(_inputs.Root, "configs", "gone.json");
        Inputs.Expect(
            _inputs.Options with { Configs = [.. _inputs.Options.Configs, new(missing)] }, SourceLocation.OfFile(missing), "FAL0001", Error, "can't be read");
    }

    [Test]
    public void FAL0002_nothing_to_generate_comes_with_the_line_to_paste()
    {
        Inputs.Expect(_inputs.Options with { Configs = [] }, Project, "FAL0002", DiagnosticSeverity.Warning, "<FalEndpoint Include=\"fal-ai/wizper\" />");
        Assert.That(File.Exists(Path.Combine(_inputs.Output, "FalEndpoints.g.cs")), "an empty list of endpoints is written all the same");
    }

    [TestCase("⟦{\"modles\": []}", "no array 'models'")]
    [TestCase("⟦[]", "no array 'models'")]
    [TestCase("{\"models\": ⟦[]}", "is empty")]
    [TestCase("{\"models\": [{\"id\": \"fal-ai/model\", \"category\": \"c\"},\n ⟦{\"id\": \"fal-ai/model\", \"category\": \"c\"}]}", "'fal-ai/model' twice")]
    [TestCase("{\"models\": [⟦{\"id\": \"fal-ai/model\"}]}", "without 'id' and 'category'")]
    [TestCase("{\"models\": [⟦,]}", "isn't valid JSON")]
    public void FAL0003_a_catalogue_that_is_invalid(string text, string reason)
    {
        _inputs.Write("models.json", text);
        _inputs.Expect("FAL0003", Error, reason, "FalCatalogFile");
    }

    [Test]
    public void FAL0003_a_catalogue_that_is_not_there()
    {
        var missing = Path.Combine(_inputs.Root, "catalogue.json");
        Inputs.Expect(_inputs.Options with { CatalogFile = missing }, SourceLocation.OfFile(missing), "FAL0003", Error, "doesn't exist");
    }

    [Test]
    public void FAL0003_a_glossary_that_cannot_be_read()
    {
        var glossary = _inputs.Write("fields.json", "{ \"fields\": ");
        Inputs.Expect(_inputs.Options with { GlossaryFile = glossary }, SourceLocation.OfFile(glossary), "FAL0003", Error, "glossary");
    }

    [TestCaseSource(nameof(WrongSettings))]
    public void FAL0004_a_setting_that_is_not_allowed(string setting, Func<GeneratorOptions, GeneratorOptions> change, string found, string allowed) =>
        Inputs.Expect(change(_inputs.Options), Project, "FAL0004", Error, setting, found, allowed);

    [TestCase("C#", "9", "C# 9")]
    [TestCase("C#", "7.3", "C# 7.3")]
    [TestCase("C#", "newest", "C# newest")]
    [TestCase("VB", "", "VB")]
    [TestCase("F#", "", "F#")]
    public void FAL0005_a_language_that_generated_code_is_not_for(string language, string version, string found) =>
        Inputs.Expect(_inputs.Options with { Language = language, LanguageVersion = version }, Project, "FAL0005", Error, found, "<LangVersion>10</LangVersion>");

    [TestCase("10")]
    [TestCase("10.0")]
    [TestCase("14.0")]
    [TestCase("latest")]
    [TestCase("LatestMajor")]
    [TestCase("preview")]
    [TestCase("")]
    public void A_language_from_10_on_will_do(string version) =>
        Assert.That(Generator.Generate(_inputs.Options with { LanguageVersion = version }).Diagnostics, Is.Empty);

    [Test]
    public void FAL1013_an_endpoint_item_that_is_malformed_points_at_the_project() =>
        Inputs.Expect(_inputs.Options with { Endpoints = [new("wizper")] }, Project, "FAL1013", Error, "'wizper'");

    [Test]
    public void FAL1005_a_class_name_of_an_endpoint_item_points_at_the_project() =>
        Inputs.Expect(_inputs.Options with { Endpoints = [new("fal-ai/model", "my painter")] }, Project, "FAL1005", Error, "'my painter'", "write 'MyPainter'");

    private SourceLocation Project => SourceLocation.OfFile(_inputs.ProjectFile);
}
