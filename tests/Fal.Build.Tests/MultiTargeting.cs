using Fal.Build.Tests.Plumbing;

namespace Fal.Build.Tests;

public class MultiTargeting
{
    [Test]
    public void Each_framework_gets_files_of_its_own_in_a_folder_of_its_own()
    {
        using var project = new TestProject
        {
            Properties = { ["TargetFrameworks"] = "net10.0;net8.0;netstandard2.0", ["LangVersion"] = "11", ["Nullable"] = "enable" },
            Items = { "<PackageReference Include=\"System.Text.Json\" Version=\"8.0.6\" Condition=\"'$(TargetFramework)' == 'netstandard2.0'\" />" },
        };
        project.Properties.Remove("TargetFramework");
        project.WriteConfig("text_to_text", TestEndpoint.Echo);

        project.Build().ShouldSucceed();

        string[] files = ["FalEndpoints.g.cs", "TextToText/Echo.g.cs"];
        foreach (var (framework, hasRequired) in new[] { ("net10.0", true), ("net8.0", true), ("netstandard2.0", false) })
        {
            Assert.That(new FolderContent(project.FullPath($"obj/Debug/{framework}/fal")).Sources, Is.EqualTo(files), framework);
            Assert.That(
                project.Read($"obj/Debug/{framework}/fal/TextToText/Echo.g.cs").Contains("required string Prompt", StringComparison.Ordinal),
                Is.EqualTo(hasRequired), framework);
            Assert.That(
                new CompiledTypes(project.FullPath($"bin/Debug/{framework}/App.dll")).Public, Does.Contain("App.FalNodes.TextToText.Echo"), framework);
        }

        var second = project.Build().ShouldSucceed();
        Assert.That((second.Generated, second.Compiled), Is.EqualTo((false, false)));
    }
}
