using System.Text.Json.Nodes;
using Fal.Build.Tests.Plumbing;

namespace Fal.Build.Tests;

public class EndpointWithoutConfig
{
    [Test]
    public void An_endpoint_of_the_bundled_catalogue_is_usable_after_one_line_in_the_project_and_not_counted()
    {
        using var project = new TestProject { Properties = { ["OutputType"] = "Exe" }, Items = { "<FalEndpoint Include=\"fal-ai/aura-flow\" />" } };
        project.Properties.Remove("FalCatalogFile");
        project.Write("Program.cs",
            """
            var node = new App.FalNodes.TextToImage.AuraFlow { Prompt = "a fox", NumImages = 2 };
            System.Console.WriteLine(node.GetEndpoint().Id + " " + node.NumImages + " " + App.FalNodes.FalEndpoints.All.Count);
            """);

        project.Build().ShouldSucceed();

        Assert.That(project.RunProgram(), Is.EqualTo("fal-ai/aura-flow 2 1\n"));
        var report = JsonNode.Parse(project.Read("obj/Debug/net10.0/fal/coverage/coverage.json"))!;
        Assert.That(report["total"]!["configured"]!.GetValue<int>(), Is.Zero);
    }

    [Test]
    public void Class_name_and_module_can_be_chosen()
    {
        using var project = new TestProject { Items = { "<FalEndpoint Include=\"acme/echo\" ClassName=\"Parrot\" Module=\"birds\" />" } };

        project.Build().ShouldSucceed();

        Assert.That(project.Generated.Sources, Is.EqualTo(new[] { "Birds/Parrot.g.cs", "FalEndpoints.g.cs" }));
        Assert.That(project.Types.Public, Does.Contain("App.FalNodes.Birds.Parrot").And.Contains("App.FalNodes.Birds.ParrotOutput"));
    }

    [Test]
    public void Another_class_name_is_taken_on_the_next_build()
    {
        using var project = new TestProject { Items = { "<FalEndpoint Include=\"acme/echo\" />" } };
        project.Build().ShouldSucceed();
        Assert.That(project.Generated.Sources, Does.Contain("TextToText/AcmeEcho.g.cs"));

        project.Items[0] = "<FalEndpoint Include=\"acme/echo\" ClassName=\"Parrot\" />";
        project.Build().ShouldSucceed();

        Assert.That(project.Generated.Sources, Is.EqualTo(new[] { "FalEndpoints.g.cs", "TextToText/Parrot.g.cs" }));
    }

    [Test]
    public void An_endpoint_that_nothing_is_known_of_is_an_error_that_names_the_nearest()
    {
        using var project = new TestProject { Items = { "<FalEndpoint Include=\"acme/ecco\" />" } };

        var run = project.Build().ShouldFailWith("FAL0004");

        Assert.That(run.Errors[0].Place, Is.EqualTo(project.ProjectFile));
        Assert.That(run.Errors[0].Message, Does.StartWith("FalEndpoint is \"acme/ecco\"").And.Contain("acme/echo"));
    }
}
