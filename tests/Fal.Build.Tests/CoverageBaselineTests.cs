using Fal.Build.Tests.Plumbing;

namespace Fal.Build.Tests;

public class CoverageBaselineTests
{
    private const string UpdateBaseline = "-p:FalCoverageUpdateBaseline=true";

    [Test]
    public void The_baseline_is_written_on_request_and_each_endpoint_that_is_lost_after_that_is_an_error()
    {
        using var project = WithBaseline();
        project.WriteConfig("text_to_text", TestEndpoint.Poem, TestEndpoint.Echo);
        project.WriteConfig("text_to_image", TestEndpoint.Picture);

        var update = project.Build("-t:FalCoverage", UpdateBaseline).ShouldSucceed();

        Assert.That(project.Read("coverage.baseline"), Is.EqualTo("# models 4\nacme/echo\nacme/picture\nacme/poem\n"));
        Assert.That(update.Compiled, Is.False);
        Assert.That(project.Generated.Sources, Is.Empty, "FalCoverage only counts");
        project.Build().ShouldSucceed();

        project.Delete("configs/text_to_text.json");
        var lost = project.Build().ShouldFailWith("FAL3003", "FAL3003");

        Assert.That(lost.Errors.Select(error => error.Place), Is.All.EqualTo(project.ProjectFile));
        Assert.That(lost.Errors[0].Message, Does.StartWith("'acme/echo' is in the baseline"));
        Assert.That(lost.Errors[1].Message, Does.StartWith("'acme/poem' is in the baseline"));
        Assert.That(project.Read("coverage.baseline"), Does.Contain("acme/echo"), "only a request writes the baseline");
    }

    [Test]
    public void A_catalogue_that_grew_is_no_loss()
    {
        using var project = WithBaseline();
        project.WriteConfig("text_to_text", TestEndpoint.Echo);
        project.Build("-t:FalCoverage", UpdateBaseline).ShouldSucceed();

        project.Write("catalog.json", TestEndpoint.Catalog(models: 50));
        var run = project.Build().ShouldSucceed();

        Assert.That(run.Output, Does.Match(@"\n *total +1 +2\.00 % +50\n"));
    }

    [Test]
    public void A_missing_baseline_is_an_error_that_names_the_command_that_writes_it()
    {
        using var project = WithBaseline();
        project.WriteConfig("text_to_text", TestEndpoint.Echo);

        var run = project.Build().ShouldFailWith("FAL0004");

        Assert.That(run.Errors[0].Place, Is.EqualTo(project.ProjectFile));
        Assert.That(run.Errors[0].Message, Does.StartWith("FalCoverageBaseline is").And.Contain("dotnet build -t:FalCoverage -p:FalCoverageUpdateBaseline=true"));
    }

    [Test]
    public void Writing_a_baseline_without_naming_its_file_is_an_error()
    {
        using var project = new TestProject();
        project.WriteConfig("text_to_text", TestEndpoint.Echo);

        var run = project.Build("-t:FalCoverage", UpdateBaseline).ShouldFailWith("FAL0004");

        Assert.That(run.Errors[0].Message, Does.Contain("set FalCoverageBaseline"));
    }

    private static TestProject WithBaseline() => new() { Properties = { ["FalCoverageBaseline"] = "coverage.baseline" } };
}
