using System.Text.Json.Nodes;
using Fal.Build.Tests.Plumbing;

namespace Fal.Build.Tests;

/// <summary>Of 97 models one is configured, which is 1.0309… %.</summary>
public class CoverageThreshold
{
    [Test]
    public void A_threshold_that_is_reached_by_the_third_decimal_passes()
    {
        using var project = OneOf97("1.0309");

        var run = project.Build().ShouldSucceed();

        Assert.That(run.Output, Does.Match(@"\n *total +1 +1\.03 % +97\n"));
    }

    [TestCase("1.04", "1.03 %", "1.04 %", 1)]
    [TestCase("1.031", "1.0309 %", "1.031 %", 1)]
    [TestCase("1.03093", "1.030928 %", "1.03093 %", 1)]
    [TestCase("3.1", "1.03 %", "3.1 %", 3)]
    public void A_threshold_that_is_missed_fails_with_figures_that_differ(string threshold, string actual, string required, int missing)
    {
        using var project = OneOf97(threshold);

        var run = project.Build().ShouldFailWith("FAL3001");

        Assert.That(run.Errors[0].Place, Is.EqualTo(project.ProjectFile));
        Assert.That(
            run.Errors[0].Message,
            Is.EqualTo($"Coverage is {actual} (1 of 97 models), below the required {required}: {missing} more endpoint{(missing == 1 ? "" : "s")} needed."));
    }

    [Test]
    public void A_missed_threshold_leaves_files_and_reports_and_fails_each_build()
    {
        using var project = OneOf97("1.04");
        project.Build().ShouldFailWith("FAL3001");

        Assert.That(project.Generated.Paths, Is.EqualTo(new[]
        {
            "FalEndpoints.g.cs", "TextToText/Echo.g.cs", "coverage/coverage.json", "coverage/coverage.md", "fal.inputs.cache", "fal.manifest", "fal.sources",
        }));
        var gate = JsonNode.Parse(project.Read("obj/Debug/net10.0/fal/coverage/coverage.json"))!["gates"]![0]!;
        Assert.That((gate["kind"]!.GetValue<string>(), gate["missing"]!.GetValue<int>(), gate["passed"]!.GetValue<bool>()), Is.EqualTo(("total", 1, false)));

        var second = project.Build().ShouldFailWith("FAL3001");
        Assert.That((second.Generated, second.Compiled), Is.EqualTo((true, false)));

        project.Properties["FalCoverageThreshold"] = "1.03";
        project.Build().ShouldSucceed();
    }

    [Test]
    public void As_a_warning_it_passes_and_warns_on_each_build()
    {
        using var project = OneOf97("1.04");
        project.Properties["FalCoverageSeverity"] = "warning";

        var first = project.Build().ShouldSucceedWithWarnings();
        var second = project.Build().ShouldSucceedWithWarnings();

        Assert.That(first.Warnings.Select(warning => (warning.Code, warning.Place)), Is.EqualTo(new[] { ("FAL3001", project.ProjectFile) }));
        Assert.That(second.Warnings, Is.EqualTo(first.Warnings));
        Assert.That((first.Compiled, second.Compiled), Is.EqualTo((true, false)));
    }

    private static TestProject OneOf97(string threshold)
    {
        var project = new TestProject { Properties = { ["FalCoverageThreshold"] = threshold } };
        project.Write("catalog.json", TestEndpoint.Catalog(models: 97));
        project.WriteConfig("text_to_text", TestEndpoint.Echo);
        return project;
    }
}
