namespace Fal.Build.Core.Drift;

/// <summary>Changes in words, for reports and messages.</summary>
internal static class DriftWords
{
    /// <summary>What has changed, without the endpoint.</summary>
    public static string Of(DriftChange change) => change.Kind switch
    {
        DriftKind.EndpointAdded => "the endpoint is new",
        DriftKind.EndpointRemoved => "the endpoint has gone, or its document can't be read",
        DriftKind.EndpointMoved => $"the endpoint moved from {change.Before ?? "no category"} to {change.After ?? "no category"}",
        DriftKind.MemberAdded => $"{change.Member} is new ({change.After})",
        DriftKind.MemberRemoved => $"{change.Member} has gone ({change.Before})",
        DriftKind.MemberRenamed => $"{change.Before} has become {change.After}",
        DriftKind.MemberRetyped => $"{change.Member} was {change.Before} and is {change.After}",
        DriftKind.NewlyRequired => $"{change.Member} is required now",
        DriftKind.NoLongerRequired => $"{change.Member} is no longer required",
        DriftKind.RangeNarrowed => $"{change.Member} allowed {change.Before} and now only {change.After}",
        DriftKind.RangeWidened => $"{change.Member} allowed {change.Before} and now {change.After}",
        DriftKind.ValuesGone => $"{change.Member} no longer knows {change.Before}",
        DriftKind.ValuesAdded => $"{change.Member} also knows {change.After}",
        _ => $"the default of {change.Member} was {change.Before} and is {change.After}",
    };

    /// <summary>What it breaks.</summary>
    public static string Broken(DriftChange change) => (change.BreaksSource, change.BreaksBehaviour) switch
    {
        (true, true) => "source and behaviour",
        (true, false) => "source",
        (false, true) => "behaviour",
        _ => "nothing",
    };
}
