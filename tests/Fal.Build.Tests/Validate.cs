using Fal.Build.Tests.Plumbing;

namespace Fal.Build.Tests;

public class Validate
{
    [Test]
    public void FalValidate_reports_faults_and_neither_writes_nor_compiles()
    {
        using var project = new TestProject();
        project.WriteConfig("text_to_text", TestEndpoint.Echo);
        project.Build().ShouldSucceed();
        var before = project.Generated;

        project.WriteConfig("text_to_text", TestEndpoint.Echo with { ClassName = "echo" });
        var run = project.Build("-t:FalValidate").ShouldFailWith("FAL1005");

        Assert.That(run.Errors[0].File, Is.EqualTo(project.FullPath("configs/text_to_text.json")));
        Assert.That(run.Compiled, Is.False);
        Assert.That(project.Generated.Except(), Is.EqualTo(before.Except()));
    }

    [Test]
    public void FalValidate_checks_again_though_nothing_has_changed_and_changes_nothing()
    {
        using var project = new TestProject();
        project.WriteConfig("text_to_text", TestEndpoint.Echo);
        project.Build().ShouldSucceed();
        var before = project.Generated;

        var run = project.Build("-t:FalValidate").ShouldSucceed();

        Assert.That((run.Generated, run.Compiled), Is.EqualTo((true, false)));
        Assert.That(project.Generated.Except(), Is.EqualTo(before.Except()));
    }

    [Test]
    public void FalValidate_on_a_clean_tree_writes_nothing_and_judges_no_coverage()
    {
        using var project = new TestProject { Properties = { ["FalCoverageThreshold"] = "100" } };
        project.WriteConfig("text_to_text", TestEndpoint.Echo);

        project.Build("-t:FalValidate").ShouldSucceed();

        Assert.That(project.Generated.Paths, Is.Empty);
        project.Build().ShouldFailWith("FAL3001");
    }
}
