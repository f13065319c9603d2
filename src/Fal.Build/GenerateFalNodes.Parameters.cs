using Microsoft.Build.Framework;

namespace Fal.Build;

/// <content>What the targets hand over, as text: the generator checks it, so that every fault is reported alike.</content>
public sealed partial class GenerateFalNodes
{
    /// <summary><c>public</c> or <c>internal</c>.</summary>
    public string Accessibility { get; set; } = "public";

    /// <summary>The project's language.</summary>
    public string Language { get; set; } = "C#";

    /// <summary>The project's language version.</summary>
    public string LanguageVersion { get; set; } = "";

    /// <summary>The project's framework, such as <c>.NETCoreApp</c>.</summary>
    public string FrameworkIdentifier { get; set; } = "";

    /// <summary>The framework's version, such as <c>v10.0</c>.</summary>
    public string FrameworkVersion { get; set; } = "";

    /// <summary>Whether classes hold their input schema.</summary>
    public string EmbedSchemas { get; set; } = "";

    /// <summary>The highest severity of FAL1009 to FAL1012.</summary>
    public string ConfigQuality { get; set; } = "";

    /// <summary>Full path of the directory to write; empty to write nothing.</summary>
    public string OutputDirectory { get; set; } = "";

    /// <summary>Full path of the directory for reports; empty to write none.</summary>
    public string ReportDirectory { get; set; } = "";

    /// <summary>Full path of the directory that generated classes are in, written now or not, which reports link to.</summary>
    public string ClassDirectory { get; set; } = "";

    /// <summary>Full path of the lock file; empty for none.</summary>
    public string LockFile { get; set; } = "";

    /// <summary>Whether Roslyn's formatter runs over the code.</summary>
    public string FormatGeneratedCode { get; set; } = "";

    /// <summary>Full path of the assembly that formats.</summary>
    public string FormatterAssembly { get; set; } = "";

    /// <summary>The <c>.editorconfig</c> files that hold for the code.</summary>
    public ITaskItem[] EditorConfigs { get; set; } = [];

    /// <summary>Full path of the directory for a copy in the source tree; empty for none.</summary>
    public string GeneratedFilesDirectory { get; set; } = "";

    /// <summary>Whether to compare with what is checked in, in place of writing it.</summary>
    public string VerifyNoChanges { get; set; } = "";

    /// <summary>Coverage of the whole catalogue that is required, in percent.</summary>
    public string CoverageThreshold { get; set; } = "";

    /// <summary>Categories with metadata <c>Threshold</c>.</summary>
    public ITaskItem[] CoverageCategories { get; set; } = [];

    /// <summary>How a missed threshold is taken.</summary>
    public string CoverageSeverity { get; set; } = "";

    /// <summary>Full path of the baseline.</summary>
    public string CoverageBaseline { get; set; } = "";

    /// <summary>Whether the baseline is written.</summary>
    public string CoverageUpdateBaseline { get; set; } = "";

    /// <summary>The pattern of other projects' reports to merge, as the project has it.</summary>
    public string CoverageMerge { get; set; } = "";

    /// <summary>The files that match it.</summary>
    public ITaskItem[] CoverageMergeFiles { get; set; } = [];

    /// <summary>Whether the report is appended to the summary of a GitHub step.</summary>
    public string GitHubStepSummary { get; set; } = "";

    /// <summary>The file that the summary is collected in.</summary>
    public string GitHubStepSummaryFile { get; set; } = "";

    /// <summary>False in design-time builds, where a missed threshold is no concern.</summary>
    public bool JudgeCoverage { get; set; } = true;

    /// <summary>True when nothing is left to tell, so that a further build may skip the generation.</summary>
    [Output]
    public bool IsSettled { get; private set; }
}
