using Fal.Build.Tests.Plumbing;

namespace Fal.Build.Tests;

public class ForeignJson
{
    [Test]
    public void In_configs_found_by_default_somebody_elses_json_is_passed_over_even_a_broken_one()
    {
        using var project = new TestProject();
        project.WriteConfig("text_to_text", TestEndpoint.Echo);
        project.Write("configs/appsettings.json", "{\"Logging\": {\"Level\": \"Information\"}}");
        project.Write("configs/list.json", "[1, 2]");
        project.Write("configs/broken.json", "{\"Logging\": ");
        project.Write("configs/mine.schema.json", "{\"endpoints\": 1}");
        project.Write("configs/deeper/other.json", "{\"endpoints\": 1}");

        project.Build().ShouldSucceed();

        Assert.That(project.Generated.Sources, Is.EqualTo(new[] { "FalEndpoints.g.cs", "TextToText/Echo.g.cs" }));
    }

    [Test]
    public void A_broken_file_that_is_ours_is_an_error_wherever_it_was_found()
    {
        using var project = new TestProject();
        project.Write("configs/text_to_text.json", "{\"endpoints\": ");

        var run = project.Build().ShouldFailWith("FAL1001");

        Assert.That(run.Errors[0].File, Is.EqualTo(project.FullPath("configs/text_to_text.json")));
    }

    [Test]
    public void In_a_directory_that_the_project_names_every_file_has_to_be_a_config()
    {
        var foreign = new MarkedText("▸{▸\"Logging\": {}}");
        var broken = new MarkedText("{\"Logging\": ▸");
        using var project = new TestProject { Properties = { ["FalConfigDirectory"] = "models" } };
        project.Write("models/text_to_text.json", TestEndpoint.Config(TestEndpoint.Echo));
        project.Write("models/a_setting.json", foreign.Text);
        project.Write("models/broken.json", broken.Text);

        var run = project.Build().ShouldFailWith("FAL1004", "FAL1003", "FAL1001");

        Assert.That(run.Errors.Select(error => error.Place), Is.EqualTo(new[]
        {
            project.FullPath("models/a_setting.json") + foreign.Places[0],
            project.FullPath("models/a_setting.json") + foreign.Places[1],
            project.FullPath("models/broken.json") + broken.Places[0],
        }));
    }

    [Test]
    public void A_directory_that_the_project_names_has_to_be_there()
    {
        using var project = new TestProject { Properties = { ["FalConfigDirectory"] = "modles" } };

        var run = project.Build().ShouldFailWith("FAL0001");

        Assert.That(run.Errors[0].Place, Is.EqualTo(project.ProjectFile));
        Assert.That(run.Errors[0].Message, Does.Contain(project.FullPath("modles")).And.Contain("doesn't exist"));
    }
}
