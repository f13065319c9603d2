using System.Collections.Immutable;
using Fal.Build.Core.Configuration;
using Fal.Build.Core.Output;

namespace Fal.Build.Core;

/// <summary>Everything a generation depends on. Paths are absolute; settings are as people wrote them and checked by the generator.</summary>
public sealed record GeneratorOptions
{
    /// <summary>The project, for diagnostics that have no better place.</summary>
    public required string ProjectFile { get; init; }

    /// <summary>Config directory that the project names itself, or null.</summary>
    public string? ConfigDirectory { get; init; }

    /// <summary>Config files, the project's and the package's.</summary>
    public ImmutableArray<ConfigSource> Configs { get; init; } = [];

    /// <summary>Bundled modules that the project takes; <c>*</c> for all.</summary>
    public ImmutableArray<string> Modules { get; init; } = [];

    /// <summary>Endpoints that the project takes one by one.</summary>
    public ImmutableArray<EndpointRequest> Endpoints { get; init; } = [];

    /// <summary>The model catalogue.</summary>
    public required string CatalogFile { get; init; }

    /// <summary>The glossary of field descriptions, or null.</summary>
    public string? GlossaryFile { get; init; }

    /// <summary>Schema directory of the project, or null.</summary>
    public string? SchemaDirectory { get; init; }

    /// <summary>Schema directory of the package, or null.</summary>
    public string? BundledSchemaDirectory { get; init; }

    /// <summary>False to read schema documents as they came, without the overlays that mend them.</summary>
    public bool ApplyOverlays { get; init; } = true;

    /// <summary>Namespace of everything generated.</summary>
    public required string Namespace { get; init; }

    /// <summary><c>public</c> or <c>internal</c>.</summary>
    public string Accessibility { get; init; } = "public";

    /// <summary>The project's language, such as <c>C#</c>.</summary>
    public string Language { get; init; } = "C#";

    /// <summary>The project's language version, such as <c>14.0</c> or <c>latest</c>; empty for the newest.</summary>
    public string LanguageVersion { get; init; } = "";

    /// <summary>The project's framework, such as <c>.NETCoreApp</c>.</summary>
    public string FrameworkIdentifier { get; init; } = ".NETCoreApp";

    /// <summary>The framework's version, such as <c>v10.0</c>.</summary>
    public string FrameworkVersion { get; init; } = "v10.0";

    /// <summary>True to put each input schema into its class.</summary>
    public string EmbedSchemas { get; init; } = "true";

    /// <summary>The highest severity of FAL1009 to FAL1012: <c>error</c>, <c>warning</c> or <c>off</c>.</summary>
    public string ConfigQuality { get; init; } = "error";

    /// <summary>True to run <see cref="Formatter"/> over the code, with the project's .editorconfig.</summary>
    public string FormatGeneratedCode { get; init; } = "false";

    /// <summary>What formats; not looked at unless it is asked for.</summary>
    public ICodeFormatter? Formatter { get; init; }

    /// <summary>The <c>.editorconfig</c> files that <see cref="Formatter"/> obeys.</summary>
    public ImmutableArray<string> EditorConfigs { get; init; } = [];

    /// <summary>False where nobody wants the code: everything is checked and counted, and nothing emitted.</summary>
    public bool EmitCode { get; init; } = true;

    /// <summary>Where to write; null to write nothing.</summary>
    public string? OutputDirectory { get; init; }

    /// <summary>Where to write reports; null to write none.</summary>
    public string? ReportDirectory { get; init; }

    /// <summary>Where the generated classes are, for the links of reports, written in this run or not; null for no links.</summary>
    public string? ClassDirectory { get; init; }

    /// <summary>The lock file, or null.</summary>
    public string? LockFile { get; init; }

    /// <summary>Where a copy of the code is kept in the source tree, or null.</summary>
    public string? GeneratedFilesDirectory { get; init; }

    /// <summary>True to compare with what is checked in, and to fail in place of writing it.</summary>
    public string VerifyNoChanges { get; init; } = "false";

    /// <summary>Coverage of the whole catalogue that is required, in percent; 0 or empty for none.</summary>
    public string CoverageThreshold { get; init; } = "";

    /// <summary>Coverage of categories that is required.</summary>
    public ImmutableArray<CategoryThreshold> CategoryThresholds { get; init; } = [];

    /// <summary>How a missed threshold is taken: <c>error</c> or <c>warning</c>.</summary>
    public string CoverageSeverity { get; init; } = "error";

    /// <summary>The baseline file, or null.</summary>
    public string? CoverageBaseline { get; init; }

    /// <summary>True to write the baseline in place of judging by it.</summary>
    public string CoverageUpdateBaseline { get; init; } = "false";

    /// <summary>The pattern of other projects' reports that are merged with this one's, as written; empty for none.</summary>
    public string CoverageMerge { get; init; } = "";

    /// <summary>The files that match it.</summary>
    public ImmutableArray<string> CoverageMergeFiles { get; init; } = [];

    /// <summary>True to append the report to the summary of a GitHub step.</summary>
    public string GitHubStepSummary { get; init; } = "false";

    /// <summary>The file that the runner collects that summary in, or null outside of one.</summary>
    public string? GitHubStepSummaryFile { get; init; }

    /// <summary>False where the gate is no concern, as in design-time builds.</summary>
    public bool JudgeCoverage { get; init; } = true;
}

/// <summary>An endpoint that a project takes without a config of its own.</summary>
/// <param name="Id">Endpoint id.</param>
/// <param name="ClassName">C# class name, or null.</param>
/// <param name="Module">Module, or null.</param>
public sealed record EndpointRequest(string Id, string? ClassName = null, string? Module = null);

/// <summary>Coverage of one category that is required.</summary>
/// <param name="Category">Category of the catalogue.</param>
/// <param name="Threshold">Percentage, as written.</param>
public sealed record CategoryThreshold(string Category, string Threshold);
