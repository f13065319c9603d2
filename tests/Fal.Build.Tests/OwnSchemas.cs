using Fal.Build.Tests.Plumbing;

namespace Fal.Build.Tests;

public class OwnSchemas
{
    [Test]
    public void A_schema_in_the_project_goes_before_the_bundled_one_of_the_same_endpoint()
    {
        using var project = new TestProject { Items = { "<FalEndpoint Include=\"fal-ai/swin2sr\" ClassName=\"Swin\" />" } };
        project.Properties.Remove("FalCatalogFile");
        var own = new TestEndpoint("fal-ai/swin2sr", "Swin", "image-to-image");
        project.Write("schemas/" + own.SchemaFileName, own.Schema());

        project.Build().ShouldSucceed();
        Assert.That(Source(project), Does.Contain("string Prompt").And.Not.Contains("ImageRef"));

        project.Delete("schemas/" + own.SchemaFileName);
        project.Build().ShouldSucceed();
        Assert.That(Source(project), Does.Contain("ImageRef Image").And.Not.Contains("Prompt"));
    }

    private static string Source(TestProject project) => project.Read("obj/Debug/net10.0/fal/ImageToImage/Swin.g.cs");
}
