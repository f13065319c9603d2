using System.Collections.Immutable;

namespace Fal.Build.Core.Coverage;

/// <summary>How much of the model catalogue is configured, counted from what was really generated.</summary>
public sealed record CoverageReport
{
    /// <summary>Name of the project that reports.</summary>
    public required string Project { get; init; }

    /// <summary>Names of the projects that were counted, sorted: that one, and those whose reports were merged with its own.</summary>
    public required ImmutableArray<string> Projects { get; init; }

    /// <summary>Name and version of the generator.</summary>
    public required string Generator { get; init; }

    /// <summary>SHA-256 of the catalogue file, in lower-case hexadecimal.</summary>
    public required string CatalogSha256 { get; init; }

    /// <summary>Over the whole catalogue.</summary>
    public required CoverageCount Total { get; init; }

    /// <summary>Every category of the catalogue, the best covered first.</summary>
    public required ImmutableArray<CategoryCoverage> Categories { get; init; }

    /// <summary>What the entries of the covered endpoints hold, counted.</summary>
    public required CoverageQuality Quality { get; init; }

    /// <summary>Configured ids that the catalogue doesn't list, sorted.</summary>
    public required ImmutableArray<string> Orphans { get; init; }

    /// <summary>Covered endpoints, by id.</summary>
    public required ImmutableArray<ReportedEndpoint> Endpoints { get; init; }

    /// <summary>Endpoints of the catalogue that have a class and no config, and so don't count, by id.</summary>
    public required ImmutableArray<ReportedEndpoint> WithoutConfig { get; init; }

    /// <summary>Covered ids, sorted.</summary>
    public IEnumerable<string> CoveredIds => Endpoints.Select(endpoint => endpoint.Id);

    /// <summary>Against the baseline; null without one.</summary>
    public BaselineComparison? Baseline { get; init; }

    /// <summary>The thresholds that were judged.</summary>
    public ImmutableArray<GateResult> Gates { get; init; } = [];

    /// <summary>What it takes to the next marks.</summary>
    public required ImmutableArray<CoverageMilestone> Milestones { get; init; }

    /// <summary>Every model that isn't configured, the best to add first in front.</summary>
    public required ImmutableArray<NextModel> Next { get; init; }

    /// <summary>True when every threshold is reached and nothing of the baseline is lost.</summary>
    public bool Passed => Gates.All(gate => gate.Passed) && Baseline is not { Lost.Length: > 0 };
}

/// <summary>An endpoint of the catalogue that has a class.</summary>
/// <param name="Id">Endpoint id.</param>
/// <param name="Class">Its class, below the namespace of the project: <c>SpeechToText.Wizper</c>.</param>
/// <param name="File">Path of the file of that class, relative to the directory of reports; null when unknown.</param>
public sealed record ReportedEndpoint(string Id, string Class, string? File);

/// <summary>Configured endpoints of a number of models.</summary>
/// <param name="Configured">Distinct catalogue ids with a valid entry and a generated class.</param>
/// <param name="Models">Models in the catalogue.</param>
public sealed record CoverageCount(int Configured, int Models)
{
    /// <summary>Percentage, not rounded.</summary>
    public decimal Percent => Models == 0 ? 0 : Configured * 100m / Models;

    /// <summary>How many more it takes to reach a percentage; 0 when it is reached. Exact: nothing is rounded first.</summary>
    /// <param name="percent">The percentage.</param>
    public int MissingTo(decimal percent) => Math.Max(0, (int)decimal.Ceiling(percent * Models / 100m) - Configured);
}

/// <summary>One category of the catalogue.</summary>
/// <param name="Category">Its name, such as <c>speech-to-text</c>.</param>
/// <param name="Module">The module that its endpoints usually are in, such as <c>speech_to_text</c>.</param>
/// <param name="Count">Its coverage.</param>
/// <param name="Priority">Its priority in the catalogue, or null.</param>
public sealed record CategoryCoverage(string Category, string Module, CoverageCount Count, string? Priority)
{
    /// <summary><c>complete</c> at 100 %, <c>strong</c> from 50, <c>good</c> from 20, <c>moderate</c> from 10, else <c>low</c>.</summary>
    public string Status => StatusOf(Count);

    /// <summary>The word for any count.</summary>
    internal static string StatusOf(CoverageCount count) => count.Percent switch
    {
        >= 100 => "complete",
        >= 50 => "strong",
        >= 20 => "good",
        >= 10 => "moderate",
        _ => "low",
    };
}

/// <summary>How many of the covered endpoints have what an entry should have.</summary>
/// <param name="Entries">How many entries were looked at. In a merged report that is more than the covered endpoints where projects share some.</param>
/// <param name="Docstrings">A docstring of 15 to 300 characters on one line.</param>
/// <param name="Tags">At least one tag, none twice.</param>
/// <param name="UseCases">Five distinct use cases.</param>
/// <param name="BasicFields">Basic fields that all exist.</param>
/// <param name="Schemas">A schema that was read.</param>
/// <param name="Generated">A generated class.</param>
public sealed record CoverageQuality(int Entries, int Docstrings, int Tags, int UseCases, int BasicFields, int Schemas, int Generated)
{
    /// <summary>Both added up.</summary>
    /// <param name="other">What other entries hold.</param>
    public CoverageQuality Plus(CoverageQuality other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new(
            Entries + other.Entries,
            Docstrings + other.Docstrings,
            Tags + other.Tags,
            UseCases + other.UseCases,
            BasicFields + other.BasicFields,
            Schemas + other.Schemas,
            Generated + other.Generated);
    }
}

/// <summary>The present state against an earlier one.</summary>
/// <param name="Configured">How many ids the baseline lists.</param>
/// <param name="Models">How many models the catalogue had then; null when the baseline doesn't say.</param>
/// <param name="Gained">Ids covered now and not then, sorted.</param>
/// <param name="Lost">Ids covered then and not now, sorted.</param>
public sealed record BaselineComparison(int Configured, int? Models, ImmutableArray<string> Gained, ImmutableArray<string> Lost)
{
    /// <summary>Coverage then; null when the baseline doesn't say how many models there were.</summary>
    public CoverageCount? Before => Models is { } models ? new(Configured, models) : null;
}

/// <summary>A threshold, judged.</summary>
/// <param name="Kind"><c>total</c>, or the category's name.</param>
/// <param name="Required">Percentage required.</param>
/// <param name="Actual">Percentage reached, not rounded.</param>
/// <param name="Missing">How many more endpoints it takes.</param>
public sealed record GateResult(string Kind, decimal Required, decimal Actual, int Missing)
{
    /// <summary>True when the threshold is reached.</summary>
    public bool Passed => Missing == 0;
}

/// <summary>A mark ahead.</summary>
/// <param name="Percent">Percentage of the catalogue.</param>
/// <param name="Models">How many models that is.</param>
/// <param name="Missing">How many more endpoints it takes.</param>
/// <param name="Categories">Where those come from when the best to add are added first, in that order.</param>
public sealed record CoverageMilestone(decimal Percent, int Models, int Missing, ImmutableArray<MilestoneCategory> Categories);

/// <summary>The part of a category in a mark ahead.</summary>
/// <param name="Category">Its name.</param>
/// <param name="Priority">Its priority in the catalogue, or null.</param>
/// <param name="Models">How many of its models are to be added.</param>
public sealed record MilestoneCategory(string Category, string? Priority, int Models);
