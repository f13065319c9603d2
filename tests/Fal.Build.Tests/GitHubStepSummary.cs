using Fal.Build.Tests.Plumbing;

namespace Fal.Build.Tests;

public class GitHubStepSummary
{
    [Test]
    public void The_report_is_appended_also_when_a_gate_fails()
    {
        using var project = WithSummary("summary.md");
        project.Properties["FalCoverageThreshold"] = "100";
        project.Write("summary.md", "Restored.\n");

        project.Build("-t:FalCoverage").ShouldFailWith("FAL3001");

        var report = project.Read("obj/Debug/net10.0/fal/coverage/coverage.md");
        Assert.That(project.Read("summary.md"), Is.EqualTo("Restored.\n\n" + report));
        Assert.That(report, Does.Contain("| failed |"));
    }

    [Test]
    public void A_build_of_two_frameworks_appends_what_both_report_once()
    {
        using var project = WithSummary("summary.md");
        project.Properties.Remove("TargetFramework");
        project.Properties["TargetFrameworks"] = "net9.0;net10.0";

        project.Build().ShouldSucceed();

        var report = project.Read("obj/Debug/net10.0/fal/coverage/coverage.md");
        Assert.That(project.Read("summary.md"), Is.EqualTo(report));
        Assert.That(project.Read("obj/Debug/net9.0/fal/coverage/coverage.md"), Is.EqualTo(report));
    }

    [Test]
    public void FalValidate_and_a_build_with_nothing_to_do_append_nothing()
    {
        using var project = WithSummary("summary.md");
        project.Build("-t:FalValidate").ShouldSucceed();
        Assert.That(project.FullPath("summary.md"), Does.Not.Exist);

        project.Build().ShouldSucceed();
        project.Delete("summary.md");
        project.Build().ShouldSucceed();
        Assert.That(project.FullPath("summary.md"), Does.Not.Exist);
    }

    [Test]
    public void Outside_of_a_workflow_it_is_an_error_that_says_what_is_missing()
    {
        using var project = WithSummary("summary.md");
        project.Environment.Clear();

        var run = project.Build("-t:FalCoverage").ShouldFailWith("FAL0004");

        Assert.That(run.Errors[0].Place, Is.EqualTo(project.ProjectFile));
        Assert.That(run.Errors[0].Message, Does.StartWith("FalGitHubStepSummary: the environment variable GITHUB_STEP_SUMMARY isn't set"));
    }

    [Test]
    public void A_summary_that_cant_be_written_is_an_error_at_that_file()
    {
        using var project = WithSummary("missing/summary.md");

        var run = project.Build("-t:FalCoverage").ShouldFailWith("FAL0006");

        Assert.That(run.Errors[0].Place, Is.EqualTo(project.FullPath("missing/summary.md")));
    }

    private static TestProject WithSummary(string path)
    {
        var project = new TestProject { Properties = { ["FalGitHubStepSummary"] = "true" } };
        project.Environment["GITHUB_STEP_SUMMARY"] = project.FullPath(path);
        project.WriteConfig("text_to_text", TestEndpoint.Echo);
        return project;
    }
}
