using Fal.Build.Core.Drift;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace Fal.Build;

/// <summary>Logs how schemas differ.</summary>
internal static class DriftLog
{
    public static void Write(TaskLoggingHelper log, DriftResult result, string reportDirectory)
    {
        DiagnosticLog.Write(log, result.Diagnostics);
        var report = result.Report;
        log.LogMessage(
            MessageImportance.High,
            report.Changes.IsEmpty
                ? "The schemas don't differ in anything that generated classes depend on."
                : "The schemas differ in {0} places, {1} of them breaking; the next version is a {2} one. See {3}",
            report.Changes.Length,
            report.Changes.Count(change => change.IsBreaking),
            report.VersionHint.ToString().ToLowerInvariant(),
            Path.Combine(reportDirectory, "drift.md"));
    }
}
