using System.Globalization;

namespace Fal.Build.Core.Tests.Coverage;

/// <summary>
/// The marks that the project is measured by, on catalogues of their sizes with as many real entries: 161 of 1,073 models are
/// 15.0047 %, and 30 of 98 in one category are 30.612 %.
/// </summary>
public sealed class ThresholdsOfTheCatalogueTests
{
    private const int Configured = 161;
    private const int ConfiguredVideos = 30;

    private Inputs _inputs = null!;

    [OneTimeSetUp]
    public void Prepare()
    {
        _inputs = new Inputs();
        var models = Enumerable.Range(0, 1073).Select(number => (Id: Id(number), Category: Category(number))).ToArray();
        _inputs.Catalog(models);
        foreach (var (id, _) in models.Take(Configured))
        {
            _inputs.Schema(id, SchemaText.Document(id, SchemaText.Object("""{"prompt": {"type": "string"}}""")));
        }

        _inputs.Config(ConfigText.File(
            [.. models.Take(Configured).Select((model, number) => (model.Id, ConfigText.Entry(
                ("class_name", $"\"Painter{Number(number)}\""),
                ("docstring", $"\"Paints in the manner of school {Number(number)}.\""),
                ("use_cases", $"[{string.Join(", ", Enumerable.Range(1, 5).Select(line => $"\"Paint subject {line} of school {Number(number)}\""))}]"))))]));
    }

    [OneTimeTearDown]
    public void CleanUp() => _inputs.Dispose();

    [TestCase("15", null)]
    [TestCase("15.0046", null)]
    [TestCase("15.01", "Coverage is 15.00 % (161 of 1,073 models), below the required 15.01 %: 1 more endpoint needed.")]
    public void The_total_is_judged_to_the_last_digit(string threshold, string? message) =>
        Assert.That(Judge(_inputs.Options with { CoverageThreshold = threshold }), Is.EqualTo(message));

    [TestCase("30.6", null)]
    [TestCase("30.612", null)]
    [TestCase("30.613", "Coverage of text-to-video is 30.61 % (30 of 98 models), below the required 30.613 %: 1 more endpoint needed.")]
    [TestCase("31", "Coverage of text-to-video is 30.61 % (30 of 98 models), below the required 31 %: 1 more endpoint needed.")]
    public void A_category_is_judged_to_the_last_digit(string threshold, string? message) =>
        Assert.That(Judge(_inputs.Options with { CategoryThresholds = [new("text-to-video", threshold)] }), Is.EqualTo(message));

    private static string? Judge(GeneratorOptions options) => Generator.Generate(options with { OutputDirectory = null }).Diagnostics.SingleOrDefault()?.Message;

    private static string Id(int number) => $"acme/model-{Number(number)}";

    /// <summary>98 videos, of which 30 are among the configured ones.</summary>
    private static string Category(int number) => number is < ConfiguredVideos or >= Configured and < Configured + 98 - ConfiguredVideos ? "text-to-video" : "text-to-image";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
