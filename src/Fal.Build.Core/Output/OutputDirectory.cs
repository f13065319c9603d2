using System.Collections.Immutable;
using System.Text;
using Fal.Build.Core.Diagnostics;

namespace Fal.Build.Core.Output;

/// <summary>
/// Brings a directory into the state that a generation asks for: writes what changed, leaves what didn't, removes what is
/// gone, all or nothing. A manifest in it lists the generated files, so that nothing else is ever removed.
/// </summary>
internal sealed class OutputDirectory(string directory)
{
    /// <summary>The list of generated files, one path below the directory a line, sorted. The targets read it.</summary>
    public const string ManifestName = "fal.manifest";

    /// <summary>The list of schema documents and overlays that were read, one absolute path a line. The targets watch them.</summary>
    public const string SourcesName = "fal.sources";

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Brings the directory up to date; false after an error, with everything as it was before.</summary>
    /// <param name="files">Every file that is to be there.</param>
    /// <param name="sources">Every schema document and overlay that they were made from.</param>
    /// <param name="diagnostics">Where to report.</param>
    public bool Update(IReadOnlyCollection<GeneratedFile> files, IEnumerable<string> sources, List<Diagnostic> diagnostics) =>
        Update(files, ListOf(SourcesName, sources), diagnostics);

    /// <summary>The same without a list of sources, whose absolute paths mean nothing on another machine.</summary>
    public bool Update(IReadOnlyCollection<GeneratedFile> files, List<Diagnostic> diagnostics) => Update(files, beside: null, diagnostics);

    /// <summary>What <see cref="Update(IReadOnlyCollection{GeneratedFile}, List{Diagnostic})"/> would change: paths, each with what is wrong there.</summary>
    /// <param name="files">Every file that is to be there.</param>
    public IEnumerable<(string Path, string Change)> Changes(IReadOnlyCollection<GeneratedFile> files)
    {
        foreach (var file in files.Append(ManifestOf(files)))
        {
            var path = PathOf(file.Path);
            if (!File.Exists(path))
            {
                yield return (path, "is missing");
            }
            else if (!Holds(path, Utf8.GetBytes(file.Text)))
            {
                yield return (path, "isn't what would be generated");
            }
        }

        foreach (var path in ReadManifest().Except(files.Select(file => file.Path), StringComparer.Ordinal).Select(PathOf).Where(File.Exists))
        {
            yield return (path, "would no longer be generated");
        }
    }

    private bool Update(IReadOnlyCollection<GeneratedFile> files, GeneratedFile? beside, List<Diagnostic> diagnostics)
    {
        var previous = ReadManifest();
        if (!Write([.. files, ManifestOf(files), .. beside is null ? [] : new[] { beside }], diagnostics))
        {
            return false;
        }

        foreach (var path in previous.Except(files.Select(file => file.Path), StringComparer.Ordinal))
        {
            Remove(path);
        }

        return true;
    }

    /// <summary>Writes files that changed, without touching the manifest; false after an error.</summary>
    public bool Write(IReadOnlyCollection<GeneratedFile> files, List<Diagnostic> diagnostics)
    {
        var prepared = new List<(string Temporary, string Target)>();
        var replaced = new Stack<(string Target, string? Former)>();
        var place = directory;
        try
        {
            foreach (var file in files)
            {
                place = PathOf(file.Path);
                var bytes = Utf8.GetBytes(file.Text);
                if (!Holds(place, bytes))
                {
                    Directory.CreateDirectory(Path.GetDirectoryName(place)!);
                    var temporary = $"{place}.{Guid.NewGuid():N}.tmp";
                    prepared.Add((temporary, place));
                    File.WriteAllBytes(temporary, bytes);
                }
            }

            foreach (var (temporary, target) in prepared)
            {
                place = target;
                replaced.Push((target, Replace(temporary, target)));
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            foreach (var (target, former) in replaced)
            {
                PutBack(target, former);
            }

            foreach (var (temporary, _) in prepared)
            {
                File.Delete(temporary);
            }

            diagnostics.Add(DiagnosticCatalog.OutputNotWritable(place, exception.Message));
            return false;
        }

        foreach (var former in replaced.Select(file => file.Former).OfType<string>())
        {
            File.Delete(former);
        }

        return true;
    }

    private static GeneratedFile ManifestOf(IEnumerable<GeneratedFile> files) => ListOf(ManifestName, files.Select(file => file.Path));

    private static GeneratedFile ListOf(string name, IEnumerable<string> lines) =>
        new(name, string.Concat(lines.Order(StringComparer.Ordinal).Select(line => line + "\n")));

    /// <summary>Puts a file in the place of another and keeps that one; gives the path it has then, or null when there was none.</summary>
    private static string? Replace(string temporary, string target)
    {
        if (!File.Exists(target))
        {
            File.Move(temporary, target);
            return null;
        }

        var former = $"{target}.{Guid.NewGuid():N}.tmp";
        File.Replace(temporary, target, former);
        return former;
    }

    private static void PutBack(string target, string? former)
    {
        if (former is null)
        {
            File.Delete(target);
        }
        else
        {
            File.Move(former, target, overwrite: true);
        }
    }

    private static bool Holds(string path, byte[] bytes)
    {
        var file = new FileInfo(path);
        return file.Exists && file.Length == bytes.Length && File.ReadAllBytes(path).AsSpan().SequenceEqual(bytes);
    }

    private ImmutableArray<string> ReadManifest()
    {
        var path = PathOf(ManifestName);
        return File.Exists(path) ? [.. File.ReadAllLines(path).Where(IsBelow)] : [];
    }

    /// <summary>A manifest that was tampered with must not lead out of the directory.</summary>
    private bool IsBelow(string path) =>
        path.Length > 0 && Path.GetFullPath(PathOf(path)).StartsWith(
            Path.TrimEndingDirectorySeparator(Path.GetFullPath(directory)) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    /// <summary>Removes a file, and its folder when that is empty then. What can't be removed now stays for the next run.</summary>
    private void Remove(string path)
    {
        try
        {
            var file = PathOf(path);
            File.Delete(file);
            var folder = Path.GetDirectoryName(file)!;
            if (Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder).Any())
            {
                Directory.Delete(folder);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Another process holds it; it is no longer in the manifest, so it isn't compiled.
        }
    }

    private string PathOf(string path) => Path.Combine(directory, path.Replace('/', Path.DirectorySeparatorChar));
}
