using System.Collections.Immutable;
using Fal.Build.Core.Coverage;
using Fal.Build.Core.Diagnostics;

namespace Fal.Build.Core.Tests.Coverage;

/// <summary>Percentages are exact; nothing is rounded before it is judged.</summary>
public sealed class CoverageArithmeticTests
{
    [TestCase(161, "15", 0)]
    [TestCase(161, "15.005", 1)]
    [TestCase(161, "15.01", 1)]
    [TestCase(160, "15", 1)]
    [TestCase(0, "15", 161)]
    [TestCase(161, "25", 108)]
    [TestCase(161, "50", 376)]
    [TestCase(1073, "100", 0)]
    [TestCase(1072, "100", 1)]
    [TestCase(0, "0", 0)]
    public void Missing_is_counted_to_the_endpoint(int configured, string percent, int missing) =>
        Assert.That(
            new CoverageCount(configured, 1073).MissingTo(decimal.Parse(percent, System.Globalization.CultureInfo.InvariantCulture)), Is.EqualTo(missing));

    [Test]
    public void A_threshold_that_is_met_exactly_passes() =>
        Assert.That(new CoverageCount(1, 3).MissingTo(100m / 3), Is.Zero);

    [Test]
    public void An_empty_catalogue_has_no_percentage() => Assert.That(new CoverageCount(0, 0).Percent, Is.Zero);

    [TestCase(161, "15.01", "15.00 % (161 of 1,073 models)", "15.01 %: 1 more endpoint needed")]
    [TestCase(161, "15.005", "15.00 % (161", "required 15.005 %")]
    [TestCase(161, "15.0047", "15.00 % (161", "required 15.0047 %")]
    [TestCase(160, "14.92", "14.91 %", "required 14.92 %")]
    [TestCase(158, "14.728", "14.725 %", "required 14.728 %")]
    [TestCase(0, "100", "0.00 %", "1,073 more endpoints needed")]
    public void A_message_prints_as_many_decimals_as_make_the_figures_differ(int configured, string threshold, string actual, string required) =>
        Assert.That(Judge(configured, threshold).Single().Message, Does.Contain(actual).And.Contain(required));

    [TestCase(161, "15")]
    [TestCase(161, "15.004")]
    public void A_threshold_that_is_reached_says_nothing(int configured, string threshold) => Assert.That(Judge(configured, threshold), Is.Empty);

    [TestCase(100, 100, "complete")]
    [TestCase(999, 1000, "strong")]
    [TestCase(50, 100, "strong")]
    [TestCase(499, 1000, "good")]
    [TestCase(20, 100, "good")]
    [TestCase(199, 1000, "moderate")]
    [TestCase(10, 100, "moderate")]
    [TestCase(99, 1000, "low")]
    [TestCase(0, 100, "low")]
    public void A_category_has_a_word_for_its_status(int configured, int models, string status) =>
        Assert.That(new CategoryCoverage("llm", "llm", new(configured, models), null).Status, Is.EqualTo(status));

    private static List<Diagnostic> Judge(int configured, string threshold)
    {
        var report = new CoverageReport
        {
            Project = "App",
            Projects = ["App"],
            Generator = "",
            CatalogSha256 = "",
            Total = new(configured, 1073),
            Categories = [],
            Quality = new(0, 0, 0, 0, 0, 0, 0),
            Orphans = [],
            Endpoints = [],
            WithoutConfig = [],
            Milestones = [],
            Next = [],
        };
        var diagnostics = new List<Diagnostic>();
        var percent = decimal.Parse(threshold, System.Globalization.CultureInfo.InvariantCulture);
        CoverageGate.Judge(report, new(percent, ImmutableArray<(string, decimal)>.Empty, null, DiagnosticSeverity.Error), null, "App.csproj", diagnostics);
        return diagnostics;
    }
}
