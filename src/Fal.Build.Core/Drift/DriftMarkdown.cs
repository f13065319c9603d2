using System.Globalization;
using System.Text;

namespace Fal.Build.Core.Drift;

/// <summary>The report for people.</summary>
internal static class DriftMarkdown
{
    public static string Write(DriftReport report)
    {
        var text = new StringBuilder("# Schema drift\n\n");
        text.Append(CultureInfo.InvariantCulture, $"From `{report.Before}` ({report.EndpointsBefore} endpoints) to `{report.After}` ({report.EndpointsAfter} endpoints): ");
        var breaking = report.Changes.Count(change => change.IsBreaking);
        text.Append(report.Changes.IsEmpty
            ? "nothing that generated classes depend on has changed.\n"
            : string.Create(CultureInfo.InvariantCulture, $"{report.Changes.Length} changes, {breaking} of them breaking. Next version: **{report.VersionHint.ToString().ToLowerInvariant()}**.\n"));
        Section(text, "Breaking", report.Changes.Where(change => change.IsBreaking));
        Section(text, "Not breaking", report.Changes.Where(change => !change.IsBreaking));
        if (!report.BrokenConfigs.IsEmpty)
        {
            text.Append("\n## Configs that break\n\n");
            foreach (var fault in report.BrokenConfigs)
            {
                text.Append(CultureInfo.InvariantCulture, $"- `{fault.Location}`: {fault.Code}: {Escape(fault.Message)}\n");
            }
        }

        return text.ToString();
    }

    private static void Section(StringBuilder text, string title, IEnumerable<DriftChange> changes)
    {
        var rows = changes.ToList();
        if (rows.Count > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {title}\n\n| endpoint | change | breaks |\n| --- | --- | --- |\n");
            foreach (var change in rows)
            {
                text.Append(CultureInfo.InvariantCulture, $"| {change.EndpointId} | {Escape(DriftWords.Of(change))} | {DriftWords.Broken(change)} |\n");
            }
        }
    }

    /// <summary>Words of a schema must not end a cell or be taken for markup.</summary>
    private static string Escape(string words) => words
        .ReplaceLineEndings(" ")
        .Replace("|", "\\|", StringComparison.Ordinal)
        .Replace("_", "\\_", StringComparison.Ordinal)
        .Replace("*", "\\*", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal);
}
