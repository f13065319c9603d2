using Fal.Build.Tests.Plumbing;

namespace Fal.Build.Tests;

/// <summary>On a clean tree, of which nothing was ever built.</summary>
public class OnDemandCompilesNothing
{
    [TestCase("FalCoverage")]
    [TestCase("FalValidate")]
    public void A_target_that_only_looks_needs_no_compiler_and_no_source_that_compiles(string target)
    {
        using var project = new TestProject();
        project.WriteConfig("text_to_text", TestEndpoint.Echo);
        project.Write("Broken.cs", "this is not C#");

        var run = project.Build("-t:" + target).ShouldSucceed();

        Assert.That(run.Generated);
        Assert.That(run.Targets, Does.Contain("FalGenerate").And.Not.Contains("CoreCompile").And.Not.Contains("ResolveReferences"));
        Assert.That(project.Generated.Sources, Is.Empty);
        Assert.That(project.FullPath("bin"), Does.Not.Exist);
    }

    [Test]
    public void FalCoverage_judges_and_reports_without_a_restore()
    {
        using var project = new TestProject { Properties = { ["FalCoverageThreshold"] = "25.1" } };
        project.WriteConfig("text_to_text", TestEndpoint.Echo);

        project.MSBuild("-t:FalCoverage").ShouldFailWith("FAL3001");

        Assert.That(project.Generated.Paths, Is.EqualTo(new[]
        {
            "coverage/badge.json", "coverage/badge.svg", "coverage/coverage.html", "coverage/coverage.json", "coverage/coverage.md",
        }));
    }
}
