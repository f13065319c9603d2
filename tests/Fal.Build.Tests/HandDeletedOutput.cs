using Fal.Build.Tests.Plumbing;

namespace Fal.Build.Tests;

public class HandDeletedOutput
{
    [Test]
    public void A_generated_file_that_somebody_deleted_is_written_again()
    {
        using var project = new TestProject();
        project.WriteConfig("text_to_text", TestEndpoint.Echo, TestEndpoint.Poem);
        project.Build().ShouldSucceed();
        var before = project.Generated;

        project.Delete("obj/Debug/net10.0/fal/TextToText/Poem.g.cs");
        project.Build().ShouldSucceed();

        Assert.That(project.Generated.SourceBytes, Is.EqualTo(before.SourceBytes));
        string[] written = ["TextToText/Poem.g.cs", "fal.stamp"];
        Assert.That(project.Generated.Except(written), Is.EqualTo(before.Except(written)));
    }

    [TestCase("fal.manifest")]
    [TestCase("coverage/coverage.md")]
    [TestCase("coverage/coverage.json")]
    [TestCase("coverage/coverage.html")]
    [TestCase("coverage/badge.svg")]
    public void A_report_or_list_that_somebody_deleted_is_written_again(string path)
    {
        using var project = new TestProject();
        project.WriteConfig("text_to_text", TestEndpoint.Echo);
        project.Build().ShouldSucceed();
        var before = project.Generated;

        project.Delete("obj/Debug/net10.0/fal/" + path);
        project.Build().ShouldSucceed();

        Assert.That(project.Generated.Except(path, "fal.stamp"), Is.EqualTo(before.Except(path, "fal.stamp")));
        Assert.That(project.Generated.Paths, Is.EqualTo(before.Paths));
    }
}
