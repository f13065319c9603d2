using System.Buffers;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text;
using Fal.Build.Core.Diagnostics;

namespace Fal.Build.Core.Output;

/// <summary>
/// The generated files of a run. With a directory they are staged there as they come, so that a large catalogue never lies in
/// memory as a whole; without one they are kept as text. Files may be added from several threads.
/// </summary>
/// <param name="directory">Where they are to be written, or null.</param>
internal sealed class GeneratedOutput(string? directory) : IDisposable
{
    /// <summary>The list of schema documents and overlays that were read, one absolute path a line. The targets watch them.</summary>
    public const string SourcesName = "fal.sources";

    private readonly StagedFiles? _staged = directory is null ? null : new(directory);
    private readonly OutputDirectory? _output = directory is null ? null : new(directory);

    /// <summary>Every file by its path; its text where that is kept.</summary>
    private readonly ConcurrentDictionary<string, string?> _files = new(StringComparer.Ordinal);

    /// <summary>How many files were other than they had to be.</summary>
    public int Changed { get; private set; }

    /// <summary>Adds a file.</summary>
    /// <param name="path">Path below the directory, with <c>/</c> between its parts.</param>
    /// <param name="text">Its text.</param>
    /// <returns>Hash of what the file holds then, in lower-case hexadecimal; null where it is kept as text.</returns>
    public string? Add(string path, string text)
    {
        if (_staged is null)
        {
            _files[path] = text;
            return null;
        }

        var buffer = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        var content = buffer.AsSpan(0, Encoding.UTF8.GetBytes(text, buffer));
        _staged.Add(path, content);
        _files[path] = null;
        var sha256 = StagedFiles.HashOf(content);
        ArrayPool<byte>.Shared.Return(buffer);
        return sha256;
    }

    /// <summary>Keeps a file that is there from an earlier run; false when it isn't there, or holds something else.</summary>
    /// <param name="path">Path below the directory.</param>
    /// <param name="sha256">Hash of what it has to hold.</param>
    public bool TryKeep(string path, string sha256)
    {
        if (directory is null || !StagedFiles.HasContent(Path.Combine(directory, path), sha256))
        {
            return false;
        }

        _files[path] = null;
        return true;
    }

    /// <summary>Every file with its text, by path.</summary>
    public ImmutableArray<GeneratedFile> Read() =>
        [.. _files.OrderBy(file => file.Key, StringComparer.Ordinal).Select(file => new GeneratedFile(file.Key, file.Value ?? File.ReadAllText(_staged!.LocationOf(file.Key))))];

    /// <summary>
    /// Brings the directory up to date, with its manifest; false after an error, with everything as it was before. Without a
    /// directory there is nothing to do.
    /// </summary>
    /// <param name="sources">Schema documents and overlays that the files were made from.</param>
    /// <param name="beside">What else belongs into the directory.</param>
    /// <param name="diagnostics">Where to report.</param>
    public bool Commit(IEnumerable<string> sources, IEnumerable<(string Path, ReadOnlyMemory<byte> Content)> beside, List<Diagnostic> diagnostics)
    {
        if (_staged is null || _output is null)
        {
            return true;
        }

        var previous = _output.ReadManifest();
        foreach (var list in new[] { OutputDirectory.ManifestOf(_files.Keys), OutputDirectory.ListOf(SourcesName, sources.Distinct(StringComparer.Ordinal)) })
        {
            _staged.Add(list.Path, Encoding.UTF8.GetBytes(list.Text));
        }

        foreach (var (path, content) in beside)
        {
            _staged.Add(path, content.Span);
        }

        Changed = _staged.Count;
        if (!_staged.Commit(diagnostics))
        {
            return false;
        }

        _output.RemoveAllBut(_files.Keys, previous);
        return true;
    }

    /// <summary>Removes what was staged and not committed.</summary>
    public void Dispose() => _staged?.Dispose();
}
