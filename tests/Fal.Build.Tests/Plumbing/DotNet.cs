using System.Diagnostics;

namespace Fal.Build.Tests.Plumbing;

/// <summary>Runs the <c>dotnet</c> that runs the tests, and other programs in the same clean environment.</summary>
internal static class DotNet
{
    /// <summary>Longer than any build of these small projects takes, even on a busy machine.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    /// <summary>Path of the <c>dotnet</c> that runs the tests.</summary>
    public static string Path { get; } = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    /// <summary>Runs a <c>dotnet</c> command to its end.</summary>
    /// <param name="folder">Where it runs.</param>
    /// <param name="arguments">What stands after <c>dotnet</c>.</param>
    /// <param name="environment">Variables beside those that every run has.</param>
    public static (int ExitCode, string Output) Run(string folder, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null) =>
        Run(Path, folder, arguments, Patience, environment);

    /// <summary>Runs a program to its end; what it writes to either stream is the output, line by line.</summary>
    /// <param name="program">The program.</param>
    /// <param name="folder">Where it runs.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="patience">When it is ended and the test fails.</param>
    /// <param name="environment">Variables beside those that every run has.</param>
    public static (int ExitCode, string Output) Run(string program, string folder, IEnumerable<string> arguments, TimeSpan patience, IReadOnlyDictionary<string, string>? environment = null)
    {
        using var started = Start(program, folder, arguments, environment);
        if (started.Wait(patience) is { } exitCode)
        {
            return (exitCode, started.Output);
        }

        started.End();
        throw new TimeoutException($"{program} {string.Join(' ', arguments)} didn't end in {patience}:\n{started.Output}");
    }

    /// <summary>Starts a program.</summary>
    /// <param name="program">The program.</param>
    /// <param name="folder">Where it runs.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="environment">Variables beside those that every run has.</param>
    public static StartedProgram Start(string program, string folder, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder };
        Clean(start.Environment);
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        return new(start);
    }

    /// <summary>
    /// Takes away what the test host inherited from its own build, since MSBuild takes every variable for a property, and asks
    /// for builds that leave no worker behind and speak English.
    /// </summary>
    public static void Clean(IDictionary<string, string?> environment)
    {
        foreach (var name in environment.Keys.Where(IsInherited).ToList())
        {
            environment.Remove(name);
        }

        environment["MSBUILDDISABLENODEREUSE"] = "1";
        environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        environment["DOTNET_NOLOGO"] = "1";
    }

    private static bool IsInherited(string name) =>
        name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("VSTEST", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("Fal", StringComparison.OrdinalIgnoreCase)
        || name.ToUpperInvariant() is "CI" or "GITHUB_STEP_SUMMARY" or "CONFIGURATION" or "PLATFORM" or "VERSION";
}
