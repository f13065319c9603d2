using Fal.Build.Tests.Plumbing;

namespace Fal.Build.Tests;

public class VerifyNoChanges
{
    private const string Verify = "-p:FalVerifyNoChanges=true";

    [Test]
    public void What_differs_is_missing_or_too_much_is_named_and_nothing_is_written()
    {
        using var project = new TestProject { Properties = { ["FalGeneratedFilesOutputPath"] = "Generated" } };
        project.WriteConfig("text_to_text", TestEndpoint.Echo, TestEndpoint.Poem);
        project.Build().ShouldSucceed();
        project.Build(Verify).ShouldSucceed();
        var before = new FolderContent(project.FullPath("Generated"));

        project.WriteConfig("text_to_text", TestEndpoint.Echo with { ClassName = "Repeat" });
        var run = project.Build(Verify).ShouldFailWith("FAL0007", "FAL0007", "FAL0007", "FAL0007", "FAL0007");

        Assert.That(run.Errors.Select(error => error.Place), Is.All.EqualTo(project.ProjectFile));
        Assert.That(run.Errors.Select(error => error.Message[..error.Message.IndexOf(", and", StringComparison.Ordinal)]), Is.EqualTo(new[]
        {
            $"'{project.FullPath("Generated/FalEndpoints.g.cs")}' isn't what would be generated",
            $"'{project.FullPath("Generated/TextToText/Repeat.g.cs")}' is missing",
            $"'{project.FullPath("Generated/fal.manifest")}' isn't what would be generated",
            $"'{project.FullPath("Generated/TextToText/Echo.g.cs")}' would no longer be generated",
            $"'{project.FullPath("Generated/TextToText/Poem.g.cs")}' would no longer be generated",
        }));
        Assert.That(new FolderContent(project.FullPath("Generated")).Except(), Is.EqualTo(before.Except()));
        project.Build(Verify).ShouldFailWith(Enumerable.Repeat("FAL0007", 5));

        project.Build().ShouldSucceed();
        project.Build(Verify).ShouldSucceed();
    }

    [Test]
    public void An_edited_copy_is_found_though_no_input_has_changed()
    {
        using var project = new TestProject { Properties = { ["FalGeneratedFilesOutputPath"] = "Generated" } };
        project.WriteConfig("text_to_text", TestEndpoint.Echo);
        project.Build().ShouldSucceed();
        project.Build(Verify).ShouldSucceed();

        project.Write("Generated/TextToText/Echo.g.cs", "// edited");

        project.Build(Verify).ShouldFailWith("FAL0007");
        Assert.That(project.Read("Generated/TextToText/Echo.g.cs"), Is.EqualTo("// edited"));
    }
}
