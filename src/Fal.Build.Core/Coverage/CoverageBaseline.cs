using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Fal.Build.Core.Coverage;

/// <summary>The list of covered ids that must not shrink: a comment with the catalogue's size, then ids, one a line, sorted.</summary>
/// <param name="Models">The catalogue's size when it was written; null when the comment is gone.</param>
/// <param name="Ids">The ids, each once.</param>
internal sealed record CoverageBaseline(int? Models, ImmutableArray<string> Ids)
{
    private const char Comment = '#';
    private const string ModelsComment = "# models ";

    public static CoverageBaseline Parse(string text)
    {
        var lines = text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0).ToList();
        var models = lines.Find(line => line.StartsWith(ModelsComment, StringComparison.Ordinal))?[ModelsComment.Length..];
        return new(
            int.TryParse(models, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null,
            [.. lines.Where(line => line[0] != Comment).Distinct(StringComparer.Ordinal)]);
    }

    public static string Write(CoverageReport report)
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{ModelsComment}{report.Total.Models}\n");
        foreach (var id in report.CoveredIds)
        {
            text.Append(id).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>What has changed since it was written.</summary>
    public BaselineComparison Compare(IEnumerable<string> covered)
    {
        var now = covered.ToImmutableSortedSet(StringComparer.Ordinal);
        return new(Ids.Length, Models, [.. now.Except(Ids)], [.. Ids.Except(now, StringComparer.Ordinal).Order(StringComparer.Ordinal)]);
    }
}
