using Fal.Build.Tests.Plumbing;

namespace Fal.Build.Tests;

/// <summary>Of three models of text-to-text one is configured; of one of text-to-image none.</summary>
public class CoverageCategory
{
    [Test]
    public void Each_category_below_its_threshold_is_an_error_and_one_that_reaches_it_is_none()
    {
        using var project = new TestProject
        {
            Items =
            {
                "<FalCoverageCategory Include=\"text-to-text\" Threshold=\"33.333\" />",
                "<FalCoverageCategory Include=\"text-to-image\" Threshold=\"50\" />",
            },
        };
        project.WriteConfig("text_to_text", TestEndpoint.Echo);

        var run = project.Build().ShouldFailWith("FAL3002");

        Assert.That(run.Errors[0].Place, Is.EqualTo(project.ProjectFile));
        Assert.That(run.Errors[0].Message, Is.EqualTo("Coverage of text-to-image is 0.00 % (0 of 1 model), below the required 50 %: 1 more endpoint needed."));

        project.WriteConfig("text_to_image", TestEndpoint.Picture);
        project.Build().ShouldSucceed();
    }

    [Test]
    public void A_threshold_just_above_a_third_is_missed_by_one_of_three()
    {
        using var project = new TestProject { Items = { "<FalCoverageCategory Include=\"text-to-text\" Threshold=\"33.334\" />" } };
        project.WriteConfig("text_to_text", TestEndpoint.Echo);

        var run = project.Build().ShouldFailWith("FAL3002");

        Assert.That(run.Errors[0].Message, Is.EqualTo("Coverage of text-to-text is 33.33 % (1 of 3 models), below the required 33.334 %: 1 more endpoint needed."));
    }

    [Test]
    public void A_category_that_the_catalogue_lacks_is_an_error_that_names_the_nearest()
    {
        using var project = new TestProject { Items = { "<FalCoverageCategory Include=\"text-to-imgae\" Threshold=\"1\" />" } };
        project.WriteConfig("text_to_text", TestEndpoint.Echo);

        var run = project.Build().ShouldFailWith("FAL0004");

        Assert.That(run.Errors[0].Place, Is.EqualTo(project.ProjectFile));
        Assert.That(run.Errors[0].Message, Does.StartWith("FalCoverageCategory is \"text-to-imgae\"").And.Contain("Did you mean 'text-to-image'?"));
        Assert.That(project.Generated.Sources, Is.Empty);
    }

    [Test]
    public void A_category_without_a_threshold_is_an_error()
    {
        using var project = new TestProject { Items = { "<FalCoverageCategory Include=\"text-to-image\" />" } };
        project.WriteConfig("text_to_text", TestEndpoint.Echo);

        var run = project.Build().ShouldFailWith("FAL0004");

        Assert.That(run.Errors[0].Message, Does.StartWith("The Threshold of FalCoverageCategory 'text-to-image' is \"\""));
    }
}
