using System.Diagnostics;

namespace Fal.Build.Tests.Plumbing;

/// <summary>A build that is killed while it works, as a machine that loses power does it.</summary>
internal static class KilledBuild
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    /// <summary>Starts a build and kills it with all its processes once a condition is met.</summary>
    /// <param name="project">The project, which was built before.</param>
    /// <param name="target">What to build.</param>
    /// <param name="isTime">The condition.</param>
    public static async Task RunAsync(TestProject project, string target, Func<bool> isTime)
    {
        var start = new ProcessStartInfo(
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
            ["build", project.ProjectFile, "--no-restore", "-nologo", "-tl:off", "-t:" + target])
        {
            WorkingDirectory = project.Folder,
        };
        DotNet.Clean(start.Environment);
        using var process = Process.Start(start)!;
        var clock = Stopwatch.StartNew();
        while (!isTime())
        {
            Assert.That(process.HasExited, Is.False, "the build ended before it could be killed");
            Assert.That(clock.Elapsed, Is.LessThan(Patience));
            await Task.Delay(50);
        }

        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
    }
}
