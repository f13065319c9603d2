using Fal.Build.Tests.Plumbing;

namespace Fal.Build.Tests;

public class FSharpProject
{
    [Test]
    public void A_project_in_FSharp_is_told_that_generated_code_is_CSharp()
    {
        using var project = new TestProject(fileName: "App.fsproj") { Items = { "<Compile Include=\"Library.fs\" />" } };
        project.WriteConfig("text_to_text", TestEndpoint.Echo);
        project.Write("Library.fs", "module App.Library\nlet one = 1\n");

        var run = project.Build().ShouldFailWith("FAL0005");

        Assert.That(run.Errors[0].Place, Is.EqualTo(project.ProjectFile));
        Assert.That(run.Errors[0].Message, Does.Contain("F#"));
    }
}
