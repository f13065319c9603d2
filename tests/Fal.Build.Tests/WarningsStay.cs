using System.Text.Json.Nodes;
using Fal.Build.Tests.Plumbing;

namespace Fal.Build.Tests;

public class WarningsStay
{
    [Test]
    public void An_endpoint_that_the_catalogue_lacks_is_generated_and_warned_about_on_each_build_and_never_counted()
    {
        using var project = new TestProject();
        project.WriteConfig("text_to_text", TestEndpoint.Echo, TestEndpoint.Stranger);

        var first = project.Build().ShouldSucceedWithWarnings();

        var place = project.FullPath("configs/text_to_text.json") + new MarkedText(
            project.Read("configs/text_to_text.json").Replace("\"acme/stranger\"", "▸\"acme/stranger\"", StringComparison.Ordinal)).Places[0];
        Assert.That(first.Warnings.Select(warning => (warning.Code, warning.Place)), Is.EqualTo(new[] { ("FAL1008", place) }));
        Assert.That(project.Types.All, Does.Contain("App.FalNodes.TextToText.Stranger"));

        var second = project.Build().ShouldSucceedWithWarnings();

        Assert.That(second.Warnings, Is.EqualTo(first.Warnings));
        Assert.That(second.Compiled, Is.False, "nothing has changed for the compiler");
        var report = JsonNode.Parse(project.Read("obj/Debug/net10.0/fal/coverage/coverage.json"))!;
        Assert.That(report["total"]!["configured"]!.GetValue<int>(), Is.EqualTo(1));
        Assert.That(report["orphans"]!.AsArray().Select(id => id!.GetValue<string>()), Is.EqualTo(new[] { "acme/stranger" }));
    }

    [Test]
    public void A_warning_that_the_project_doesnt_want_is_not_shown()
    {
        using var project = new TestProject { Properties = { ["NoWarn"] = "$(NoWarn);FAL1008" } };
        project.WriteConfig("text_to_text", TestEndpoint.Stranger);

        project.Build().ShouldSucceed();

        Assert.That(project.Generated.Sources, Does.Contain("TextToText/Stranger.g.cs"));
    }

    [Test]
    public void A_warning_that_the_project_takes_for_an_error_fails_each_build()
    {
        using var project = new TestProject { Properties = { ["WarningsAsErrors"] = "FAL1008" } };
        project.WriteConfig("text_to_text", TestEndpoint.Stranger);

        project.Build().ShouldFailWith("FAL1008");
        project.Build().ShouldFailWith("FAL1008");
    }
}
