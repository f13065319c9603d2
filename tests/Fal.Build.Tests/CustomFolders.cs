using Fal.Build.Tests.Plumbing;

namespace Fal.Build.Tests;

public class CustomFolders
{
    [Test]
    public void Output_and_reports_go_where_the_project_wants_them_and_clean_finds_them_there()
    {
        using var project = new TestProject { Properties = { ["FalOutputDirectory"] = "generated", ["FalCoverageReportDirectory"] = "reports/coverage" } };
        project.WriteConfig("text_to_text", TestEndpoint.Echo);
        project.Write("generated/Mine.txt", "not ours");
        project.Write("reports/coverage/Mine.txt", "not ours");

        project.Build().ShouldSucceed();

        Assert.That(new FolderContent(project.FullPath("generated")).Paths, Is.EqualTo(new[]
        {
            "FalEndpoints.g.cs", "Mine.txt", "TextToText/Echo.g.cs", "fal.inputs.cache", "fal.manifest", "fal.sources", "fal.stamp",
        }));
        Assert.That(new FolderContent(project.FullPath("reports")).Paths, Is.EqualTo(new[] { "coverage/Mine.txt", "coverage/coverage.json", "coverage/coverage.md" }));
        Assert.That(project.Types.All, Does.Contain("App.FalNodes.TextToText.Echo"));

        project.Clean().ShouldSucceed();

        Assert.That(new FolderContent(project.FullPath("generated")).Paths, Is.EqualTo(new[] { "Mine.txt" }));
        Assert.That(new FolderContent(project.FullPath("reports")).Paths, Is.EqualTo(new[] { "coverage/Mine.txt" }));
    }

    [Test]
    public void A_rebuild_ends_where_a_build_did()
    {
        using var project = new TestProject();
        project.WriteConfig("text_to_text", TestEndpoint.Echo);
        project.Build().ShouldSucceed();
        var before = project.Generated.SourceBytes;

        var rebuild = project.Build("-t:Rebuild").ShouldSucceed();

        Assert.That((rebuild.Generated, rebuild.Compiled), Is.EqualTo((true, true)));
        Assert.That(project.Generated.SourceBytes, Is.EqualTo(before));
    }
}
