using Fal.Build.Tests.Plumbing;

namespace Fal.Build.Tests;

/// <summary>A command may name a target that only looks and <c>Build</c> beside each other, as CI scripts do.</summary>
public class OnDemandBesideBuild
{
    [TestCase("FalValidate")]
    [TestCase("FalCoverage")]
    public void On_a_clean_tree_the_build_beside_it_still_generates_and_compiles(string target)
    {
        using var project = new TestProject();
        project.WriteConfig("text_to_text", TestEndpoint.Echo);

        project.Build($"-t:{target};Build").ShouldSucceed();

        Assert.That(project.Generated.Sources, Is.EqualTo(new[] { "FalEndpoints.g.cs", "TextToText/Echo.g.cs" }));
        Assert.That(project.Types.All, Does.Contain("App.FalNodes.TextToText.Echo"));
    }

    [Test]
    public void Looking_leaves_a_built_project_built()
    {
        using var project = new TestProject();
        project.WriteConfig("text_to_text", TestEndpoint.Echo);
        project.Build().ShouldSucceed();

        project.Build("-t:FalValidate").ShouldSucceed();
        project.Build("-t:FalCoverage").ShouldSucceed();

        Assert.That(project.Build().ShouldSucceed().Generated, Is.False);
    }
}
