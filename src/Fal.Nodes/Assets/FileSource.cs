namespace Fal.Nodes;

/// <summary>A file on disk.</summary>
internal sealed class FileSource(string path, string? contentType)
    : AssetSource(Path.GetFileName(Given(path)), contentType ?? MediaType.OfFile(path))
{
    private const int BufferSize = 64 * 1024;

    // Absolute at once: the program may change its current directory before the file is sent.
    private readonly string _path = Path.GetFullPath(path);

    public override long? GetLength() => new FileInfo(_path).Length;

    public override Stream Open(long offset)
    {
        var stream = new FileStream(_path, FileMode.Open, FileAccess.Read, FileShare.Read, BufferSize, FileOptions.Asynchronous | FileOptions.SequentialScan);
        stream.Position = offset;
        return stream;
    }

    private static string Given(string path) =>
        string.IsNullOrWhiteSpace(path) ? throw new ArgumentException("A file needs a path.", nameof(path)) : path;
}
