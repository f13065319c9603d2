using System.Globalization;
using Fal.Build.Core.Json;
using Fal.Build.Core.Schemas;

namespace Fal.Build.Core.Binding;

/// <summary>Bounds of an integer as C# can hold them.</summary>
/// <param name="Minimum">Smallest value allowed, or null.</param>
/// <param name="Maximum">Largest value allowed, or null.</param>
/// <param name="Dropped">The bound that no 64-bit integer reaches, or null.</param>
internal sealed record IntegerBounds(long? Minimum, long? Maximum, string? Dropped)
{
    /// <summary>Reads bounds; exclusive ones and fractions move to the nearest integer inside.</summary>
    public static IntegerBounds Of(NumberLimits limits)
    {
        string? dropped = null;
        var minimum = Largest(Integer(limits.Minimum, up: true), Integer(limits.ExclusiveMinimum, up: false) is { } below ? below + 1 : null);
        var maximum = Smallest(Integer(limits.Maximum, up: false), Integer(limits.ExclusiveMaximum, up: true) is { } above ? above - 1 : null);
        return new(minimum, maximum, dropped);

        long? Integer(JsonNumber? bound, bool up)
        {
            if (bound is null)
            {
                return null;
            }

            if (decimal.TryParse(bound.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
            {
                value = up ? decimal.Ceiling(value) : decimal.Floor(value);

                // The outermost values are left to mean "no bound" in the generated check, and say as little.
                if (value is > long.MinValue and < long.MaxValue)
                {
                    return (long)value;
                }
            }

            dropped = bound.Text;
            return null;
        }
    }

    /// <summary>True when both bounds are there and fit 32 bits.</summary>
    public bool FitInt32 => Minimum is >= int.MinValue && Maximum is <= int.MaxValue;

    private static long? Largest(long? left, long? right) => left is null || right > left ? right ?? left : left;

    private static long? Smallest(long? left, long? right) => left is null || right < left ? right ?? left : left;
}
