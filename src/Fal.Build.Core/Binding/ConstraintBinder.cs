using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Fal.Build.Core.Diagnostics;
using Fal.Build.Core.Schemas;

namespace Fal.Build.Core.Binding;

/// <summary>Decides which checks a shape asks for. A bound that its C# type can't reach is dropped and reported.</summary>
internal static class ConstraintBinder
{
    public static ImmutableArray<ConstraintSpec> Bind(SchemaShape shape, BindingContext context)
    {
        var constraints = ImmutableArray.CreateBuilder<ConstraintSpec>();
        switch (shape)
        {
            case IntegerShape integer:
                AddInteger(constraints, integer, context);
                break;
            case NumberShape number:
                AddNumber(constraints, number.Limits);
                break;
            case TextShape text:
                AddText(constraints, text.Limits, text.Origin, context);
                break;
            case AssetShape asset:
                AddText(constraints, asset.Limits, asset.Origin, context);
                break;
            case ListShape list:
                AddCount(constraints, list.MinItems, list.MaxItems);
                if (list.HasUniqueItems)
                {
                    constraints.Add(new UniqueItems());
                }

                break;
            case MapShape map:
                AddCount(constraints, map.MinItems, map.MaxItems);
                break;
        }

        return constraints.ToImmutable();
    }

    private static void AddInteger(ImmutableArray<ConstraintSpec>.Builder constraints, IntegerShape shape, BindingContext context)
    {
        var bounds = IntegerBounds.Of(shape.Limits);
        if (bounds.Dropped is not null)
        {
            context.ReportDropped(shape.Origin, $"the bound {bounds.Dropped} lies beyond a 64-bit integer");
        }

        if (bounds.Minimum is not null || bounds.Maximum is not null)
        {
            constraints.Add(new IntegerRange(bounds.Minimum, bounds.Maximum));
        }

        if (shape.Limits.MultipleOf is { } divisor)
        {
            constraints.Add(new MultipleOf(divisor.TryGetInteger(out var integer) && integer is > 0 and <= long.MaxValue
                ? integer.ToString("0", CultureInfo.InvariantCulture) + "L"
                : CSharpLiteral.Double(divisor)));
        }
    }

    private static void AddNumber(ImmutableArray<ConstraintSpec>.Builder constraints, NumberLimits limits)
    {
        var minimum = limits.Minimum ?? limits.ExclusiveMinimum;
        var maximum = limits.Maximum ?? limits.ExclusiveMaximum;
        if (minimum is not null || maximum is not null)
        {
            constraints.Add(new NumberRange(
                minimum is null ? null : CSharpLiteral.Double(minimum),
                maximum is null ? null : CSharpLiteral.Double(maximum),
                ExcludesMinimum: limits.Minimum is null && minimum is not null,
                ExcludesMaximum: limits.Maximum is null && maximum is not null));
        }

        if (limits.Minimum is not null && limits.ExclusiveMinimum is not null)
        {
            constraints.Add(new NumberRange(CSharpLiteral.Double(limits.ExclusiveMinimum), null, true, false));
        }

        if (limits.Maximum is not null && limits.ExclusiveMaximum is not null)
        {
            constraints.Add(new NumberRange(null, CSharpLiteral.Double(limits.ExclusiveMaximum), false, true));
        }

        if (limits.MultipleOf is { } divisor)
        {
            constraints.Add(new MultipleOf(CSharpLiteral.Double(divisor)));
        }

        if (!limits.Allowed.IsEmpty)
        {
            constraints.Add(new AllowedNumbers([.. limits.Allowed.Select(CSharpLiteral.Double)]));
        }
    }

    private static void AddText(ImmutableArray<ConstraintSpec>.Builder constraints, TextLimits limits, SchemaOrigin origin, BindingContext context)
    {
        if (limits.MinLength is > 0 || limits.MaxLength is not null)
        {
            constraints.Add(new TextLength(limits.MinLength is > 0 ? limits.MinLength : null, limits.MaxLength));
        }

        if (limits.Pattern is { } pattern)
        {
            if (IsRegex(pattern))
            {
                constraints.Add(new TextPattern(pattern));
            }
            else
            {
                context.ReportDropped(origin, $"the pattern {TextPresentation.Quote(pattern)} is no .NET regular expression");
            }
        }

    }

    private static void AddCount(ImmutableArray<ConstraintSpec>.Builder constraints, int? minimum, int? maximum)
    {
        if (minimum is > 0 || maximum is not null)
        {
            constraints.Add(new ItemCount(minimum is > 0 ? minimum : null, maximum));
        }
    }

    private static bool IsRegex(string pattern)
    {
        try
        {
            _ = new Regex(pattern, RegexOptions.CultureInvariant);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
