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
            "FalEndpoints.g.cs", "Mine.txt", "TextToText/Echo.g.cs", "fal.cache", "fal.inputs.cache", "fal.manifest", "fal.sources", "fal.stamp",
        }));
        Assert.That(new FolderContent(project.FullPath("reports")).Paths, Is.EqualTo(new[]
        {
            "coverage/Mine.txt", "coverage/badge.json", "coverage/badge.svg", "coverage/coverage.html", "coverage/coverage.json", "coverage/coverage.md",
        }));
        Assert.That(project.Types.All, Does.Contain("App.FalNodes.TextToText.Echo"));

        project.Clean().ShouldSucceed();

        Assert.That(new FolderContent(project.FullPath("generated")).Paths, Is.EqualTo(new[] { "Mine.txt" }));
        Assert.That(new FolderContent(project.FullPath("reports")).Paths, Is.EqualTo(new[] { "coverage/Mine.txt" }));
    }

    [Test]
    public void Output_among_the_projects_own_sources_is_compiled_once_and_no_longer_after_it_is_gone()
    {
        using var project = new TestProject { Properties = { ["FalOutputDirectory"] = "generated" } };
        project.WriteConfig("text_to_text", TestEndpoint.Echo, TestEndpoint.Poem);
        project.Build().ShouldSucceed();
        project.Touch("configs/text_to_text.json");
        project.Build().ShouldSucceed();

        project.WriteConfig("text_to_text", TestEndpoint.Echo);
        project.Build().ShouldSucceed();

        Assert.That(project.Types.All, Does.Contain("App.FalNodes.TextToText.Echo").And.Not.Contains("App.FalNodes.TextToText.Poem"));
    }

    [Test]
    public void Reports_that_cant_be_written_are_an_error_on_each_build()
    {
        using var project = new TestProject { Properties = { ["FalCoverageReportDirectory"] = "catalog.json" } };
        project.WriteConfig("text_to_text", TestEndpoint.Echo);

        var run = project.Build().ShouldFailWith("FAL0006");

        Assert.That(run.Errors[0].File, Is.EqualTo(project.FullPath("catalog.json/coverage.json")));
        project.Build().ShouldFailWith("FAL0006");
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
