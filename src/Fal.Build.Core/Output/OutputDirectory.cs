using System.Collections.Immutable;
using System.Text;
using Fal.Build.Core.Diagnostics;

namespace Fal.Build.Core.Output;

/// <summary>
/// Brings a directory into the state that a generation asks for: writes what changed, leaves what didn't, removes what is
/// gone, all or nothing. A manifest in it lists the generated files, so that nothing else is ever removed.
/// </summary>
/// <param name="directory">Absolute path of the directory.</param>
internal sealed class OutputDirectory(string directory)
{
    /// <summary>The list of generated files, one path below the directory a line, sorted. The targets read it.</summary>
    public const string ManifestName = "fal.manifest";

    /// <summary>A manifest of files.</summary>
    /// <param name="paths">Their paths below the directory.</param>
    public static GeneratedFile ManifestOf(IEnumerable<string> paths) => ListOf(ManifestName, paths);

    /// <summary>A file with one line for each item, sorted.</summary>
    /// <param name="name">The file's name.</param>
    /// <param name="lines">The items.</param>
    public static GeneratedFile ListOf(string name, IEnumerable<string> lines) =>
        new(name, string.Concat(lines.Order(StringComparer.Ordinal).Select(line => line + "\n")));

    /// <summary>Brings the directory up to date; false after an error, with everything as it was before.</summary>
    /// <param name="files">Every file that is to be there.</param>
    /// <param name="diagnostics">Where to report.</param>
    public bool Update(IReadOnlyCollection<GeneratedFile> files, List<Diagnostic> diagnostics)
    {
        var previous = ReadManifest();
        if (!Write([.. files, ManifestOf(files.Select(file => file.Path))], diagnostics))
        {
            return false;
        }

        RemoveAllBut(files.Select(file => file.Path), previous);
        return true;
    }

    /// <summary>Writes files that changed, without touching the manifest; false after an error, with everything as it was before.</summary>
    /// <param name="files">The files.</param>
    /// <param name="diagnostics">Where to report.</param>
    public bool Write(IReadOnlyCollection<GeneratedFile> files, List<Diagnostic> diagnostics)
    {
        using var staged = new StagedFiles(directory);
        foreach (var file in files)
        {
            staged.Add(file.Path, Encoding.UTF8.GetBytes(file.Text));
        }

        return staged.Commit(diagnostics);
    }

    /// <summary>What <see cref="Update"/> would change: paths, each with what is wrong there.</summary>
    /// <param name="files">Every file that is to be there.</param>
    public IEnumerable<(string Path, string Change)> Changes(IReadOnlyCollection<GeneratedFile> files)
    {
        foreach (var file in files.Append(ManifestOf(files.Select(file => file.Path))))
        {
            var path = PathOf(file.Path);
            if (!File.Exists(path))
            {
                yield return (path, "is missing");
            }
            else if (!StagedFiles.Holds(path, Encoding.UTF8.GetBytes(file.Text)))
            {
                yield return (path, "isn't what would be generated");
            }
        }

        foreach (var path in ReadManifest().Except(files.Select(file => file.Path), StringComparer.Ordinal).Select(PathOf).Where(File.Exists))
        {
            yield return (path, "would no longer be generated");
        }
    }

    /// <summary>The files that the manifest lists.</summary>
    public ImmutableArray<string> ReadManifest()
    {
        var path = PathOf(ManifestName);
        return File.Exists(path) ? [.. File.ReadAllLines(path).Where(IsBelow)] : [];
    }

    /// <summary>Removes files that were generated before and no longer are, and folders that are empty then.</summary>
    /// <param name="present">Paths of the files that are to be there.</param>
    /// <param name="previous">Paths of those that were.</param>
    public void RemoveAllBut(IEnumerable<string> present, IEnumerable<string> previous)
    {
        foreach (var path in previous.Except(present, StringComparer.Ordinal))
        {
            Remove(path);
        }
    }

    /// <summary>A manifest that was tampered with must not lead out of the directory.</summary>
    private bool IsBelow(string path) =>
        path.Length > 0 && Path.GetFullPath(PathOf(path)).StartsWith(
            Path.TrimEndingDirectorySeparator(Path.GetFullPath(directory)) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    /// <summary>What can't be removed now stays for the next run.</summary>
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
