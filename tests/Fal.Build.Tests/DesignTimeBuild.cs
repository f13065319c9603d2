using System.Text.Json.Nodes;
using Fal.Build.Tests.Plumbing;

namespace Fal.Build.Tests;

public class DesignTimeBuild
{
    private static readonly string[] DesignTime =
        ["-t:Compile", "-p:DesignTimeBuild=true", "-p:SkipCompilerExecution=true", "-p:ProvideCommandLineArgs=true", "-getItem:Compile"];

    [Test]
    public void An_editor_sees_the_generated_classes_of_a_project_that_was_never_built()
    {
        using var project = new TestProject();
        project.WriteConfig("text_to_text", TestEndpoint.Echo);
        project.Restore().ShouldSucceed();

        var run = project.MSBuild(DesignTime).ShouldSucceed();

        Assert.That(GeneratedFilesIn(run, project), Is.EqualTo(new[] { "FalEndpoints.g.cs", "TextToText/Echo.g.cs" }));
    }

    [Test]
    public void An_editor_sees_them_when_a_threshold_is_missed_and_the_next_build_still_fails()
    {
        using var project = new TestProject { Properties = { ["FalCoverageThreshold"] = "100" } };
        project.WriteConfig("text_to_text", TestEndpoint.Echo);
        project.Restore().ShouldSucceed();

        var run = project.MSBuild(DesignTime).ShouldSucceed();

        Assert.That(GeneratedFilesIn(run, project), Is.EqualTo(new[] { "FalEndpoints.g.cs", "TextToText/Echo.g.cs" }));
        project.Build().ShouldFailWith("FAL3001");
    }

    [Test]
    public void An_editor_keeps_the_classes_of_the_last_good_build_while_a_config_is_wrong()
    {
        using var project = new TestProject();
        project.WriteConfig("text_to_text", TestEndpoint.Echo);
        project.Build().ShouldSucceed();

        project.Write("configs/text_to_text.json", "{ \"endpoints\": ");
        var run = project.MSBuild(DesignTime);

        Assert.That(run.Output, Does.Contain("error FAL1001"));
        Assert.That(GeneratedFilesIn(run, project), Is.EqualTo(new[] { "FalEndpoints.g.cs", "TextToText/Echo.g.cs" }));
    }

    /// <summary>The generated files among those to compile, from the JSON that <c>-getItem</c> prints.</summary>
    private static IEnumerable<string> GeneratedFilesIn(BuildRun run, TestProject project)
    {
        var json = run.Output[run.Output.IndexOf('{', StringComparison.Ordinal)..(run.Output.LastIndexOf('}') + 1)];
        return JsonNode.Parse(json)!["Items"]!["Compile"]!.AsArray()
            .Select(item => item!["FullPath"]!.GetValue<string>())
            .Where(path => path.StartsWith(project.Output, StringComparison.Ordinal))
            .Select(path => Path.GetRelativePath(project.Output, path).Replace(Path.DirectorySeparatorChar, '/'))
            .Order(StringComparer.Ordinal);
    }
}
