using Fal.Build.Core.Drift;
using Microsoft.Build.Framework;

namespace Fal.Build;

/// <summary>Compares two schema directories, and says what moving from one to the other means for the project.</summary>
public sealed class DiffFalSchemas : FalTask
{
    /// <summary>Full path of the directory to compare the project's schemas with.</summary>
    [Required]
    public string With { get; set; } = "";

    /// <summary>Full path of the directory for <c>drift.md</c> and <c>drift.json</c>.</summary>
    [Required]
    public string ReportDirectory { get; set; } = "";

    /// <inheritdoc/>
    public override bool Execute()
    {
        var before = OrNull(SchemaDirectory) ?? BundledSchemaDirectory;
        var result = DriftDetector.Compare(new(ProjectOptions(), before, With, ReportDirectory));
        DriftLog.Write(Log, result, ReportDirectory);
        return !Log.HasLoggedErrors;
    }
}
