using System.Diagnostics;
using Fal.Build.Tests.Plumbing;

namespace Fal.Build.Benchmarks.Performance;

/// <summary>A <c>dotnet</c> process that was watched while it ran.</summary>
/// <param name="Output">What it wrote to its output stream.</param>
/// <param name="PeakMebibytes">The most memory that it held at once, in MiB.</param>
internal sealed record MeasuredProcess(string Output, double PeakMebibytes)
{
    /// <summary>Short enough to see the last state of a process, long enough to take nothing from it.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(10);

    /// <summary>Runs a <c>dotnet</c> command to its end, which has to be a success.</summary>
    /// <param name="folder">Where it runs.</param>
    /// <param name="arguments">What stands after <c>dotnet</c>.</param>
    /// <param name="environment">Variables beside those that every run has.</param>
    public static MeasuredProcess Run(string folder, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(DotNet.Path, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true };
        DotNet.Clean(start.Environment);
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var peak = 0L;
        do
        {
            peak = Math.Max(peak, PeakOf(process));
        }
        while (!process.WaitForExit(Interval));

        process.WaitForExit();
        return process.ExitCode == 0
            ? new(output.Result, peak / 1024.0 / 1024.0)
            : throw new InvalidOperationException($"dotnet {string.Join(' ', arguments)} failed:\n{output.Result}");
    }

    /// <summary>The peak so far, which the system keeps; 0 once the process has ended.</summary>
    private static long PeakOf(Process process)
    {
        try
        {
            process.Refresh();
            return process.HasExited ? 0 : process.PeakWorkingSet64;
        }
        catch (InvalidOperationException)
        {
            return 0; // It ended between the two.
        }
    }
}
