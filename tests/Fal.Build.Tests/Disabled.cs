using Fal.Build.Tests.Plumbing;

namespace Fal.Build.Tests;

public class Disabled
{
    [Test]
    public void Switched_off_it_does_nothing_at_all()
    {
        using var project = new TestProject { Properties = { ["FalBuildEnabled"] = "false", ["FalCoverageThreshold"] = "nonsense" } };
        project.WriteConfig("text_to_text", TestEndpoint.Echo);

        var run = project.Build().ShouldSucceed();

        Assert.That((run.Generated, run.Compiled), Is.EqualTo((false, true)));
        Assert.That(Directory.Exists(project.Output), Is.False);
        Assert.That(project.Types.All, Has.None.StartsWith("App.FalNodes"));
    }

    [Test]
    public void A_switch_that_is_neither_true_nor_false_is_an_error()
    {
        using var project = new TestProject { Properties = { ["FalBuildEnabled"] = "disabled" } };

        var run = project.Build().ShouldFailWith("FAL0004");

        Assert.That(run.Errors[0].Place, Is.EqualTo(project.ProjectFile));
        Assert.That(run.Errors[0].Message, Is.EqualTo("FalBuildEnabled is \"disabled\", which isn't allowed; write 'true' or 'false'."));
    }
}
