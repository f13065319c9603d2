using System.Globalization;

namespace Fal.Build.Core.Coverage;

/// <summary>The table of coverage by module, for the build's log and the markdown report.</summary>
internal static class CoverageTable
{
    private static readonly string[] Headers = ["Module", "Configs", "% of category", "Category total", "Status", "Priority"];

    /// <summary>Lines of aligned text.</summary>
    public static IReadOnlyList<string> Text(CoverageReport report)
    {
        var rows = Rows(report).Append(TotalRow(report)).Prepend(Headers).ToList();
        var widths = Widths(rows);
        var lines = rows.Select(row => string.Join("  ", row.Select((cell, column) => Pad(cell, column, widths))).TrimEnd()).ToList();
        var rule = string.Join("  ", widths.Select(width => new string('-', width)));
        lines.Insert(1, rule);
        lines.Insert(lines.Count - 1, rule);
        if (Uncovered(report) is { } uncovered)
        {
            lines.Add(uncovered);
        }

        return lines;
    }

    /// <summary>Lines of a markdown table, aligned so that it reads well as plain text too.</summary>
    public static IEnumerable<string> Markdown(CoverageReport report)
    {
        var rows = Rows(report).Append([.. TotalRow(report).Select(cell => cell.Length == 0 ? cell : $"**{cell}**")]).Prepend(Headers).ToList();
        var widths = Widths(rows);
        yield return Line(rows[0]);
        yield return $"| {string.Join(" | ", widths.Select((width, column) => IsNumeric(column) ? new string('-', width - 1) + ":" : new string('-', width)))} |";
        foreach (var row in rows.Skip(1))
        {
            yield return Line(row);
        }

        string Line(string[] cells) => $"| {string.Join(" | ", cells.Select((cell, column) => Pad(cell, column, widths)))} |";
    }

    /// <summary>What the table leaves out, in a sentence; null when it leaves out nothing.</summary>
    public static string? Uncovered(CoverageReport report)
    {
        var categories = report.Categories.Where(category => category.Count.Configured == 0).ToList();
        return categories.Count == 0 ? null : string.Create(
            CultureInfo.InvariantCulture, $"{categories.Count} more categories with {categories.Sum(category => category.Count.Models):N0} models have no config yet.");
    }

    private static int[] Widths(List<string[]> rows) =>
        [.. Enumerable.Range(0, Headers.Length).Select(column => rows.Max(row => row[column].Length))];

    private static string Pad(string cell, int column, int[] widths) =>
        IsNumeric(column) ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column]);

    private static IEnumerable<string[]> Rows(CoverageReport report) =>
        report.Categories.Where(category => category.Count.Configured > 0).Select(category => new[]
        {
            category.Category,
            category.Count.Configured.ToString(CultureInfo.InvariantCulture),
            category.Count.Percent.ToString("F1", CultureInfo.InvariantCulture) + " %",
            category.Count.Models.ToString("N0", CultureInfo.InvariantCulture),
            category.Status,
            category.Priority ?? "",
        });

    private static string[] TotalRow(CoverageReport report) =>
    [
        "total",
        report.Total.Configured.ToString(CultureInfo.InvariantCulture),
        report.Total.Percent.ToString("F2", CultureInfo.InvariantCulture) + " %",
        report.Total.Models.ToString("N0", CultureInfo.InvariantCulture),
        "",
        "",
    ];

    private static bool IsNumeric(int column) => column is 1 or 2 or 3;
}
