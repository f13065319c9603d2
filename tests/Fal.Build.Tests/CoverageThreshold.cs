using System.Text.Json.Nodes;
using Fal.Build.Tests.Plumbing;

namespace Fal.Build.Tests;

/// <summary>Of 53 models one is configured, which is 1.88679… %: the second and the third decimal round up.</summary>
public class CoverageThreshold
{
    [Test]
    public void A_threshold_is_held_against_the_exact_figure_and_the_message_shows_the_decimals_that_make_them_differ()
    {
        using var project = OneOf53("1.8867");
        var passed = project.Build().ShouldSucceed();
        Assert.That(passed.Output, Does.Match(@"\n *total +1 +1\.89 % +53\n"));

        Assert.That(Missed("1.9"), Is.EqualTo("Coverage is 1.89 % (1 of 53 models), below the required 1.9 %: 1 more endpoint needed."));
        Assert.That(Missed("1.89"), Is.EqualTo("Coverage is 1.887 % (1 of 53 models), below the required 1.89 %: 1 more endpoint needed."));
        Assert.That(Missed("1.8868"), Is.EqualTo("Coverage is 1.88679 % (1 of 53 models), below the required 1.8868 %: 1 more endpoint needed."));
        Assert.That(Missed("5.5"), Is.EqualTo("Coverage is 1.89 % (1 of 53 models), below the required 5.5 %: 2 more endpoints needed."));

        string Missed(string threshold)
        {
            project.Properties["FalCoverageThreshold"] = threshold;
            var error = project.Build().ShouldFailWith("FAL3001").Errors[0];
            Assert.That(error.Place, Is.EqualTo(project.ProjectFile));
            return error.Message;
        }
    }

    [Test]
    public void A_missed_threshold_leaves_files_and_reports_and_fails_each_build()
    {
        using var project = OneOf53("1.89");
        project.Build().ShouldFailWith("FAL3001");

        Assert.That(project.Generated.Paths, Is.EqualTo(new[]
        {
            "FalEndpoints.g.cs", "TextToText/Echo.g.cs",
            "coverage/badge.json", "coverage/badge.svg", "coverage/coverage.html", "coverage/coverage.json", "coverage/coverage.md",
            "fal.cache", "fal.inputs.cache", "fal.manifest", "fal.sources",
        }));
        var gate = JsonNode.Parse(project.Read("obj/Debug/net10.0/fal/coverage/coverage.json"))!["gates"]![0]!;
        Assert.That((gate["kind"]!.GetValue<string>(), gate["missing"]!.GetValue<int>(), gate["passed"]!.GetValue<bool>()), Is.EqualTo(("total", 1, false)));

        var second = project.Build().ShouldFailWith("FAL3001");
        Assert.That((second.Generated, second.Compiled), Is.EqualTo((true, false)));

        project.Properties["FalCoverageThreshold"] = "1.88";
        project.Build().ShouldSucceed();
    }

    [Test]
    public void As_a_warning_it_passes_and_warns_on_each_build()
    {
        using var project = OneOf53("1.89");
        project.Properties["FalCoverageSeverity"] = "warning";

        var first = project.Build().ShouldSucceedWithWarnings();
        var second = project.Build().ShouldSucceedWithWarnings();

        Assert.That(first.Warnings.Select(warning => (warning.Code, warning.Place)), Is.EqualTo(new[] { ("FAL3001", project.ProjectFile) }));
        Assert.That(second.Warnings, Is.EqualTo(first.Warnings));
        Assert.That((first.Compiled, second.Compiled), Is.EqualTo((true, false)));
    }

    private static TestProject OneOf53(string threshold)
    {
        var project = new TestProject { Properties = { ["FalCoverageThreshold"] = threshold } };
        project.Write("catalog.json", TestEndpoint.Catalog(models: 53));
        project.WriteConfig("text_to_text", TestEndpoint.Echo);
        return project;
    }
}
