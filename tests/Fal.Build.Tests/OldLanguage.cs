using Fal.Build.Tests.Plumbing;

namespace Fal.Build.Tests;

public class OldLanguage
{
    [Test]
    public void Below_csharp_10_the_build_says_so_instead_of_compiling()
    {
        using var project = new TestProject { Properties = { ["LangVersion"] = "9" } };
        project.WriteConfig("text_to_text", TestEndpoint.Echo);

        var run = project.Build().ShouldFailWith("FAL0005");

        Assert.That(run.Errors[0].Place, Is.EqualTo(project.ProjectFile));
        Assert.That(run.Errors[0].Message, Does.Contain("C# 9").And.Contain("<LangVersion>10</LangVersion>"));
        Assert.That(run.Compiled, Is.False);
    }

    [Test]
    public void A_framework_whose_own_language_is_older_is_told_so()
    {
        using var project = new TestProject { Properties = { ["TargetFramework"] = "netstandard2.0" } };
        project.WriteConfig("text_to_text", TestEndpoint.Echo);

        var run = project.Build().ShouldFailWith("FAL0005");

        Assert.That(run.Errors[0].Message, Does.Contain("C# 7.3"));
    }

    [Test]
    public void Csharp_10_compiles_and_lacks_required_members()
    {
        using var project = new TestProject { Properties = { ["LangVersion"] = "10.0" } };
        project.WriteConfig("text_to_text", TestEndpoint.Echo);

        project.Build().ShouldSucceed();

        Assert.That(project.Read("obj/Debug/net10.0/fal/TextToText/Echo.g.cs"), Does.Contain("string Prompt").And.Not.Contains("required string"));
    }

    [Test]
    public void A_later_language_makes_required_fields_required()
    {
        using var project = new TestProject { Properties = { ["LangVersion"] = "10.0" } };
        project.WriteConfig("text_to_text", TestEndpoint.Echo);
        project.Write("User.cs", "class User { public object Get() => new App.FalNodes.TextToText.Echo(); }");
        project.Build().ShouldSucceed();

        project.Properties["LangVersion"] = "11.0";

        project.Build().ShouldFailWith("CS9035");
    }

    [Test]
    public void A_project_that_isnt_csharp_is_told_so()
    {
        using var project = new TestProject(fileName: "App.vbproj");
        project.WriteConfig("text_to_text", TestEndpoint.Echo);

        var run = project.Build().ShouldFailWith("FAL0005");

        Assert.That(run.Errors[0].Place, Is.EqualTo(project.ProjectFile));
        Assert.That(run.Errors[0].Message, Does.Contain("VB"));
    }
}
