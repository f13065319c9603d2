using Fal.Build.Core;
using Microsoft.Build.Framework;

namespace Fal.Build;

/// <summary>Runs the generator for a project: items and properties in, files and diagnostics out.</summary>
public sealed partial class GenerateFalNodes : FalTask
{
    /// <inheritdoc/>
    public override bool Execute()
    {
        var result = Generator.Generate(Options());
        DiagnosticLog.Write(Log, result.Diagnostics);
        foreach (var line in JudgeCoverage ? result.CoverageLines : [])
        {
            Log.LogMessage(MessageImportance.High, "{0}", line);
        }

        // A warning that somebody turned into an error counts as one.
        IsSettled = !Log.HasLoggedErrors && !result.HasWarnings;
        return !Log.HasLoggedErrors;
    }

    private GeneratorOptions Options() => ProjectOptions() with
    {
        Accessibility = Accessibility,
        Language = Language,
        LanguageVersion = LanguageVersion,
        FrameworkIdentifier = FrameworkIdentifier,
        FrameworkVersion = FrameworkVersion,
        EmbedSchemas = EmbedSchemas,
        ConfigQuality = ConfigQuality,
        OutputDirectory = OrNull(OutputDirectory),
        ReportDirectory = OrNull(ReportDirectory),
        ClassDirectory = OrNull(ClassDirectory),
        LockFile = OrNull(LockFile),
        FormatGeneratedCode = FormatGeneratedCode,
        Formatter = new LoadedFormatter(FormatterAssembly, OutputDirectory, [.. EditorConfigs.Select(item => item.GetMetadata("FullPath"))]),
        GeneratedFilesDirectory = OrNull(GeneratedFilesDirectory),
        VerifyNoChanges = VerifyNoChanges,
        CoverageThreshold = CoverageThreshold,
        CategoryThresholds = [.. CoverageCategories.Select(item => new CategoryThreshold(item.ItemSpec, item.GetMetadata("Threshold")))],
        CoverageSeverity = CoverageSeverity,
        CoverageBaseline = OrNull(CoverageBaseline),
        CoverageUpdateBaseline = CoverageUpdateBaseline,
        CoverageMerge = CoverageMerge,
        CoverageMergeFiles = [.. CoverageMergeFiles.Select(item => item.GetMetadata("FullPath"))],
        GitHubStepSummary = GitHubStepSummary,
        GitHubStepSummaryFile = OrNull(GitHubStepSummaryFile),
        JudgeCoverage = JudgeCoverage,
    };
}
