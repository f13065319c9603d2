using System.Collections.Immutable;
using System.Diagnostics;
using Fal.Build.Tests.Plumbing;

namespace Fal.Build.Benchmarks.Performance;

/// <summary>
/// The packages that the checkout packs to, and a package cache of their own: what is measured is what people get, without the
/// task host that projects in the repository use. Packed when first asked for.
/// </summary>
internal sealed class PackageFeed : IDisposable
{
    /// <summary>Three frameworks and two optimised assemblies from nothing, on a busy machine.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private readonly string _root = Directory.CreateTempSubdirectory("fal-build-feed-").FullName;
    private readonly Lazy<string> _version;

    /// <summary>Makes the feed, empty as yet.</summary>
    /// <param name="repository">The checkout.</param>
    public PackageFeed(string repository) => _version = new(() => Pack(repository));

    /// <summary>The version that was packed.</summary>
    public string Version => _version.Value;

    /// <summary>The folder with the packages.</summary>
    public string Folder => Path.Combine(_root, "feed");

    /// <summary>What a program that uses the feed needs to know: where packages are unpacked.</summary>
    public IReadOnlyDictionary<string, string> Environment => ImmutableDictionary<string, string>.Empty.Add("NUGET_PACKAGES", Path.Combine(_root, "cache"));

    /// <summary>Where Fal.Build lies once a project has restored it.</summary>
    public string Package => Path.Combine(_root, "cache", "fal.build", Version);

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_root, recursive: true);

    private string Pack(string repository)
    {
        var watch = Stopwatch.StartNew();
        Console.Error.WriteLine("  packing what is measured");

        // Analyzers have judged the code in the builds that people make; here they would only take time.
        var (exitCode, output) = DotNet.Run(
            DotNet.Path, repository, ["pack", "Packages.slnf", "-c", "Release", "-nologo", "-tl:off", "-v:q", "-p:RunAnalyzers=false", $"-p:PackageOutputPath={Folder}"], Patience);
        if (exitCode != 0)
        {
            throw new InvalidOperationException($"The packages can't be packed:\n{output}");
        }

        Console.Error.WriteLine($"  packed in {watch.Elapsed.TotalSeconds:F0} s");
        const string prefix = "Fal.Build.";
        return Directory.GetFiles(Folder, prefix + "*.nupkg")
            .Select(file => Path.GetFileNameWithoutExtension(file)[prefix.Length..])
            .Single(version => char.IsAsciiDigit(version[0]));
    }
}
