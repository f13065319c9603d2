using Fal.Build.Tests.Plumbing;

namespace Fal.Build.Tests.Packages;

public class MultiTargeting
{
    [Test]
    public void Each_framework_gets_files_of_its_own_in_a_folder_of_its_own()
    {
        using var consumer = new PackageConsumer();
        consumer.Write("App/App.csproj",
            """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFrameworks>net10.0;net8.0;netstandard2.0</TargetFrameworks>
                <LangVersion>11</LangVersion>
                <Nullable>enable</Nullable>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Fal.Build" Version="$(FalBuildVersion)" />
                <FalEndpoint Include="fal-ai/wizper" />
              </ItemGroup>
            </Project>
            """);

        consumer.Run("build", "App/App.csproj").ShouldSucceed();

        foreach (var (framework, hasRequired) in new[] { ("net10.0", true), ("net8.0", true), ("netstandard2.0", false) })
        {
            Assert.That(
                File.ReadAllText(consumer.FullPath($"App/obj/Debug/{framework}/fal/SpeechToText/Wizper.g.cs")).Contains("required global::Fal.Nodes.AudioRef Audio", StringComparison.Ordinal),
                Is.EqualTo(hasRequired), framework);
            Assert.That(
                new CompiledTypes(consumer.FullPath($"App/bin/Debug/{framework}/App.dll")).Public, Does.Contain("App.FalNodes.SpeechToText.Wizper"), framework);
        }

        var second = consumer.Run("build", "App/App.csproj").ShouldSucceed();
        Assert.That((second.Generated, second.Compiled), Is.EqualTo((false, false)));
    }
}
