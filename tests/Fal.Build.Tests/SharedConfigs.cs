using Fal.Build.Tests.Plumbing;

namespace Fal.Build.Tests;

public class SharedConfigs
{
    [Test]
    public void Several_projects_in_subfolders_generate_from_the_configs_of_one_folder()
    {
        using var project = new TestProject { Properties = { ["FalConfigDirectory"] = "../shared/configs" }, Items = { "<ProjectReference Include=\"../services/mail/Mail.csproj\" />" } };
        project.Write("../shared/configs/text_to_text.json", TestEndpoint.Config(TestEndpoint.Echo));
        project.Write("../services/mail/Mail.csproj",
            """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <FalConfigDirectory>../../shared/configs</FalConfigDirectory>
                <FalCatalogFile>../../App/catalog.json</FalCatalogFile>
                <FalSchemaDirectory>../../App/schemas</FalSchemaDirectory>
              </PropertyGroup>
            </Project>
            """);
        project.Build().ShouldSucceed();

        project.Write("../shared/configs/text_to_text.json", TestEndpoint.Config(TestEndpoint.Echo with { ClassName = "Repeat" }));
        project.Build().ShouldSucceed();

        Assert.That(project.Types.All, Does.Contain("App.FalNodes.TextToText.Repeat").And.Not.Contains("App.FalNodes.TextToText.Echo"));
        Assert.That(
            new CompiledTypes(project.FullPath("../services/mail/bin/Debug/net10.0/Mail.dll")).All,
            Does.Contain("Mail.FalNodes.TextToText.Repeat").And.Not.Contains("Mail.FalNodes.TextToText.Echo"));
    }
}
