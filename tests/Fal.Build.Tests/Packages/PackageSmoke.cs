using Fal.Build.Tests.Plumbing;

namespace Fal.Build.Tests.Packages;

[Platform(Exclude = "Win", Reason = "The script needs a POSIX shell.")]
public class PackageSmoke
{
    [Test]
    public void A_stranger_adds_the_package_builds_runs_edits_and_cleans()
    {
        var script = Path.Combine(Repository.Root, "tests", "package-smoke.sh");

        var (exitCode, output) = DotNet.Run("bash", Repository.Root, [script, Packing.Once.Feed], TimeSpan.FromMinutes(10), CompilerServer.Environment);

        Assert.That(exitCode, Is.Zero, output);
        Assert.That(output, Does.EndWith("The package works in a stranger's project.\n"));
    }
}
