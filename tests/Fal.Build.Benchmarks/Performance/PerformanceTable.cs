using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Fal.Build.Benchmarks.Performance;

/// <summary>The table, for people, for the documentation and for machines.</summary>
/// <param name="Machine">What was measured, and on what.</param>
/// <param name="Rows">The lines.</param>
internal sealed record PerformanceTable(Machine Machine, ImmutableArray<PerformanceRow> Rows)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // A file, never part of a page.
    };

    private string Description =>
        $"{Machine.Cores} cores, {Machine.OperatingSystem}, .NET SDK {Machine.Sdk}, commit {Machine.Commit}, {Machine.Date:yyyy-MM-dd}";

    /// <summary>As a terminal shows it, notes below.</summary>
    public string Text()
    {
        var text = new StringBuilder();
        var what = Width("what", row => row.What);
        var goal = Width("goal", row => row.Goal);
        var figure = Width("figure", row => row.Figure);
        Line("what", "goal", "figure", "");
        foreach (var row in Rows)
        {
            Line(row.What, row.Goal, row.Figure, Verdict(row));
        }

        text.Append('\n').Append(Description).Append('\n');
        foreach (var row in Rows.Where(row => row.Note is not null))
        {
            text.Append('\n').Append(row.What).Append(": ").Append(row.Note);
        }

        return text.Append('\n').ToString();

        int Width(string title, Func<PerformanceRow, string> column) => Rows.Select(column).Append(title).Max(cell => cell.Length);

        void Line(string first, string second, string third, string fourth) =>
            text.Append($"{first.PadRight(what)}  {second.PadRight(goal)}  {third.PadRight(figure)}  {fourth}".TrimEnd()).Append('\n');
    }

    /// <summary>As docs/performance.md holds it.</summary>
    public string Markdown()
    {
        var text = new StringBuilder();
        text.Append("| what | goal | figure | | note |\n| --- | --- | --- | --- | --- |\n");
        foreach (var row in Rows)
        {
            text.Append($"| {row.What} | {row.Goal} | {row.Figure} | {Verdict(row)} | {row.Note} |\n".Replace("|  |", "| |", StringComparison.Ordinal));
        }

        return text.Append('\n').Append(Description).Append(".\n").ToString();
    }

    /// <summary>As a flat list that a program reads.</summary>
    public string Json() => JsonSerializer.Serialize(
        new
        {
            machine = new
            {
                cores = Machine.Cores,
                os = Machine.OperatingSystem,
                sdk = Machine.Sdk,
                commit = Machine.Commit,
                date = Machine.Date,
            },
            rows = Rows.Select(row => new { what = row.What, goal = row.Goal, figure = row.Figure, met = row.IsMet, note = row.Note }),
        },
        Options) + "\n";

    private static string Verdict(PerformanceRow row) => row.IsMet ? "met" : "not met";
}
