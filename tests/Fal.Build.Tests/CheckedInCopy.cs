using Fal.Build.Tests.Plumbing;

namespace Fal.Build.Tests;

public class CheckedInCopy
{
    private static TestProject Project() => new() { Properties = { ["FalGeneratedFilesOutputPath"] = "Generated" } };

    [Test]
    public void The_copy_follows_the_code_and_leaves_what_isnt_ours()
    {
        using var project = Project();
        project.WriteConfig("text_to_text", TestEndpoint.Echo, TestEndpoint.Poem);
        project.Write("Generated/Mine.cs", "class Mine;");

        project.Build().ShouldSucceed();

        var copy = new FolderContent(project.FullPath("Generated"));
        Assert.That(copy.Paths, Is.EqualTo(new[] { "FalEndpoints.g.cs", "Mine.cs", "TextToText/Echo.g.cs", "TextToText/Poem.g.cs", "fal.manifest" }));
        Assert.That(copy.SourceBytes, Is.EqualTo(project.Generated.SourceBytes));
        Assert.That(project.Types.All, Does.Contain(".Mine").And.Contains("App.FalNodes.TextToText.Poem"));

        project.WriteConfig("text_to_text", TestEndpoint.Echo);
        project.Build().ShouldSucceed();

        Assert.That(
            new FolderContent(project.FullPath("Generated")).Paths,
            Is.EqualTo(new[] { "FalEndpoints.g.cs", "Mine.cs", "TextToText/Echo.g.cs", "fal.manifest" }));

        project.Clean().ShouldSucceed();

        Assert.That(new FolderContent(project.FullPath("Generated")).Sources, Has.Exactly(2).Items);
    }

    [Test]
    public void A_copy_that_was_edited_or_deleted_is_mended_and_then_left_alone()
    {
        using var project = Project();
        project.WriteConfig("text_to_text", TestEndpoint.Echo);
        project.Build().ShouldSucceed();

        project.Write("Generated/TextToText/Echo.g.cs", "// edited");
        project.Delete("Generated/FalEndpoints.g.cs");
        project.Build().ShouldSucceed();

        Assert.That(new FolderContent(project.FullPath("Generated")).SourceBytes, Is.EqualTo(project.Generated.SourceBytes));
        Assert.That(project.Build().ShouldSucceed().Generated, Is.False);
    }

    [Test]
    public void With_several_frameworks_each_has_a_copy_of_its_own()
    {
        using var project = Project();
        project.Properties.Remove("TargetFramework");
        project.Properties["TargetFrameworks"] = "net10.0;net8.0";
        project.WriteConfig("text_to_text", TestEndpoint.Echo);

        // One of the references in place is newer than .NET 8 has it; the package brings what that needs.
        project.Build().ShouldSucceedWithWarnings();

        Assert.That(new FolderContent(project.FullPath("Generated")).Sources, Is.EqualTo(new[]
        {
            "net10.0/FalEndpoints.g.cs", "net10.0/TextToText/Echo.g.cs", "net8.0/FalEndpoints.g.cs", "net8.0/TextToText/Echo.g.cs",
        }));
    }
}
