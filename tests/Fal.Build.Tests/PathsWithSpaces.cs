using Fal.Build.Tests.Plumbing;

namespace Fal.Build.Tests;

public class PathsWithSpaces
{
    [TestCase("Meine Bücher & 画像")]
    [TestCase("100% (it's) [here]")]
    public void A_folder_may_be_called_anything(string folder)
    {
        using var project = new TestProject(folder);
        project.WriteConfig("text_to_text", TestEndpoint.Echo);

        project.Build().ShouldSucceed();

        Assert.That(project.Generated.Sources, Is.EqualTo(new[] { "FalEndpoints.g.cs", "TextToText/Echo.g.cs" }));
        Assert.That(project.Types.All, Does.Contain("App.FalNodes.TextToText.Echo"));
        var second = project.Build().ShouldSucceed();
        Assert.That((second.Generated, second.Compiled), Is.EqualTo((false, false)));

        project.WriteConfig("text_to_text", TestEndpoint.Echo with { ClassName = "echo" });
        var failed = project.Build().ShouldFailWith("FAL1005");
        Assert.That(failed.Errors[0].File, Is.EqualTo(project.FullPath("configs/text_to_text.json")));
    }
}
