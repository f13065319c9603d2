using System.Text.Json.Nodes;
using Fal.Build.Tests.Plumbing;

namespace Fal.Build.Tests;

/// <summary>The coverage of two projects below the one that merges and judges.</summary>
public class CoverageMerge
{
    private const string Merge = "-p:FalCoverageMerge=**/coverage.json";

    [Test]
    public void Reports_of_other_projects_become_one_report_and_one_gate()
    {
        using var project = new TestProject { Properties = { ["FalCoverageThreshold"] = "75" } };
        Report(project, "One", TestEndpoint.Echo, TestEndpoint.Poem);
        Report(project, "Two", TestEndpoint.Poem, TestEndpoint.Picture);

        var run = project.Build("-t:FalCoverage", Merge).ShouldSucceed();

        Assert.That(run.Compiled, Is.False);
        Assert.That(run.Output, Does.Match(@"\n *total +3 +75\.00 % +4\n"));
        var report = JsonNode.Parse(project.Read("obj/Debug/net10.0/fal/coverage/coverage.json"))!;
        Assert.That(report["endpoints"]!.AsArray().Select(endpoint => endpoint!["id"]!.GetValue<string>()), Is.EqualTo(new[] { "acme/echo", "acme/picture", "acme/poem" }));
        Assert.That(report["quality"]!["useCases"]!.GetValue<int>(), Is.EqualTo(4));

        // Its own report lies where the pattern looks, and is still counted from the project.
        project.Properties["FalCoverageThreshold"] = "75.01";
        var again = project.Build("-t:FalCoverage", Merge).ShouldFailWith("FAL3001");
        Assert.That(again.Errors[0].Message, Is.EqualTo("Coverage is 75.00 % (3 of 4 models), below the required 75.01 %: 1 more endpoint needed."));
    }

    [Test]
    public void A_report_on_another_catalogue_is_refused_at_its_place()
    {
        using var project = new TestProject();
        Report(project, "One", TestEndpoint.Echo);
        project.Write("catalog.json", TestEndpoint.Catalog(models: 9));

        var run = project.Build("-t:FalCoverage", Merge).ShouldFailWith("FAL0004");

        Assert.That(run.Errors[0].Place, Does.Match($"^{project.FullPath("One/coverage.json")}\\([0-9]+,[0-9]+\\)$"));
        Assert.That(run.Errors[0].Message, Does.Contain("was counted against another catalogue"));
    }

    [Test]
    public void A_pattern_that_matches_nothing_is_an_error()
    {
        using var project = new TestProject();

        var run = project.Build("-t:FalCoverage", Merge).ShouldFailWith("FAL0004");

        Assert.That(run.Errors[0].Message, Does.StartWith("FalCoverageMerge is \"**/coverage.json\"").And.Contain("Build those projects first"));
    }

    /// <summary>Puts the report of another project into a folder of this one.</summary>
    private static void Report(TestProject project, string name, params TestEndpoint[] endpoints)
    {
        using var other = new TestProject(fileName: name + ".csproj");
        other.WriteConfig("text_to_text", endpoints);
        other.MSBuild("-t:FalCoverage").ShouldSucceed();
        project.Write(name + "/coverage.json", other.Read("obj/Debug/net10.0/fal/coverage/coverage.json"));
    }
}
