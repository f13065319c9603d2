using System.Globalization;

namespace Fal.Build.Core.Binding;

/// <summary>A constraint as the C# statement that checks it.</summary>
internal static class ConstraintText
{
    /// <summary>The statement.</summary>
    /// <param name="constraint">The constraint.</param>
    /// <param name="name">Literal of the member's wire name, empty for the value the checker stands at.</param>
    /// <param name="value">Expression of the value.</param>
    public static string Write(ConstraintSpec constraint, string name, string value)
    {
        return constraint switch
        {
            IntegerRange range => Check("Range", Named("minimum", Integer(range.Minimum)), Named("maximum", Integer(range.Maximum))),
            NumberRange range => Check(
                "Range",
                Named("minimum", range.Minimum),
                Named("maximum", range.Maximum),
                range.ExcludesMinimum ? "excludesMinimum: true" : null,
                range.ExcludesMaximum ? "excludesMaximum: true" : null),
            MultipleOf multiple => Check("MultipleOf", multiple.Divisor),
            TextLength length => Check("Length", Named("minimum", Integer(length.Minimum)), Named("maximum", Integer(length.Maximum))),
            TextPattern pattern => Check("Pattern", CSharpLiteral.Text(pattern.Pattern)),
            ItemCount count => Check("Count", Named("minimum", Integer(count.Minimum)), Named("maximum", Integer(count.Maximum))),
            UniqueItems => Check("Unique"),
            AllowedNumbers allowed => Check("OneOf", [.. allowed.Values]),
            _ => throw new InvalidOperationException($"The constraint {constraint} has no check."),
        };

        string Check(string method, params string?[] arguments) =>
            $"checker.{method}({string.Join(", ", arguments.Where(argument => argument is not null).Prepend(value).Prepend(name))});";
    }

    private static string? Named(string parameter, string? value) => value is null ? null : $"{parameter}: {value}";

    private static string? Integer(long? value) => value?.ToString(CultureInfo.InvariantCulture);
}
