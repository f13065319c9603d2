using Fal.Build.Tests.Plumbing;

namespace Fal.Build.Tests;

public class TrimmedApp
{
    [Test]
    public void A_trimmed_app_is_published_without_a_warning_and_still_finds_endpoints_by_name()
    {
        using var project = new TestProject
        {
            Properties =
            {
                ["OutputType"] = "Exe",
                ["PublishTrimmed"] = "true",
                ["SelfContained"] = "true",
                ["UseCurrentRuntimeIdentifier"] = "true",
                ["TrimmerSingleWarn"] = "false",
                ["MSBuildTreatWarningsAsErrors"] = "true",
                ["TreatWarningsAsErrors"] = "true",
                ["InvariantGlobalization"] = "true",
                ["AppendRuntimeIdentifierToOutputPath"] = "false",
                ["PublishDir"] = "published/",
                ["UseAppHost"] = "true",
            },
        };
        project.WriteConfig("text_to_text", TestEndpoint.Echo);
        project.Write("Program.cs",
            """
            System.Console.WriteLine(App.FalNodes.FalEndpoints.TryCreate("acme/echo", out var node) ? node.GetType().Name : "nothing");
            node!.SetArgument("prompt", System.Text.Json.JsonDocument.Parse("\"Good morning\"").RootElement);
            System.Console.WriteLine(System.Text.Encoding.UTF8.GetString(node.ToJson()));
            """);

        project.Build("-t:Publish").ShouldSucceed();

        var (exitCode, output) = DotNet.Run(project.FullPath("published/App"), project.Folder, [], TimeSpan.FromMinutes(1));
        Assert.That((exitCode, output), Is.EqualTo((0, "Echo\n{\"prompt\":\"Good morning\",\"max_words\":100}\n")));
    }
}
