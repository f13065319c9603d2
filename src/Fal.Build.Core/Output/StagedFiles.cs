using System.Collections.Concurrent;
using System.Security.Cryptography;
using Fal.Build.Core.Diagnostics;

namespace Fal.Build.Core.Output;

/// <summary>
/// Files on their way into a directory. Each that differs from what is there is written beside its place; then all are moved into
/// their places, or none. A place is never empty in between, so that whoever reads at the same time, another build of the same
/// project, finds the old file or the new one. Files may be added from several threads.
/// </summary>
/// <param name="directory">Absolute path of the directory.</param>
internal sealed class StagedFiles(string directory) : IDisposable
{
    private readonly ConcurrentDictionary<string, string> _temporary = new(StringComparer.Ordinal);
    private volatile Failure? _failure;

    /// <summary>Stages a file; one that the directory holds as it is needs nothing. What can't be written is reported by <see cref="Commit"/>.</summary>
    /// <param name="path">Path below the directory, with <c>/</c> between its parts.</param>
    /// <param name="content">What it is to hold.</param>
    public void Add(string path, ReadOnlySpan<byte> content)
    {
        var target = PathOf(path);
        try
        {
            if (Holds(target, content))
            {
                return;
            }

            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            var temporary = BesidesOf(target);
            _temporary[target] = temporary;

            // Not File.Create, which cuts the file even when it is new: then ext4 gives it its place on the disk when it is closed.
            using var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
            file.Write(content);
        }
        catch (Exception exception) when (IsOfDisk(exception))
        {
            _failure ??= new(target, exception.Message);
        }
    }

    /// <summary>How many files are staged.</summary>
    public int Count => _temporary.Count;

    /// <summary>Where a file is at present: beside its place, or there.</summary>
    public string LocationOf(string path) => _temporary.GetValueOrDefault(PathOf(path)) ?? PathOf(path);

    /// <summary>Moves every staged file into its place; false after an error, with everything as it was before.</summary>
    public bool Commit(List<Diagnostic> diagnostics)
    {
        var replaced = new Stack<(string Target, string? Former)>();
        foreach (var (target, temporary) in _failure is null ? _temporary.OrderBy(file => file.Key, StringComparer.Ordinal) : Enumerable.Empty<KeyValuePair<string, string>>())
        {
            try
            {
                var former = Keep(target);
                replaced.Push((target, former));
                File.Move(temporary, target, overwrite: true);
            }
            catch (Exception exception) when (IsOfDisk(exception))
            {
                _failure = new(target, exception.Message);
                break;
            }
        }

        if (_failure is { } failure)
        {
            foreach (var (target, former) in replaced)
            {
                PutBack(target, former);
            }

            diagnostics.Add(DiagnosticCatalog.OutputNotWritable(failure.Place, failure.Reason));
            return false;
        }

        foreach (var former in replaced.Select(file => file.Former).OfType<string>())
        {
            File.Delete(former);
        }

        _temporary.Clear();
        return true;
    }

    /// <summary>Removes what was staged and not committed.</summary>
    public void Dispose()
    {
        foreach (var temporary in _temporary.Values)
        {
            File.Delete(temporary);
        }
    }

    /// <summary>True when a file holds exactly this.</summary>
    public static bool Holds(string file, ReadOnlySpan<byte> content)
    {
        var found = new FileInfo(file);
        if (!found.Exists || found.Length != content.Length)
        {
            return false;
        }

        using var held = FileContent.Read(file);
        return content.SequenceEqual(held.Bytes);
    }

    /// <summary>True when a file is there whose content has this hash, in lower-case hexadecimal.</summary>
    public static bool HasContent(string file, string sha256)
    {
        try
        {
            if (!File.Exists(file))
            {
                return false;
            }

            using var found = FileContent.Read(file);
            return HashOf(found.Bytes) == sha256;
        }
        catch (Exception exception) when (IsOfDisk(exception))
        {
            return false;
        }
    }

    /// <summary>Hash of a content, in lower-case hexadecimal.</summary>
    public static string HashOf(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));

    private string PathOf(string path) => Path.Combine(directory, path.Replace('/', Path.DirectorySeparatorChar));

    private static string BesidesOf(string target) => $"{target}.{Guid.NewGuid():N}.tmp";

    private static bool IsOfDisk(Exception exception) => exception is IOException or UnauthorizedAccessException or NotSupportedException;

    /// <summary>Keeps a copy of a file that is about to be replaced; null when there is none.</summary>
    private static string? Keep(string target)
    {
        if (!File.Exists(target))
        {
            return null;
        }

        var former = BesidesOf(target);
        File.Copy(target, former);
        return former;
    }

    private static void PutBack(string target, string? former)
    {
        if (former is not null)
        {
            File.Move(former, target, overwrite: true);
        }
        else if (File.Exists(target))
        {
            File.Delete(target);
        }
    }

    private sealed record Failure(string Place, string Reason);
}
