using System.Collections.Immutable;
using Fal.Build.Core.Diagnostics;
using Fal.Build.Core.Output;

namespace Fal.Build.Core.Drift;

/// <summary>Compares two sets of schemas and says what that means for a project. It reads both and changes neither.</summary>
public static class DriftDetector
{
    /// <summary>Compares, and writes the reports where they are asked for.</summary>
    /// <param name="options">What to compare.</param>
    public static DriftResult Compare(DriftOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var diagnostics = new List<Diagnostic>();
        return Compare(options, SchemaSet.Read(options.Before, []), SchemaSet.Read(options.After, diagnostics), diagnostics);
    }

    /// <summary>Compares sets that have been read.</summary>
    internal static DriftResult Compare(DriftOptions options, SchemaSet before, SchemaSet after, List<Diagnostic> diagnostics)
    {
        // What can't be read is no reason to stop here: the report names what was lost by it.
        var found = diagnostics.Select(AsWarning).ToList();
        var configs = ConfigDrift.Find(options.Project, before, after);
        var report = new DriftReport(
            before.Name, after.Name, before.Schemas.Count, after.Schemas.Count, Changes(before, after, configs.Endpoints), configs.Broken);
        found.AddRange(report.BrokenConfigs);
        found.AddRange(report.Changes.Where(change => change.IsBreaking)
            .Select(change => DiagnosticCatalog.SchemaBreaks(change, configs.Endpoints.ContainsKey(change.EndpointId), DriftWords.Of(change))));
        if (options.ReportDirectory is { } directory)
        {
            new OutputDirectory(directory).Write([new("drift.md", DriftMarkdown.Write(report)), new("drift.json", DriftJson.Write(report))], found);
        }

        return new(report, [.. found]);
    }

    private static ImmutableArray<DriftChange> Changes(SchemaSet before, SchemaSet after, ImmutableDictionary<string, bool> endpoints)
    {
        var changes = ImmutableArray.CreateBuilder<DriftChange>();
        foreach (var id in before.Schemas.Keys.Union(after.Schemas.Keys).Order(StringComparer.Ordinal))
        {
            if (!after.Schemas.TryGetValue(id, out var later))
            {
                changes.Add(Endpoint(DriftKind.EndpointRemoved, before.Schemas[id].Category, null, breaks: true, before.Schemas[id].File));
            }
            else if (!before.Schemas.TryGetValue(id, out var earlier))
            {
                changes.Add(Endpoint(DriftKind.EndpointAdded, null, later.Category, breaks: false, later.File));
            }
            else
            {
                if (earlier.Category != later.Category)
                {
                    // The namespace follows the category where no config says otherwise.
                    changes.Add(Endpoint(DriftKind.EndpointMoved, earlier.Category, later.Category, !endpoints.GetValueOrDefault(id), later.File) with { BreaksBehaviour = false });
                }

                changes.AddRange(SchemaComparison.Of(earlier, later));
            }

            DriftChange Endpoint(DriftKind kind, string? from, string? to, bool breaks, string file) =>
                new(id, kind, "", from, to, breaks, breaks, SourceLocation.OfFile(file));
        }

        return changes.ToImmutable();
    }

    private static Diagnostic AsWarning(Diagnostic diagnostic) =>
        diagnostic.Severity == DiagnosticSeverity.Error ? diagnostic with { Severity = DiagnosticSeverity.Warning } : diagnostic;
}
