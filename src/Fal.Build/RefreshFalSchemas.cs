using Fal.Build.Core.Diagnostics;
using Fal.Build.Core.Drift;
using Fal.Build.Refresh;
using Microsoft.Build.Framework;

namespace Fal.Build;

/// <summary>Fetches the service's schemas and catalogue, and says what has changed. The only task that uses the network.</summary>
public sealed class RefreshFalSchemas : FalTask
{
    /// <summary><c>all</c> models of the service, or those <c>configured</c>.</summary>
    public string Scope { get; set; } = "";

    /// <summary>Whether to <c>keep</c> descriptions and examples or to <c>strip</c> them.</summary>
    public string Prose { get; set; } = "";

    /// <summary>Address of the platform API.</summary>
    public string PlatformAddress { get; set; } = "";

    /// <summary>Address that hands out single documents.</summary>
    public string OpenApiAddress { get; set; } = "";

    /// <summary>Full path of the directory of the project's schemas.</summary>
    [Required]
    public string SchemaHome { get; set; } = "";

    /// <summary>Full path of the project's own catalogue; empty where it has none.</summary>
    public string CatalogHome { get; set; } = "";

    /// <summary>Full path of the directory that keeps what has arrived until all has.</summary>
    [Required]
    public string WorkDirectory { get; set; } = "";

    /// <summary>Full path of the directory for <c>drift.md</c> and <c>drift.json</c>.</summary>
    [Required]
    public string ReportDirectory { get; set; } = "";

    /// <inheritdoc/>
    public override bool Execute()
    {
        var diagnostics = new List<Diagnostic>();
        if (RefreshSettings.Read(this, diagnostics) is { } settings)
        {
            var project = ProjectOptions();
            var before = SchemaSet.Read(SchemaHome, []);
            var refresh = new SchemaRefresh(project, settings, SchemaHome, OrNull(CatalogHome), WorkDirectory, line => Log.LogMessage(MessageImportance.High, "{0}", line));
            if (refresh.RunAsync(diagnostics, Cancellation).GetAwaiter().GetResult() && !before.Schemas.IsEmpty)
            {
                // After the first one everything is new, which is no news.
                DriftLog.Write(Log, DriftDetector.Compare(new(project, SchemaHome, SchemaHome, ReportDirectory), before, SchemaSet.Read(SchemaHome, []), []), ReportDirectory);
            }
        }

        DiagnosticLog.Write(Log, diagnostics);
        return !Log.HasLoggedErrors;
    }
}
