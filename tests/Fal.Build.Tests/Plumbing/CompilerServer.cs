using System.Globalization;

namespace Fal.Build.Tests.Plumbing;

/// <summary>
/// The compiler server that the builds of a test run share, which halves their time. It is the run's own, so that ending it
/// disturbs nobody else's builds.
/// </summary>
internal static class CompilerServer
{
    /// <summary>What tells this run's server from others.</summary>
    public static string Id { get; } = string.Create(CultureInfo.InvariantCulture, $"fal-build-tests-{System.Environment.ProcessId}");

    /// <summary>What makes builds use it that say nothing of a server themselves.</summary>
    public static IReadOnlyDictionary<string, string> Environment { get; } = new Dictionary<string, string>
    {
        ["UseSharedCompilation"] = "true",
        ["SharedCompilationId"] = Id,
    };

    /// <summary>Ends the server; without one it does nothing.</summary>
    public static void End()
    {
        using var project = new TestProject();
        var compiler = project.MSBuild("-getProperty:RoslynTargetsPath").Output.Trim();
        DotNet.Run(project.Folder, [Path.Combine(compiler, "bincore", "VBCSCompiler.dll"), "-shutdown", "-pipename:" + Id]);
    }
}
