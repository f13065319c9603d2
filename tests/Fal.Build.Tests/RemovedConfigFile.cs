using Fal.Build.Tests.Plumbing;

namespace Fal.Build.Tests;

public class RemovedConfigFile
{
    [Test]
    public void A_deleted_config_takes_its_modules_files_and_folder_along()
    {
        using var project = new TestProject();
        project.WriteConfig("text_to_text", TestEndpoint.Echo, TestEndpoint.Poem);
        project.WriteConfig("text_to_image", TestEndpoint.Picture);
        project.Build().ShouldSucceed();
        Assert.That(Directory.Exists(Path.Combine(project.Output, "TextToText")));

        project.Delete("configs/text_to_text.json");
        project.Build().ShouldSucceed();

        Assert.That(project.Generated.Sources, Is.EqualTo(new[] { "FalEndpoints.g.cs", "TextToImage/Picture.g.cs" }));
        Assert.That(Directory.Exists(Path.Combine(project.Output, "TextToText")), Is.False);
        Assert.That(project.Types.All, Has.None.StartsWith("App.FalNodes.TextToText"));
    }

    [Test]
    public void Without_any_config_left_a_warning_says_how_to_choose_an_endpoint()
    {
        using var project = new TestProject();
        project.WriteConfig("text_to_text", TestEndpoint.Echo);
        project.Build().ShouldSucceed();

        project.Delete("configs/text_to_text.json");
        var run = project.Build().ShouldSucceedWithWarnings();

        Assert.That(run.Warnings.Select(warning => (warning.Code, warning.Place)), Is.EqualTo(new[] { ("FAL0002", project.ProjectFile) }));
        Assert.That(run.Warnings[0].Message, Does.Contain("<FalEndpoint Include=\"fal-ai/wizper\" />"));
        Assert.That(project.Generated.Sources, Is.EqualTo(new[] { "FalEndpoints.g.cs" }));
    }
}
