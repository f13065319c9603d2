using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Fal.Build.Core.Coverage;

/// <summary>The report for people who read text, <c>coverage.md</c>. Everything above the first section is the summary.</summary>
internal sealed class CoverageMarkdown
{
    /// <summary>How many of the models to add next are shown.</summary>
    private const int NextModels = 20;

    private readonly CoverageReport _report;
    private readonly StringBuilder _text = new();

    private CoverageMarkdown(CoverageReport report) => _report = report;

    public static string Write(CoverageReport report)
    {
        var writer = new CoverageMarkdown(report);
        writer.WriteSummary();
        writer.WriteBaseline();
        writer.WriteGates();
        writer.WriteQuality();
        writer.WriteOrphans();
        writer.WriteMilestones();
        writer.WriteNext();
        return writer._text.ToString();
    }

    private void WriteSummary()
    {
        Line($"# Coverage of {Plain(_report.Project)}");
        Line($"");
        Line($"{_report.Total.Configured:N0} of {_report.Total.Models:N0} models of the catalogue are configured: **{_report.Total.Percent:F2} %**.");
        if (_report.Projects.Length > 1)
        {
            Line($"Counted together: {string.Join(", ", _report.Projects.Select(Plain))}.");
        }

        Line($"");
        foreach (var line in CoverageTable.Markdown(_report))
        {
            Line($"{line}");
        }

        if (CoverageTable.Uncovered(_report) is { } uncovered)
        {
            Line($"");
            Line($"{uncovered}");
        }
    }

    private void WriteBaseline()
    {
        if (_report.Baseline is not { } baseline)
        {
            return;
        }

        Section("Against the baseline");
        Line($"| | Before | After | Gained | Lost |");
        Line($"| --- | --: | --: | --: | --: |");
        Line($"| Configured | {baseline.Configured:N0} | {_report.Total.Configured:N0} | {baseline.Gained.Length:N0} | {baseline.Lost.Length:N0} |");
        if (baseline.Before is { } before)
        {
            Line($"| Models | {before.Models:N0} | {_report.Total.Models:N0} | | |");
            Line($"| Coverage | {before.Percent:F2} % | {_report.Total.Percent:F2} % | | |");
        }

        Ids("Lost", baseline.Lost);
        Ids("Gained", baseline.Gained);
    }

    private void WriteGates()
    {
        if (_report.Gates.IsEmpty)
        {
            return;
        }

        Section("Gates");
        Line($"| Gate | Required | Actual | Missing | |");
        Line($"| --- | --: | --: | --: | --- |");
        foreach (var gate in _report.Gates)
        {
            Line($"| {Plain(gate.Kind)} | {gate.Required:0.############} % | {gate.Actual:F4} % | {gate.Missing:N0} | {(gate.Passed ? "passed" : "failed")} |");
        }
    }

    private void WriteQuality()
    {
        Section("Quality");
        Line($"| What the entries have | Entries |");
        Line($"| --- | --: |");
        foreach (var (what, count) in QualityMetrics.Of(_report.Quality))
        {
            Line($"| {what} | {count:N0} of {_report.Quality.Entries:N0} |");
        }
    }

    private void WriteOrphans()
    {
        if (!_report.Orphans.IsEmpty)
        {
            Section("Configured, but not in the catalogue");
            Line($"These never count: {Code(_report.Orphans)}.");
        }
    }

    private void WriteMilestones()
    {
        Section("Next milestones");
        Line($"| Coverage | Models | Missing | Add, the best first |");
        Line($"| --: | --: | --: | --- |");
        foreach (var milestone in _report.Milestones)
        {
            var first = milestone.Missing == 0 ? "reached" : string.Join(", ", milestone.Categories.Select(category => Invariant($"{Plain(category.Category)} {category.Models:N0}")));
            Line($"| {milestone.Percent:0.##} % | {milestone.Models:N0} | {milestone.Missing:N0} | {first} |");
        }
    }

    private void WriteNext()
    {
        if (_report.Next.IsEmpty)
        {
            return;
        }

        Section("Models to add next");
        Line($"{ModelRanking.Rule}");
        Line($"");
        Line($"| | Model | Category | Why |");
        Line($"| --: | --- | --- | --- |");
        foreach (var (index, model) in _report.Next.Take(NextModels).Index())
        {
            Line($"| {index + 1} | [`{model.Id}`]({ReportLinks.Page(model.Id)}) | {Plain(model.Category)} | {Plain(model.Reason)} |");
        }

        if (_report.Next.Length > NextModels)
        {
            Line($"");
            Line($"{_report.Next.Length - NextModels:N0} more follow; coverage.html lists them all.");
        }
    }

    private void Ids(string title, ImmutableArray<string> ids)
    {
        if (!ids.IsEmpty)
        {
            Line($"");
            Line($"{title}: {Code(ids)}.");
        }
    }

    private void Section(string title)
    {
        Line($"");
        Line($"## {title}");
        Line($"");
    }

    private void Line(FormattableString line) => _text.Append(Invariant(line)).Append('\n');

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static string Code(IEnumerable<string> ids) => string.Join(", ", ids.Select(id => $"`{id}`"));

    /// <summary>Text of the catalogue or of a path, in which nothing is markup.</summary>
    private static string Plain(string text) =>
        string.Concat(text.Select(character => character is '\\' or '`' or '*' or '[' or ']' or '<' or '>' or '|' or '&' ? $"\\{character}" : character.ToString()));
}
