using System.Globalization;
using System.Text.Json;

namespace Fal.Build.Benchmarks.Fidelity;

/// <summary>The report as a table for people and as JSON for machines.</summary>
internal static class FidelityText
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static string Json(FidelityReport report) => JsonSerializer.Serialize(report, Options) + "\n";

    public static void Write(TextWriter writer, FidelityReport report)
    {
        foreach (var (what, count, of) in new (string, int, int?)[]
        {
            ("documents", report.Documents, null),
            ("generated", report.Generated, report.Documents),
            ("refused", report.Refused, null),
            ("compile errors", report.CompileErrors, null),
            ("compile warnings", report.CompileWarnings, null),
            ("input properties", report.InputProperties, null),
            ("output properties", report.OutputProperties, null),
            ("typed", report.Typed, report.InputProperties + report.OutputProperties),
            ("with a JsonElement", report.JsonElement, report.InputProperties + report.OutputProperties),
            ("unions complete", report.UnionsComplete, report.Unions),
            ("enum members", report.EnumMembers, null),
            ("constraints emitted", report.ConstraintsEmitted, report.Constraints),
            ("defaults emitted", report.DefaultsEmitted, report.Defaults),
            ("round trips passed", report.RoundTrips - report.RoundTripsFailed, report.RoundTrips),
        })
        {
            var share = of is { } total ? string.Create(CultureInfo.InvariantCulture, $" of {total,7:N0}   {(total == 0 ? 100 : 100.0 * count / total),6:F2} %") : "";
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-20} {count,8:N0}{share}"));
        }

        Section("Refused", report.Refusals.Select(refusal => $"{refusal.Code} {refusal.Endpoint}: {refusal.Reason}"));
        Section("With a JsonElement", report.Untyped.Select(place => $"{place.Endpoint} {place.Pointer}"));
        Section("Failures", report.Failures.Select(failure => $"{failure.Endpoint}: {failure.What}"));

        void Section(string title, IEnumerable<string> lines)
        {
            var all = lines.ToList();
            if (all.Count > 0)
            {
                writer.WriteLine();
                writer.WriteLine($"{title} ({all.Count})");
                all.ForEach(line => writer.WriteLine("  " + line));
            }
        }
    }
}
