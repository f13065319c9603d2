namespace Fal.Build.Tests.Plumbing;

/// <summary>Every file below a folder, with its bytes and its time stamp.</summary>
internal sealed class FolderContent
{
    private readonly SortedDictionary<string, (string Bytes, DateTime Written)> _files = new(StringComparer.Ordinal);

    /// <summary>Reads a folder as it is now; one that doesn't exist is empty.</summary>
    /// <param name="folder">The folder.</param>
    public FolderContent(string folder)
    {
        foreach (var file in Directory.Exists(folder) ? Directory.GetFiles(folder, "*", SearchOption.AllDirectories) : [])
        {
            var path = Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '/');
            _files.Add(path, (Convert.ToHexString(File.ReadAllBytes(file)), File.GetLastWriteTimeUtc(file)));
        }
    }

    /// <summary>Paths below the folder, with <c>/</c> between their parts, sorted.</summary>
    public IEnumerable<string> Paths => _files.Keys;

    /// <summary>Paths of the C# files.</summary>
    public IEnumerable<string> Sources => Paths.Where(path => path.EndsWith(".g.cs", StringComparison.Ordinal));

    /// <summary>Path and bytes of each C# file, for comparison.</summary>
    public IEnumerable<(string Path, string Bytes)> SourceBytes => Sources.Select(path => (path, _files[path].Bytes));

    /// <summary>Path, bytes and time of each file but those named, for comparison.</summary>
    /// <param name="paths">Paths to leave out.</param>
    public IEnumerable<(string Path, string Bytes, DateTime Written)> Except(params IEnumerable<string> paths) =>
        Paths.Except(paths, StringComparer.Ordinal).Select(path => (path, _files[path].Bytes, _files[path].Written));
}
