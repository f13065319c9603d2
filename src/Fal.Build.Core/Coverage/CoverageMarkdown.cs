using System.Globalization;
using System.Text;

namespace Fal.Build.Core.Coverage;

/// <summary>The report for people, <c>coverage.md</c>.</summary>
internal static class CoverageMarkdown
{
    public static string Write(CoverageReport report)
    {
        var text = new StringBuilder();
        Line($"# Coverage of {report.Project}");
        Line($"");
        Line($"{report.Total.Configured} of {report.Total.Models:N0} models of the catalogue are configured: **{report.Total.Percent:F2} %**.");
        Line($"");
        foreach (var line in CoverageTable.Markdown(report))
        {
            Line($"{line}");
        }

        if (CoverageTable.Uncovered(report) is { } uncovered)
        {
            Line($"");
            Line($"{uncovered}");
        }

        WriteQuality();
        WriteGates();
        WriteBaseline();
        WriteOrphans();
        WriteMilestones();
        return text.ToString();

        void Line(FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');

        void Section(string title)
        {
            Line($"");
            Line($"## {title}");
            Line($"");
        }

        void WriteQuality()
        {
            Section("Quality");
            Line($"| What | Endpoints |");
            Line($"| --- | --: |");
            foreach (var (what, count) in new[]
            {
                ("Docstring of 15 to 300 characters", report.Quality.Docstrings),
                ("Tags, each once", report.Quality.Tags),
                ("Five distinct use cases", report.Quality.UseCases),
                ("Basic fields that exist", report.Quality.BasicFields),
                ("Schema", report.Quality.Schemas),
                ("Generated class", report.Quality.Generated),
            })
            {
                Line($"| {what} | {count} of {report.Total.Configured} |");
            }
        }

        void WriteGates()
        {
            if (report.Gates.IsEmpty)
            {
                return;
            }

            Section("Gates");
            Line($"| Gate | Required | Actual | Missing | |");
            Line($"| --- | --: | --: | --: | --- |");
            foreach (var gate in report.Gates)
            {
                Line($"| {gate.Kind} | {gate.Required:0.####} % | {gate.Actual:F4} % | {gate.Missing} | {(gate.Passed ? "passed" : "failed")} |");
            }
        }

        void WriteBaseline()
        {
            if (report.Baseline is not { } baseline)
            {
                return;
            }

            Section("Against the baseline");
            Line($"Then {baseline.Configured}, now {report.Total.Configured}: {baseline.Gained.Length} gained, {baseline.Lost.Length} lost.");
            foreach (var (title, ids) in new[] { ("Gained", baseline.Gained), ("Lost", baseline.Lost) })
            {
                if (!ids.IsEmpty)
                {
                    Line($"");
                    Line($"{title}: {string.Join(", ", ids.Select(id => $"`{id}`"))}.");
                }
            }
        }

        void WriteOrphans()
        {
            if (!report.Orphans.IsEmpty)
            {
                Section("Configured, but not in the catalogue");
                Line($"These never count: {string.Join(", ", report.Orphans.Select(id => $"`{id}`"))}.");
            }
        }

        void WriteMilestones()
        {
            Section("Next milestones");
            Line($"| Coverage | Models | Missing |");
            Line($"| --: | --: | --: |");
            foreach (var milestone in report.Milestones)
            {
                Line($"| {milestone.Percent:0.##} % | {milestone.Models:N0} | {milestone.Missing:N0} |");
            }
        }
    }
}
