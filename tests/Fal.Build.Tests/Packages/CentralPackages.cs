using Fal.Build.Tests.Plumbing;

namespace Fal.Build.Tests.Packages;

public class CentralPackages
{
    [Test]
    public void With_versions_in_one_place_and_several_frameworks_it_builds_validates_and_leaves_the_cache_alone()
    {
        using var consumer = new PackageConsumer();
        consumer.Write("Directory.Packages.props",
            """
            <Project>
              <PropertyGroup><ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally></PropertyGroup>
              <ItemGroup><PackageVersion Include="Fal.Build" Version="$(FalBuildVersion)" /></ItemGroup>
            </Project>
            """);
        consumer.Write("App/App.csproj",
            """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFrameworks>net10.0;net8.0</TargetFrameworks></PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Fal.Build" />
                <FalEndpoint Include="fal-ai/wizper" />
              </ItemGroup>
            </Project>
            """);
        consumer.Run("restore", "App/App.csproj").ShouldSucceed();
        var cache = new FolderContent(Path.Combine(PackageConsumer.Cache, "fal.build"));

        consumer.Run("build", "App/App.csproj", "--no-restore").ShouldSucceed();

        foreach (var framework in new[] { "net10.0", "net8.0" })
        {
            Assert.That(new CompiledTypes(consumer.FullPath($"App/bin/Debug/{framework}/App.dll")).Public, Does.Contain("App.FalNodes.SpeechToText.Wizper"));
        }

        // A fault is told once, not once a framework.
        consumer.Write("App/configs/speech.json", """{"endpoints": {"fal-ai/wizper": {"class_name": "wizper"}}}""");
        var run = consumer.Run("build", "App/App.csproj", "--no-restore", "-t:FalValidate").ShouldFailWith("FAL1005");
        Assert.That(run.Errors[0].File, Is.EqualTo(consumer.FullPath("App/configs/speech.json")));
        File.Delete(consumer.FullPath("App/configs/speech.json"));
        consumer.Run("build", "App/App.csproj", "--no-restore", "-t:FalCoverage").ShouldSucceed();

        // So that a cache which can't be written serves as well.
        Assert.That(new FolderContent(Path.Combine(PackageConsumer.Cache, "fal.build")).Except(), Is.EqualTo(cache.Except()));
    }
}
