using Fal.Build.Tests.Plumbing;

namespace Fal.Build.Tests;

public class RemovedEndpointTakesItsFile
{
    [Test]
    public void An_endpoint_that_leaves_its_config_takes_its_file_and_its_type_along_and_nothing_else()
    {
        using var project = new TestProject();
        project.WriteConfig("text_to_text", TestEndpoint.Echo, TestEndpoint.Poem);
        project.Build().ShouldSucceed();
        var before = project.Generated;
        Assert.That(before.Sources, Is.EqualTo(new[] { "FalEndpoints.g.cs", "TextToText/Echo.g.cs", "TextToText/Poem.g.cs" }));
        Assert.That(project.Types.All, Does.Contain("App.FalNodes.TextToText.Poem"));

        project.WriteConfig("text_to_text", TestEndpoint.Echo);
        project.Build().ShouldSucceed();

        Assert.That(project.Generated.Sources, Is.EqualTo(new[] { "FalEndpoints.g.cs", "TextToText/Echo.g.cs" }));
        Assert.That(project.Types.All, Does.Contain("App.FalNodes.TextToText.Echo").And.Not.Contains("App.FalNodes.TextToText.Poem"));

        // What lists the endpoints, and what tells a later build what to do, has changed; the other class has not.
        string[] changed =
        [
            "FalEndpoints.g.cs", "coverage/badge.json", "coverage/badge.svg", "coverage/coverage.html", "coverage/coverage.json", "coverage/coverage.md",
            "fal.cache", "fal.manifest", "fal.sources", "fal.stamp",
        ];
        Assert.That(project.Generated.Except(changed), Is.EqualTo(before.Except([.. changed, "TextToText/Poem.g.cs"])));
    }

    [Test]
    public void A_program_that_still_uses_the_endpoint_no_longer_compiles()
    {
        using var project = new TestProject();
        project.WriteConfig("text_to_text", TestEndpoint.Echo, TestEndpoint.Poem);
        project.Write("User.cs", "class User { App.FalNodes.TextToText.Poem poem = new() { Prompt = \"\" }; public object Get() => poem; }");
        project.Build().ShouldSucceed();

        project.WriteConfig("text_to_text", TestEndpoint.Echo);
        var run = project.Build().ShouldFailWith("CS0234");

        Assert.That(run.Errors[0].Place, Is.EqualTo(project.FullPath("User.cs") + "(1,38)"));
    }
}
