using System.Diagnostics;
using System.Text;

namespace Fal.Build.Tests.Plumbing;

/// <summary>Runs the <c>dotnet</c> that runs the tests.</summary>
internal static class DotNet
{
    /// <summary>Longer than any build of these small projects takes, even on a busy machine.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    /// <summary>Runs a command to its end; what it writes to either stream is the output, line by line.</summary>
    /// <param name="folder">Where it runs.</param>
    /// <param name="arguments">What stands after <c>dotnet</c>.</param>
    /// <param name="environment">Variables beside those that every run has.</param>
    public static (int ExitCode, string Output) Run(string folder, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        Clean(start.Environment);
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        using var process = new Process { StartInfo = start };
        var output = new StringBuilder();
        process.OutputDataReceived += (_, line) => Append(line.Data);
        process.ErrorDataReceived += (_, line) => Append(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"dotnet {string.Join(' ', start.ArgumentList)} didn't end in {Patience}:\n{output}");
        }

        // Without a limit it waits for the end of both streams too.
        process.WaitForExit();
        return (process.ExitCode, output.ToString());

        void Append(string? line)
        {
            if (line is not null)
            {
                lock (output)
                {
                    output.Append(line).Append('\n');
                }
            }
        }
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
