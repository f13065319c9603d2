using Fal.Build.Tests.Plumbing;

namespace Fal.Build.Tests;

public class ValuesThatArentAllowed
{
    [Test]
    public void Every_property_with_a_value_that_isnt_allowed_is_named_by_one_build()
    {
        using var project = new TestProject
        {
            Properties =
            {
                ["FalConfigQuality"] = "loud",
                ["FalCoverageThreshold"] = "15%",
                ["FalCoverageSeverity"] = "info",
                ["FalAccessibility"] = "private",
                ["FalEmbedSchemas"] = "maybe",
                ["FalNamespace"] = "1.Studio",
            },
        };
        project.WriteConfig("text_to_text", TestEndpoint.Echo);

        var run = project.Build();

        run.ShouldFailWith(Enumerable.Repeat("FAL0004", 6));
        Assert.That(run.Errors.Select(error => error.Place), Is.All.EqualTo(project.ProjectFile));
        Assert.That(run.Errors.Select(error => error.Message[..error.Message.IndexOf(',', StringComparison.Ordinal)]), Is.EquivalentTo(new[]
        {
            "FalConfigQuality is \"loud\"",
            "FalCoverageThreshold is \"15%\"",
            "FalCoverageSeverity is \"info\"",
            "FalAccessibility is \"private\"",
            "FalEmbedSchemas is \"maybe\"",
            "FalNamespace is \"1.Studio\"",
        }));
    }

    [Test]
    public void A_module_that_isnt_bundled_is_an_error_that_names_the_nearest()
    {
        using var project = new TestProject { Items = { "<FalModule Include=\"speech_to_txt\" />" } };

        var run = project.Build().ShouldFailWith("FAL0004");

        Assert.That(run.Errors[0].Place, Is.EqualTo(project.ProjectFile));
        Assert.That(run.Errors[0].Message, Does.StartWith("FalModule is \"speech_to_txt\"").And.Contain("Did you mean 'speech_to_text'?"));
    }
}
