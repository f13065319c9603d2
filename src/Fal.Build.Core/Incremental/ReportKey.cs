using System.Security.Cryptography;
using System.Text;
using Fal.Build.Core.Coverage;

namespace Fal.Build.Core.Incremental;

/// <summary>
/// Hashes what reports are made from. What they say beside that (categories, milestones, titles) follows from the catalogue, whose
/// hash is part of it.
/// </summary>
internal static class ReportKey
{
    /// <summary>The key of the reports in a directory, in lower-case hexadecimal.</summary>
    /// <param name="report">What they say.</param>
    /// <param name="directory">Where they are.</param>
    public static string Of(CoverageReport report, string directory)
    {
        using var content = new MemoryStream();
        using (var writer = new BinaryWriter(content, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(typeof(ReportKey).Module.ModuleVersionId.ToString());
            writer.Write(directory);
            writer.Write(report.Project);
            writer.Write(report.CatalogSha256);
            writer.Write(report.Quality.ToString());
            Write(writer, report.Projects);
            Write(writer, report.Orphans);
            Write(writer, report.Endpoints.SelectMany(Texts));
            Write(writer, report.WithoutConfig.SelectMany(Texts));
            Write(writer, report.Next.Select(model => $"{model.Id} {model.HasSchema}"));
            Write(writer, report.Gates.Select(gate => gate.ToString()));
            writer.Write(report.Baseline is not null);
            if (report.Baseline is { } baseline)
            {
                writer.Write(baseline.Configured);
                writer.Write(baseline.Models ?? -1);
                Write(writer, baseline.Gained);
                Write(writer, baseline.Lost);
            }
        }

        return Convert.ToHexStringLower(SHA256.HashData(content.GetBuffer().AsSpan(0, (int)content.Length)));
    }

    private static IEnumerable<string> Texts(ReportedEndpoint endpoint) => [endpoint.Id, endpoint.Class, endpoint.File ?? ""];

    private static void Write(BinaryWriter writer, IEnumerable<string> texts)
    {
        foreach (var text in texts)
        {
            writer.Write(text);
        }

        // Where one list ends and the next begins.
        writer.Write('\0');
    }
}
