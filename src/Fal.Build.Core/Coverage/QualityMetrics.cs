namespace Fal.Build.Core.Coverage;

/// <summary>What reports for people call the counts of quality.</summary>
internal static class QualityMetrics
{
    /// <summary>Each count with what it counts, in the order of the report.</summary>
    public static IReadOnlyList<(string What, int Count)> Of(CoverageQuality quality) =>
    [
        ("Docstring of 15 to 300 characters", quality.Docstrings),
        ("Tags, none twice", quality.Tags),
        ("Five distinct use cases", quality.UseCases),
        ("Basic fields that the schema has", quality.BasicFields),
        ("Schema found", quality.Schemas),
        ("Class generated", quality.Generated),
    ];
}
