using System.Diagnostics;
using Fal.Build.Tests.Plumbing;

namespace Fal.Build.Tests;

public class Watching
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [Test]
    public async Task Dotnet_watch_builds_again_when_a_config_is_edited()
    {
        using var project = new TestProject();
        project.WriteConfig("text_to_text", TestEndpoint.Echo);
        project.Build().ShouldSucceed();
        using var watch = DotNet.Start(DotNet.Path, project.Folder, ["watch", "--non-interactive", "--no-hot-reload", "--project", project.ProjectFile, "build", "--no-restore"]);
        try
        {
            await Until(() => Waits(watch) == 1, watch);

            project.WriteConfig("text_to_text", TestEndpoint.Echo, TestEndpoint.Poem);

            await Until(() => Waits(watch) == 2, watch);
            Assert.That(project.Generated.Sources, Does.Contain("TextToText/Poem.g.cs"));
        }
        finally
        {
            watch.End();
        }
    }

    private static int Waits(StartedProgram watch) => watch.Output.Split("Waiting for a file to change").Length - 1;

    private static async Task Until(Func<bool> condition, StartedProgram watch)
    {
        var clock = Stopwatch.StartNew();
        while (!condition())
        {
            Assert.That(clock.Elapsed, Is.LessThan(Patience), watch.Output);
            await Task.Delay(TimeSpan.FromMilliseconds(100));
        }
    }
}
