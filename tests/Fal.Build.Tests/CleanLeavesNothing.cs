using Fal.Build.Tests.Plumbing;

namespace Fal.Build.Tests;

public class CleanLeavesNothing
{
    [Test]
    public void After_a_build_clean_removes_every_file_of_ours()
    {
        using var project = new TestProject();
        project.WriteConfig("text_to_text", TestEndpoint.Echo);
        project.Build().ShouldSucceed();
        Assert.That(project.Generated.Paths, Is.EqualTo(new[]
        {
            "FalEndpoints.g.cs", "TextToText/Echo.g.cs",
            "coverage/badge.json", "coverage/badge.svg", "coverage/coverage.html", "coverage/coverage.json", "coverage/coverage.md",
            "fal.cache", "fal.inputs.cache", "fal.manifest", "fal.sources", "fal.stamp",
        }));

        project.Clean().ShouldSucceed();

        Assert.That(project.Generated.Paths, Is.Empty);
    }

    [Test]
    public void After_a_build_that_missed_a_threshold_clean_removes_every_file_of_ours()
    {
        using var project = new TestProject { Properties = { ["FalCoverageThreshold"] = "100" } };
        project.WriteConfig("text_to_text", TestEndpoint.Echo);
        project.Build().ShouldFailWith("FAL3001");
        Assert.That(project.Generated.Sources, Is.Not.Empty);

        project.Clean().ShouldSucceed();

        Assert.That(project.Generated.Paths, Is.Empty);
    }

    [Test]
    public void A_build_after_clean_generates_again()
    {
        using var project = new TestProject();
        project.WriteConfig("text_to_text", TestEndpoint.Echo);
        project.Build().ShouldSucceed();
        var before = project.Generated.SourceBytes;
        project.Clean().ShouldSucceed();

        project.Build().ShouldSucceed();

        Assert.That(project.Generated.SourceBytes, Is.EqualTo(before));
        Assert.That(project.Types.All, Does.Contain("App.FalNodes.TextToText.Echo"));
    }
}
