using System.Runtime.InteropServices;
using Fal.Build.Tests.Plumbing;

namespace Fal.Build.Benchmarks.Performance;

/// <summary>What the figures were measured on, and what was measured.</summary>
/// <param name="Cores">Processor cores.</param>
/// <param name="OperatingSystem">The system and the processor's architecture.</param>
/// <param name="Sdk">Version of the .NET SDK.</param>
/// <param name="Commit">The commit, with a plus sign where something wasn't committed.</param>
/// <param name="Date">The day.</param>
internal sealed record Machine(int Cores, string OperatingSystem, string Sdk, string Commit, DateOnly Date)
{
    /// <summary>This machine, now.</summary>
    /// <param name="repository">The checkout that is measured.</param>
    public static Machine Present(string repository) => new(
        Environment.ProcessorCount,
        $"{RuntimeInformation.OSDescription} {RuntimeInformation.OSArchitecture}",
        Say(DotNet.Path, repository, "--version"),
        Say("git", repository, "rev-parse", "--short", "HEAD") + (Say("git", repository, "status", "--porcelain").Length == 0 ? "" : "+"),
        DateOnly.FromDateTime(DateTime.UtcNow));

    private static string Say(string program, string folder, params IEnumerable<string> arguments) =>
        DotNet.Run(program, folder, arguments, TimeSpan.FromMinutes(1)).Output.Trim();
}
