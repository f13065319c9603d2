using Fal.Build.Tests.Plumbing;

namespace Fal.Build.Tests;

/// <summary>An editor and a terminal, or two terminals, build the same project at the same time.</summary>
public class TwoBuildsAtOnce
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    /// <summary>Two configurations compile into folders of their own and generate into one, so that the compiler isn't what they meet at.</summary>
    [Test]
    public void Both_generate_into_one_folder_and_leave_every_file_whole()
    {
        using var project = new TestProject { Properties = { ["FalOutputDirectory"] = "generated" } };
        project.WriteConfig("text_to_text", TestEndpoint.Echo);
        project.Restore().ShouldSucceed();

        foreach (var endpoints in new[] { [TestEndpoint.Echo, TestEndpoint.Poem], [TestEndpoint.Poem], TestEndpoint.Catalogued })
        {
            project.WriteConfig("text_to_text", endpoints);
            Build(project, "-c:Debug", "-c:Release");
            var both = new FolderContent(project.FullPath("generated"));

            project.Touch("configs/text_to_text.json");
            project.Build().ShouldSucceed();

            Assert.That(both.Sources, Is.EqualTo(endpoints.Select(endpoint => $"TextToText/{endpoint.ClassName}.g.cs").Append("FalEndpoints.g.cs").Order(StringComparer.Ordinal)));
            Assert.That(both.SourceBytes, Is.EqualTo(new FolderContent(project.FullPath("generated")).SourceBytes));
            Assert.That(both.Paths, Has.None.EndsWith(".tmp"));
        }
    }

    [Test]
    public void The_same_build_twice_at_once_succeeds_twice()
    {
        using var project = new TestProject();
        project.WriteConfig("text_to_text", TestEndpoint.Echo);
        project.Build().ShouldSucceed();

        // The compiler's own files can be written by one build at a time, whatever generates them.
        Build(project, "-t:FalAddGeneratedFiles", "-t:FalAddGeneratedFiles");
        project.WriteConfig("text_to_text", TestEndpoint.Echo, TestEndpoint.Poem);
        Build(project, "-t:FalAddGeneratedFiles", "-t:FalAddGeneratedFiles");

        project.Build().ShouldSucceed();
        Assert.That(project.Types.All, Does.Contain("App.FalNodes.TextToText.Poem"));
    }

    private static void Build(TestProject project, params IEnumerable<string> arguments)
    {
        var builds = arguments
            .Select(argument => DotNet.Start(DotNet.Path, project.Folder, ["build", project.ProjectFile, "--no-restore", "-nologo", "-tl:off", argument]))
            .ToList();
        foreach (var build in builds)
        {
            using (build)
            {
                Assert.That(build.Wait(Patience), Is.Zero, build.Output);
                Assert.That(BuildDiagnostic.Parse(build.Output), Is.Empty, build.Output);
            }
        }
    }
}
