using Fal.Build.Core;
using Fal.Build.Core.Configuration;
using Microsoft.Build.Framework;
using Task = Microsoft.Build.Utilities.Task;

namespace Fal.Build;

/// <summary>Runs the generator for a project: items and properties in, files and diagnostics out.</summary>
public sealed partial class GenerateFalNodes : Task
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

    private GeneratorOptions Options() => new()
    {
        ProjectFile = ProjectFile,
        ConfigDirectory = OrNull(ConfigDirectory),
        Configs =
        [
            .. Configs.Select(item => new ConfigSource(item.GetMetadata("FullPath"), MayBeForeign: item.GetMetadata("FoundByDefault") == "true")),
            .. BundledConfigs.Select(item => new ConfigSource(item.GetMetadata("FullPath"), IsBundled: true)),
        ],
        Modules = [.. Modules.Select(item => item.ItemSpec)],
        Endpoints = [.. Endpoints.Select(item => new EndpointRequest(item.ItemSpec, OrNull(item.GetMetadata("ClassName")), OrNull(item.GetMetadata("Module"))))],
        CatalogFile = CatalogFile,
        GlossaryFile = OrNull(GlossaryFile),
        SchemaDirectory = OrNull(SchemaDirectory),
        BundledSchemaDirectory = OrNull(BundledSchemaDirectory),
        Namespace = Namespace,
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

    private static string? OrNull(string text) => text.Length == 0 ? null : text;
}
