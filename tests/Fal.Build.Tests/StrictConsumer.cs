using Fal.Build.Tests.Plumbing;

namespace Fal.Build.Tests;

public class StrictConsumer
{
    [Test]
    public void Generated_code_passes_every_analyzer_of_a_project_that_takes_warnings_for_errors()
    {
        using var project = new TestProject
        {
            Properties =
            {
                ["RunAnalyzers"] = "true",
                ["AnalysisMode"] = "All",
                ["EnforceCodeStyleInBuild"] = "true",
                ["TreatWarningsAsErrors"] = "true",
                ["MSBuildTreatWarningsAsErrors"] = "true",
                ["GenerateDocumentationFile"] = "true",
                ["Nullable"] = "enable",
                ["ImplicitUsings"] = "enable",
                ["IsAotCompatible"] = "true",
                ["CheckForOverflowUnderflow"] = "true",
            },
            Items = { "<FalEndpoint Include=\"fal-ai/flux/schnell\" />", "<FalEndpoint Include=\"fal-ai/wizper\" />" },
        };
        project.Properties.Remove("FalCatalogFile");

        project.Build().ShouldSucceed();

        Assert.That(project.Read("bin/Debug/net10.0/App.xml"), Does.Contain("T:App.FalNodes.TextToImage.FluxSchnell"));
    }

    [Test]
    public void The_analyzers_that_generated_code_passes_do_find_faults_in_code_beside_it()
    {
        using var project = new TestProject { Properties = { ["RunAnalyzers"] = "true", ["AnalysisMode"] = "All", ["TreatWarningsAsErrors"] = "true" } };
        project.WriteConfig("text_to_text", TestEndpoint.Echo);
        project.Write("User.cs", "namespace App; public class User { public int age; }");

        project.Build().ShouldFailWith("CA1051");
    }
}
