using Fal.Build.Tests.Plumbing;

namespace Fal.Build.Tests;

public class StyleCopConsumer
{
    [Test]
    public void An_analyzer_of_style_finds_faults_in_code_beside_the_generated_and_none_in_that()
    {
        using var project = new TestProject
        {
            Properties = { ["RunAnalyzers"] = "true", ["TreatWarningsAsErrors"] = "true", ["GenerateDocumentationFile"] = "true" },
            Items = { "<PackageReference Include=\"StyleCop.Analyzers\" Version=\"1.1.118\" PrivateAssets=\"all\" />" },
        };
        project.WriteConfig("text_to_text", TestEndpoint.Echo);
        project.Build().ShouldSucceed();

        // Its one rule about files: SA1649, the file's name is the type's.
        project.Write("Other.cs", "namespace App\n{\n    internal static class User\n    {\n    }\n}\n");

        var codes = project.Build().Errors.Select(error => (error.Code, Path.GetFileName(error.File))).Distinct();
        Assert.That(codes, Does.Contain(("SA1649", "Other.cs")).And.None.Matches<(string Code, string File)>(error => error.File.EndsWith(".g.cs", StringComparison.Ordinal)));
    }
}
