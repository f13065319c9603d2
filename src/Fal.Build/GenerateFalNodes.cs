using System.Collections.Immutable;
using System.Globalization;
using Fal.Build.Core;
using Fal.Build.Core.Output;
using Microsoft.Build.Framework;

namespace Fal.Build;

/// <summary>Runs the generator for a project: items and properties in, files and diagnostics out.</summary>
public sealed partial class GenerateFalNodes : FalTask
{
    /// <inheritdoc/>
    public override bool Execute()
    {
        using var formatter = new LoadedFormatter(FormatterAssembly, OutputDirectory, EditorConfigFiles);
        try
        {
            return Report(Generator.Generate(Options(formatter), Cancellation));
        }
        catch (OperationCanceledException)
        {
            // MSBuild asked for it, and says so itself.
            return false;
        }
    }

    private bool Report(GenerationResult result)
    {
        DiagnosticLog.Write(Log, result.Diagnostics);
        foreach (var stage in result.Stages)
        {
            Log.LogMessage(
                MessageImportance.Low, "{0}", string.Create(CultureInfo.InvariantCulture, $"Fal.Build: {stage.Stage} {stage.Count} in {stage.Elapsed.TotalMilliseconds:F1} ms"));
        }

        foreach (var line in JudgeCoverage ? result.CoverageLines : [])
        {
            Log.LogMessage(MessageImportance.High, "{0}", line);
        }

        // A warning that somebody turned into an error counts as one.
        IsSettled = !Log.HasLoggedErrors && !result.HasWarnings;
        return !Log.HasLoggedErrors;
    }

    private ImmutableArray<string> EditorConfigFiles => [.. EditorConfigs.Select(item => item.GetMetadata("FullPath"))];

    private GeneratorOptions Options(ICodeFormatter formatter) => ProjectOptions() with
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
        Formatter = formatter,
        EditorConfigs = EditorConfigFiles,
        EmitCode = OutputDirectory.Length > 0,
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
