using Fal.Build.Tests.Plumbing;

namespace Fal.Build.Tests;

public class FormattedCode
{
    [Test]
    public void Code_takes_the_style_of_the_editorconfig_and_follows_it_when_that_changes()
    {
        using var project = new TestProject { Properties = { ["FalFormatGeneratedCode"] = "true" } };
        project.WriteConfig("text_to_text", TestEndpoint.Echo);
        project.Write(".editorconfig", "[*.cs]\nindent_style = tab\ncsharp_new_line_before_open_brace = none\n");

        project.Build().ShouldSucceed();

        Assert.That(Source(project), Does.Contain("public sealed partial class Echo : global::Fal.Nodes.FalNode<EchoOutput> {\n\t/// <summary>"));
        Assert.That(project.Types.All, Does.Contain("App.FalNodes.TextToText.Echo"));
        var second = project.Build().ShouldSucceed();
        Assert.That((second.Generated, second.Compiled), Is.EqualTo((false, false)));

        project.Write(".editorconfig", "[*.cs]\nindent_size = 2\n");
        project.Build().ShouldSucceed();

        Assert.That(Source(project), Does.Contain("FalNode<EchoOutput>\n{\n  /// <summary>"));
    }

    [Test]
    public void Unless_it_is_asked_for_Roslyn_is_never_opened()
    {
        using var project = new TestProject { FormatterAssembly = "/nowhere/Fal.Build.Formatting.dll" };
        project.WriteConfig("text_to_text", TestEndpoint.Echo);

        project.Build().ShouldSucceed();

        Assert.That(Source(project), Does.Contain("\n{\n    /// <summary>"));
    }

    private static string Source(TestProject project) => project.Read("obj/Debug/net10.0/fal/TextToText/Echo.g.cs");
}
