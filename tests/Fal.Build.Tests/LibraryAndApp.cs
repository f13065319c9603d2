using Fal.Build.Tests.Plumbing;

namespace Fal.Build.Tests;

public class LibraryAndApp
{
    [Test]
    public void An_app_uses_the_classes_of_a_library_and_generates_none_of_its_own()
    {
        using var project = new TestProject { Properties = { ["OutputType"] = "Exe", ["FalBuildEnabled"] = "false" }, Items = { "<ProjectReference Include=\"../Library/Library.csproj\" />" } };
        project.Write("../Library/configs/text_to_text.json", TestEndpoint.Config(TestEndpoint.Echo));
        project.Write("../Library/Library.csproj", Library);
        project.Write("Program.cs",
            """
            var node = new Library.FalNodes.TextToText.Echo { Prompt = "Good morning" };
            System.Console.WriteLine(node.Validate().Count + " " + Library.FalNodes.FalEndpoints.All.Count);
            """);

        project.Build().ShouldSucceed();

        Assert.That(project.RunProgram(), Is.EqualTo("0 1\n"));
        Assert.That(project.Generated.Sources, Is.Empty);
    }

    [Test]
    public void Internal_classes_are_seen_by_the_project_that_the_library_names_and_by_no_other()
    {
        using var project = new TestProject { Properties = { ["FalBuildEnabled"] = "false" }, Items = { "<ProjectReference Include=\"../Library/Library.csproj\" />" } };
        project.Write("../Library/configs/text_to_text.json", TestEndpoint.Config(TestEndpoint.Echo));
        project.Write("User.cs", "class User { object Node => new Library.FalNodes.TextToText.Echo { Prompt = \"Good morning\" }; }");

        project.Write("../Library/Library.csproj", Library.Replace("<!-- more -->", "<InternalsVisibleTo Include=\"App\" />", StringComparison.Ordinal));
        project.Build("-p:FalAccessibility=internal").ShouldSucceed();

        project.Write("../Library/Library.csproj", Library);
        project.Build("-p:FalAccessibility=internal").ShouldFailWith("CS0122");
    }

    private static string Library =>
        """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <FalCatalogFile>../App/catalog.json</FalCatalogFile>
            <FalSchemaDirectory>../App/schemas</FalSchemaDirectory>
          </PropertyGroup>
          <ItemGroup>
            <!-- more -->
          </ItemGroup>
        </Project>
        """;
}
