using Fal.Build.Tests.Plumbing;

namespace Fal.Build.Tests;

public class LongPaths
{
    [Test]
    public void A_project_builds_in_a_folder_200_characters_deep()
    {
        using var project = new TestProject(string.Join(Path.DirectorySeparatorChar, Enumerable.Repeat("a folder of forty characters, no less  x", 5)));
        project.WriteConfig("text_to_text", TestEndpoint.Echo);
        Assert.That(project.Folder, Has.Length.GreaterThan(200));

        project.Build().ShouldSucceed();

        Assert.That(project.Types.All, Does.Contain("App.FalNodes.TextToText.Echo"));
        Assert.That(project.Build().ShouldSucceed().Generated, Is.False);
    }
}
