using Fal.Build.Tests.Plumbing;

namespace Fal.Build.Tests.Packages;

/// <summary>
/// A copy of the repository in a folder of its own, as it is now with all that isn't committed, and the packages that it packs to.
/// </summary>
internal sealed class PackedRepository : IDisposable
{
    /// <summary>Three frameworks and two optimised assemblies from nothing, on a busy machine.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private readonly string _root = Directory.CreateTempSubdirectory("fal-build-pack-").FullName;

    /// <summary>Copies and packs.</summary>
    /// <param name="folder">Name of the folder that the copy lies in.</param>
    public PackedRepository(string folder)
    {
        var copy = Path.Combine(_root, folder);
        Git(Repository.Root, "clone", "--quiet", "--shared", Repository.Root, copy);
        var changed = Git(Repository.Root, "-c", "core.quotePath=false", "diff", "--name-only", "HEAD");
        var added = Git(Repository.Root, "-c", "core.quotePath=false", "ls-files", "--others", "--exclude-standard");
        foreach (var file in (changed + added).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var target = Path.Combine(copy, file);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            if (File.Exists(Path.Combine(Repository.Root, file)))
            {
                File.Copy(Path.Combine(Repository.Root, file), target, overwrite: true);
            }
            else
            {
                File.Delete(target);
            }
        }

        // Analyzers judge the same code in the build that these tests are part of.
        Run(
            DotNet.Path, copy, "pack", "Packages.slnf", "-nologo", "-tl:off", "-v:q", $"-p:PackageOutputPath={Feed}", "-p:RunAnalyzers=false",
            "-p:UseSharedCompilation=true", $"-p:SharedCompilationId={CompilerServer.Id}");
    }

    /// <summary>The folder with the packages.</summary>
    public string Feed => Path.Combine(_root, "feed");

    /// <summary>A package cache for who uses them.</summary>
    public string Cache => Path.Combine(_root, "cache");

    /// <summary>The packages' file names, sorted.</summary>
    public IReadOnlyList<string> FileNames => [.. Directory.GetFiles(Feed).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    /// <summary>Opens a package.</summary>
    /// <param name="id">Its id.</param>
    public Package Open(string id) => new(Directory.GetFiles(Feed, id + ".*.nupkg").Single(file => char.IsAsciiDigit(Path.GetFileName(file)[id.Length + 1])));

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_root, recursive: true);

    private static string Git(string folder, params IEnumerable<string> arguments) => Run("git", folder, arguments);

    private static string Run(string program, string folder, params IEnumerable<string> arguments)
    {
        var (exitCode, output) = DotNet.Run(program, folder, arguments, Patience);
        Assert.That(exitCode, Is.Zero, output);
        return output;
    }
}
