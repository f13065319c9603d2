using System.Globalization;

namespace Fal.Build.Core.Tests.Corpus;

/// <summary>The same inputs give the same bytes, wherever and however often.</summary>
[NonParallelizable]
public sealed class DeterminismTests
{
    private static GeneratorOptions Options => TestOptions.Bundled with
    {
        Configs = [.. Repository.BundledConfigs.Select(file => new Fal.Build.Core.Configuration.ConfigSource(file, IsBundled: true))],
        Modules = ["*"],
        Endpoints = [.. Repository.SchemaIds.Where((_, index) => index % 20 == 0).Select(id => new EndpointRequest(id))],
        CoverageThreshold = "15.5",
        CoverageSeverity = "warning",
    };

    [Test]
    public void Two_runs_give_the_same_bytes()
    {
        var first = Text();
        var second = Text();
        Assert.That(second, Is.EqualTo(first));
    }

    [TestCase("de-DE")]
    [TestCase("tr-TR")]
    [TestCase("ar-SA")]
    public void The_culture_changes_nothing(string culture)
    {
        var expected = Text();
        var (format, language) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = Foreign(culture);
            CultureInfo.CurrentUICulture = CultureInfo.CurrentCulture;
            Assert.That(1.5.ToString(CultureInfo.CurrentCulture), Is.EqualTo("1,5"), "the culture is at work");
            Assert.That(Text(), Is.EqualTo(expected));
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (format, language);
        }
    }

    [Test]
    public void The_order_of_the_inputs_changes_nothing()
    {
        var reversed = Options with { Configs = [.. Options.Configs.Reverse()], Endpoints = [.. Options.Endpoints.Reverse()] };
        Assert.That(Text(reversed), Is.EqualTo(Text()));
    }

    [Test]
    public void No_file_holds_a_path_of_the_machine_or_its_line_ends()
    {
        var result = Generator.Generate(Options);
        foreach (var file in result.Files.Concat(result.Reports))
        {
            Assert.That(file.Text.Contains(Repository.Root, StringComparison.Ordinal) || file.Text.AsSpan().ContainsAny('\r', '\t'), Is.False, file.Path);
        }
    }

    /// <summary>Everything that a run makes: files, reports, diagnostics and the coverage table.</summary>
    private static List<string> Text(GeneratorOptions? options = null)
    {
        var result = Generator.Generate(options ?? Options);
        Assert.That(result.Files, Is.Not.Empty, string.Join('\n', result.Diagnostics));
        return
        [
            .. result.Files.Concat(result.Reports).Select(file => $"{file.Path}\n{file.Text}"),
            .. result.Diagnostics.Select(diagnostic => diagnostic.ToString()),
            .. result.CoverageLines,
        ];
    }

    /// <summary>A culture that writes numbers in its own way, also where only the invariant one is installed.</summary>
    private static CultureInfo Foreign(string name)
    {
        var culture = (CultureInfo)CultureInfo.GetCultureInfo(name).Clone();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NumberGroupSeparator = ".";
        culture.NumberFormat.NegativeSign = "−";
        return culture;
    }
}
