using System.Globalization;
using Fal.Build.Core.Schemas;

namespace Fal.Build.Core.Drift;

/// <summary>How the limits of one member differ.</summary>
/// <param name="Before">The earlier limits in words.</param>
/// <param name="After">The later limits in words.</param>
/// <param name="IsNarrower">True when a value is refused that was allowed.</param>
internal sealed record LimitComparison(string Before, string After, bool IsNarrower)
{
    private const string None = "no limits";

    /// <summary>Compares the limits of two shapes of one kind; null where they allow the same.</summary>
    public static LimitComparison? Of(SchemaShape before, SchemaShape after) => (before, after) switch
    {
        (IntegerShape b, IntegerShape a) => Numbers(b.Limits, a.Limits),
        (NumberShape b, NumberShape a) => Numbers(b.Limits, a.Limits),
        (TextShape b, TextShape a) => Texts(b.Limits, a.Limits),
        (AssetShape b, AssetShape a) => Texts(b.Limits, a.Limits),
        (ListShape b, ListShape a) => Of(
            Counts(b.MinItems, b.MaxItems, "items") + (b.HasUniqueItems ? ", each once" : ""),
            Counts(a.MinItems, a.MaxItems, "items") + (a.HasUniqueItems ? ", each once" : ""),
            (a.MinItems ?? 0) > (b.MinItems ?? 0) || IsBelow(a.MaxItems, b.MaxItems) || (a.HasUniqueItems && !b.HasUniqueItems)),
        (MapShape b, MapShape a) => Of(
            Counts(b.MinItems, b.MaxItems, "entries"),
            Counts(a.MinItems, a.MaxItems, "entries"),
            (a.MinItems ?? 0) > (b.MinItems ?? 0) || IsBelow(a.MaxItems, b.MaxItems)),
        _ => null,
    };

    private static LimitComparison? Numbers(NumberLimits before, NumberLimits after)
    {
        if (before.SaysTheSameAs(after))
        {
            return null;
        }

        var (low, newLow) = (Lower(before), Lower(after));
        var (high, newHigh) = (Upper(before), Upper(after));
        var isNarrower = newLow.Bound > low.Bound || (newLow.Bound.Equals(low.Bound) && newLow.IsExclusive && !low.IsExclusive)
            || newHigh.Bound < high.Bound || (newHigh.Bound.Equals(high.Bound) && newHigh.IsExclusive && !high.IsExclusive)
            || (after.MultipleOf is { } step && !(before.MultipleOf is { } former && IsMultiple(former.ToDouble(), step.ToDouble())))
            || (!after.Allowed.IsEmpty && (before.Allowed.IsEmpty || before.Allowed.Any(value => after.Allowed.All(other => !other.ToDouble().Equals(value.ToDouble())))));
        return Of(Words(before), Words(after), isNarrower);
    }

    private static LimitComparison? Texts(TextLimits before, TextLimits after) => before == after ? null : Of(
        Counts(before.MinLength, before.MaxLength, "characters") + Pattern(before),
        Counts(after.MinLength, after.MaxLength, "characters") + Pattern(after),
        (after.MinLength ?? 0) > (before.MinLength ?? 0) || IsBelow(after.MaxLength, before.MaxLength) || (after.Pattern is not null && after.Pattern != before.Pattern));

    /// <summary>Limits that say the same in other words, such as 1 and 1.0, are none that differ.</summary>
    private static LimitComparison? Of(string before, string after, bool isNarrower) =>
        before == after ? null : new(before, after, isNarrower);

    private static string Pattern(TextLimits limits) => limits.Pattern is { } pattern ? $", like {pattern}" : "";

    private static bool IsBelow(int? bound, int? former) => bound is not null && (former is null || bound < former);

    private static bool IsMultiple(double value, double step) =>
        step != 0 && Math.Abs((value / step) - Math.Round(value / step)) < 1e-9;

    private static (double Bound, bool IsExclusive) Lower(NumberLimits limits)
    {
        var (minimum, exclusive) = (limits.Minimum?.ToDouble() ?? double.NegativeInfinity, limits.ExclusiveMinimum?.ToDouble() ?? double.NegativeInfinity);
        return exclusive >= minimum && limits.ExclusiveMinimum is not null ? (exclusive, true) : (minimum, false);
    }

    private static (double Bound, bool IsExclusive) Upper(NumberLimits limits)
    {
        var (maximum, exclusive) = (limits.Maximum?.ToDouble() ?? double.PositiveInfinity, limits.ExclusiveMaximum?.ToDouble() ?? double.PositiveInfinity);
        return exclusive <= maximum && limits.ExclusiveMaximum is not null ? (exclusive, true) : (maximum, false);
    }

    private static string Words(NumberLimits limits)
    {
        var (low, high) = (Lower(limits), Upper(limits));
        var words = new List<string>();
        if (!double.IsInfinity(low.Bound))
        {
            words.Add((low.IsExclusive ? "above " : "from ") + Number(low.Bound));
        }

        if (!double.IsInfinity(high.Bound))
        {
            words.Add((high.IsExclusive ? "below " : "to ") + Number(high.Bound));
        }

        if (limits.MultipleOf is { } step)
        {
            words.Add("in steps of " + Number(step.ToDouble()));
        }

        if (!limits.Allowed.IsEmpty)
        {
            words.Add("one of " + string.Join(", ", limits.Allowed.Select(value => Number(value.ToDouble()))));
        }

        return words.Count == 0 ? None : string.Join(" ", words);
    }

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static string Counts(int? fewest, int? most, string what) => (fewest, most) switch
    {
        (null, null) => None,
        (_, null) => string.Create(CultureInfo.InvariantCulture, $"from {fewest} {what}"),
        (null, _) => string.Create(CultureInfo.InvariantCulture, $"to {most} {what}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"from {fewest} to {most} {what}"),
    };
}
