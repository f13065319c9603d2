using Fal.Build.Tests.Plumbing;

namespace Fal.Build.Tests;

public class FiveFaultsInOneBuild
{
    /// <summary>Four faults: a key that doesn't exist, a sixth use case, a basic field that doesn't exist, a class name with a space.</summary>
    private static readonly MarkedText Texts = new(
        """
        {
          "endpoints": {
            "acme/echo": {
              "class_name": "Echo",
              "docstring": "Gives back what it was given.",
              "tags": ["text"],
              "use_cases": ["First", "Second", "Third", "Fourth", "Fifth"],
              "basic_fields": ["prompt"],
              ▸"feild_overrides": {}
            },
            "acme/poem": {
              "class_name": ▸"Long Poem",
              "docstring": "Writes a poem about what it was given.",
              "tags": ["text"],
              "use_cases": ▸["One", "Two", "Three", "Four", "Five", "Six"],
              "basic_fields": ["prompt", ▸"promt"]
            }
          }
        }
        """);

    /// <summary>A fifth: a comma is missing.</summary>
    private static readonly MarkedText Images = new(
        """
        {
          "endpoints": {
            "acme/picture": {
              "class_name": "Picture"
              ▸"docstring": "Paints what it was told to."
            }
          }
        }
        """);

    [Test]
    public void Every_fault_of_every_file_is_reported_by_one_build_at_its_line_and_column_and_what_was_generated_stays()
    {
        using var project = new TestProject();
        project.WriteConfig("text_to_text", TestEndpoint.Echo, TestEndpoint.Poem);
        project.WriteConfig("text_to_image", TestEndpoint.Picture);
        project.Build().ShouldSucceed();
        var before = project.Generated;
        Assert.That(before.Sources, Is.EqualTo(new[] { "FalEndpoints.g.cs", "TextToImage/Picture.g.cs", "TextToText/Echo.g.cs", "TextToText/Poem.g.cs" }));

        project.Write("configs/text_to_text.json", Texts.Text);
        project.Write("configs/text_to_image.json", Images.Text);
        var run = project.Build().ShouldFailWith("FAL1001", "FAL1003", "FAL1005", "FAL1009", "FAL2003");

        var texts = project.FullPath("configs/text_to_text.json");
        Assert.That(run.Errors.Select(error => error.Place), Is.EqualTo(new[]
        {
            project.FullPath("configs/text_to_image.json") + Images.Places[0],
            texts + Texts.Places[0],
            texts + Texts.Places[1],
            texts + Texts.Places[2],
            texts + Texts.Places[3],
        }));
        Assert.That(run.Errors[1].Message, Does.StartWith("'feild_overrides' is no known key. Did you mean 'field_overrides'?"));
        Assert.That(run.Errors[2].Message, Does.StartWith("The class name 'Long Poem' can't be used"));
        Assert.That(run.Errors[3].Message, Does.StartWith("'acme/poem' has 6 use cases; write exactly five"));
        Assert.That(run.Errors[4].Message, Does.StartWith("basic_fields names 'promt', which is no field of 'acme/poem'. Did you mean 'prompt'?"));
        Assert.That(run.Compiled, Is.False);
        Assert.That(
            project.Generated.Except("fal.inputs.cache", "fal.stamp"),
            Is.EqualTo(before.Except("fal.inputs.cache", "fal.stamp")), "written although the configs are wrong");
    }
}
