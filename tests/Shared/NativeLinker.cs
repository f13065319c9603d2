using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Fal.Tests.Shared;

/// <summary>What links native programs on this machine, which native AOT needs.</summary>
internal static class NativeLinker
{
    /// <summary>Its name. Where there is none, the test that asks is skipped, and says why.</summary>
    public static string Find()
    {
        if (!OperatingSystem.IsLinux() || RuntimeInformation.OSArchitecture != Architecture.X64)
        {
            Assert.Ignore("It is tried on Linux on x64.");
        }

        var linker = Array.Find(["clang", "gcc"], CanLink);
        if (linker is null)
        {
            Assert.Ignore("Native AOT needs clang or gcc, and zlib to link with (Debian: apt-get install clang zlib1g-dev).");
        }

        return linker!;
    }

    private static bool CanLink(string linker)
    {
        var source = Path.GetTempFileName();
        try
        {
            File.WriteAllText(source, "int main(void) { return 0; }\n");
            using var process = Process.Start(
                new ProcessStartInfo(linker, ["-x", "c", source, "-lz", "-o", source + ".out"]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false; // It isn't there.
        }
        finally
        {
            File.Delete(source);
            File.Delete(source + ".out");
        }
    }
}
