using System.Collections.Immutable;
using System.Text;
using Fal.Build.Core.Coverage;
using Fal.Build.Core.Diagnostics;
using Fal.Build.Core.Output;

namespace Fal.Build.Core.Incremental;

/// <summary>The reports of a run in their directory: made only where they would say something else than those that are there.</summary>
internal sealed class ReportOutput
{
    private readonly OutputDirectory _directory;
    private readonly ImmutableArray<GeneratedFile> _changed;

    private ReportOutput(OutputDirectory directory, ImmutableArray<GeneratedFile> changed, CachedReports kept)
    {
        _directory = directory;
        _changed = changed;
        Kept = kept;
    }

    /// <summary>What the next run may take.</summary>
    public CachedReports Kept { get; }

    /// <summary>Finds out what is to be written.</summary>
    /// <param name="directory">Absolute path of the directory.</param>
    /// <param name="report">What the reports say.</param>
    /// <param name="files">The reports, made when they are asked for.</param>
    /// <param name="former">What the last run kept, or null.</param>
    public static ReportOutput Prepare(string directory, CoverageReport report, Lazy<ImmutableArray<GeneratedFile>> files, CachedReports? former)
    {
        var key = ReportKey.Of(report, directory);
        if (former is not null && former.Key == key && former.Files.All(file => StagedFiles.HasContent(file.Path, file.Sha256)))
        {
            return new(new(directory), [], former);
        }

        var kept = files.Value.Select(file => new CachedFile(Path.Combine(directory, file.Path), StagedFiles.HashOf(Encoding.UTF8.GetBytes(file.Text))));
        return new(new(directory), files.Value, new(key, [.. kept]));
    }

    /// <summary>Writes what changed; what can't be written is reported.</summary>
    /// <param name="diagnostics">Where to report.</param>
    public void Write(List<Diagnostic> diagnostics) => _directory.Write(_changed, diagnostics);
}
