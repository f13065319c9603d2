using Fal.Build.Tests.Plumbing;

namespace Fal.Build.Tests.Packages;

public class NetFramework
{
    [Test]
    public void A_project_for_net472_compiles_what_is_generated_with_csharp_10()
    {
        using var consumer = new PackageConsumer();
        consumer.Write("App/App.csproj",
            """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net472</TargetFramework>
                <LangVersion>10</LangVersion>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Fal.Build" Version="$(FalBuildVersion)" />
                <PackageReference Include="Microsoft.NETFramework.ReferenceAssemblies" Version="1.0.3" PrivateAssets="all" />
                <FalEndpoint Include="fal-ai/flux/schnell" />
                <FalEndpoint Include="fal-ai/wizper" />
              </ItemGroup>
            </Project>
            """);

        consumer.Run("build", "App/App.csproj").ShouldSucceed();

        Assert.That(
            new CompiledTypes(consumer.FullPath("App/bin/Debug/net472/App.dll")).Public,
            Does.Contain("App.FalNodes.SpeechToText.Wizper").And.Contains("App.FalNodes.TextToImage.FluxSchnell"));
    }
}
