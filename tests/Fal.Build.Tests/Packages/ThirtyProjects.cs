using System.Globalization;

namespace Fal.Build.Tests.Packages;

public class ThirtyProjects
{
    private const int Users = 5;

    [Test]
    public void Of_thirty_projects_the_five_that_use_the_package_generate_and_none_of_their_users()
    {
        using var consumer = new PackageConsumer();
        var names = Enumerable.Range(1, 30).Select(number => string.Create(CultureInfo.InvariantCulture, $"Part{number}")).ToList();
        foreach (var (index, name) in names.Index())
        {
            // Each of the others uses a library that generates.
            consumer.Write($"{name}/{name}.csproj", index < Users
                ? Project("<PackageReference Include=\"Fal.Build\" Version=\"$(FalBuildVersion)\" /><FalEndpoint Include=\"fal-ai/wizper\" />")
                : Project($"<ProjectReference Include=\"../{names[index % Users]}/{names[index % Users]}.csproj\" />"));
            consumer.Write($"{name}/User.cs", $$"""class User { object Node => new {{names[index % Users]}}.FalNodes.SpeechToText.Wizper { Audio = "https://example.com/a.mp3" }; }""");
        }

        consumer.Write("All.slnx", $"<Solution>{string.Concat(names.Select(name => $"<Project Path=\"{name}/{name}.csproj\" />"))}</Solution>");

        consumer.Run("restore", "All.slnx").ShouldSucceed();
        consumer.Run("build", "All.slnx", "--no-restore", "-graph", "-m").ShouldSucceed();

        Assert.That(names.Where(name => Directory.Exists(consumer.FullPath($"{name}/obj/Debug/net10.0/fal"))), Is.EqualTo(names.Take(Users)));
        var second = consumer.Run("build", "All.slnx", "--no-restore", "-m").ShouldSucceed();
        Assert.That((second.Generated, second.Compiled), Is.EqualTo((false, false)));
    }

    private static string Project(string items) => $"""<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup><ItemGroup>{items}</ItemGroup></Project>""";
}
