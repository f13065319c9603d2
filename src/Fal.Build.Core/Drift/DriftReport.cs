using System.Collections.Immutable;
using Fal.Build.Core.Diagnostics;

namespace Fal.Build.Core.Drift;

/// <summary>What is different in one place of two sets of schemas.</summary>
public enum DriftKind
{
    /// <summary>An endpoint has come.</summary>
    EndpointAdded,

    /// <summary>An endpoint has gone, or its document can't be read any more.</summary>
    EndpointRemoved,

    /// <summary>An endpoint is in another category.</summary>
    EndpointMoved,

    /// <summary>A member has come.</summary>
    MemberAdded,

    /// <summary>A member has gone.</summary>
    MemberRemoved,

    /// <summary>A member has gone and one much like it has come.</summary>
    MemberRenamed,

    /// <summary>A member takes or gives another type of value.</summary>
    MemberRetyped,

    /// <summary>A member is required that wasn't.</summary>
    NewlyRequired,

    /// <summary>A member isn't required that was.</summary>
    NoLongerRequired,

    /// <summary>Values are refused that were allowed.</summary>
    RangeNarrowed,

    /// <summary>Only more values are allowed.</summary>
    RangeWidened,

    /// <summary>Members of a value set have gone.</summary>
    ValuesGone,

    /// <summary>Members of a value set have come.</summary>
    ValuesAdded,

    /// <summary>A field starts at another value.</summary>
    DefaultChanged,
}

/// <summary>How a package of generated classes would number the change.</summary>
public enum VersionHint
{
    /// <summary>Nothing that classes depend on has changed.</summary>
    None,

    /// <summary>Something has changed, and neither broken nor come.</summary>
    Patch,

    /// <summary>Something has come.</summary>
    Minor,

    /// <summary>Something is broken.</summary>
    Major,
}

/// <summary>One difference.</summary>
/// <param name="EndpointId">The endpoint.</param>
/// <param name="Kind">What is different.</param>
/// <param name="Member">Wire path of the member, such as <c>loras[].scale</c> or <c>output.text</c>; empty for the endpoint itself.</param>
/// <param name="Before">What it was, in words; null where there is nothing to say.</param>
/// <param name="After">What it is, in words; null where there is nothing to say.</param>
/// <param name="BreaksSource">True when code that compiled may not any more.</param>
/// <param name="BreaksBehaviour">True when requests that were right may be refused or mean something else, or answers lack what they had.</param>
/// <param name="Location">The place in the later document, or in the earlier one for what has gone.</param>
public sealed record DriftChange(
    string EndpointId, DriftKind Kind, string Member, string? Before, string? After, bool BreaksSource, bool BreaksBehaviour, SourceLocation Location)
{
    /// <summary>True when it breaks anything.</summary>
    public bool IsBreaking => BreaksSource || BreaksBehaviour;
}

/// <summary>How two sets of schemas differ.</summary>
/// <param name="Before">The earlier set, as reports name it.</param>
/// <param name="After">The later set, as reports name it.</param>
/// <param name="EndpointsBefore">How many endpoints the earlier one has.</param>
/// <param name="EndpointsAfter">How many endpoints the later one has.</param>
/// <param name="Changes">Every difference, by endpoint.</param>
/// <param name="BrokenConfigs">What would be wrong with the project's configs.</param>
public sealed record DriftReport(
    string Before,
    string After,
    int EndpointsBefore,
    int EndpointsAfter,
    ImmutableArray<DriftChange> Changes,
    ImmutableArray<Diagnostic> BrokenConfigs)
{
    /// <summary>The least step of a version that tells users enough.</summary>
    public VersionHint VersionHint =>
        Changes.Any(change => change.IsBreaking) ? VersionHint.Major
        : Changes.Any(change => change.Kind is DriftKind.EndpointAdded or DriftKind.MemberAdded or DriftKind.ValuesAdded) ? VersionHint.Minor
        : Changes.IsEmpty ? VersionHint.None
        : VersionHint.Patch;
}
