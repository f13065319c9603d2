using System.Text.Json;
using Fal.Build.Core.Json;

namespace Fal.Build.Core.Drift;

/// <summary>The report for machines.</summary>
internal static class DriftJson
{
    public static string Write(DriftReport report) => JsonTextPrinter.PrintLines(
        JsonValues.Object(
            ("schemaVersion", JsonValues.Number(1)),
            ("before", JsonValues.Text(report.Before)),
            ("after", JsonValues.Text(report.After)),
            ("versionHint", JsonValues.Text(report.VersionHint.ToString().ToLowerInvariant())),
            ("changes", JsonValues.Array(report.Changes.Select(Change))),
            ("brokenConfigs", JsonValues.Array(report.BrokenConfigs.Select(fault => JsonValues.Object(
                ("code", JsonValues.Text(fault.Code)),
                ("file", JsonValues.Text(fault.Location.File)),
                ("line", JsonValues.Number(fault.Location.Line)),
                ("column", JsonValues.Number(fault.Location.Column)),
                ("message", JsonValues.Text(fault.Message))))))),
        indentation: 2);

    private static JsonObject Change(DriftChange change) => JsonValues.Object(
        ("endpoint", JsonValues.Text(change.EndpointId)),
        ("kind", JsonValues.Text(JsonNamingPolicy.CamelCase.ConvertName(change.Kind.ToString()))),
        ("member", JsonValues.TextOrNull(change.Member.Length == 0 ? null : change.Member)),
        ("before", JsonValues.TextOrNull(change.Before)),
        ("after", JsonValues.TextOrNull(change.After)),
        ("breaksSource", JsonValues.Boolean(change.BreaksSource)),
        ("breaksBehaviour", JsonValues.Boolean(change.BreaksBehaviour)));
}
