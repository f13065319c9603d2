using Fal.Build.Tests.Plumbing;

namespace Fal.Build.Tests;

public class ConfigQuality
{
    [Test]
    public void Faults_of_wording_are_errors_or_warnings_or_nothing_as_the_project_asks()
    {
        using var project = new TestProject();
        project.Write("configs/text_to_text.json", TestEndpoint.Config(TestEndpoint.Echo).Replace("Use Echo for purpose 5", "Use Echo for purpose 4", StringComparison.Ordinal));
        project.Build().ShouldFailWith("FAL1009");

        project.Properties["FalConfigQuality"] = "warning";
        Assert.That(project.Build().ShouldSucceedWithWarnings().Warnings.Select(warning => warning.Code), Is.EqualTo(new[] { "FAL1009" }));
        Assert.That(project.Types.All, Does.Contain("App.FalNodes.TextToText.Echo"));

        project.Properties["FalConfigQuality"] = "off";
        project.Build().ShouldSucceed();
    }
}
