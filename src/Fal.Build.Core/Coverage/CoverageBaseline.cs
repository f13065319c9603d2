using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Fal.Build.Core.Coverage;

/// <summary>The list of covered ids that must not shrink: a comment with the catalogue's size, then ids, one a line, sorted.</summary>
internal static class CoverageBaseline
{
    private const char Comment = '#';

    public static ImmutableArray<string> Parse(string text) =>
        [.. text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != Comment).Distinct(StringComparer.Ordinal)];

    public static string Write(CoverageReport report)
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"# models {report.Total.Models}\n");
        foreach (var id in report.CoveredIds)
        {
            text.Append(id).Append('\n');
        }

        return text.ToString();
    }

    public static BaselineComparison Compare(ImmutableArray<string> covered, IReadOnlyCollection<string> baseline) => new(
        baseline.Count,
        [.. covered.Except(baseline, StringComparer.Ordinal).Order(StringComparer.Ordinal)],
        [.. baseline.Except(covered, StringComparer.Ordinal).Order(StringComparer.Ordinal)]);
}
