using Fal.Build.Core.Binding;
using Fal.Build.Core.Json;
using Fal.Build.Core.Schemas;

namespace Fal.Build.Core.Drift;

/// <summary>Types in words. Two shapes with the same words become the same C# type, but for the members of objects and value sets.</summary>
internal static class ShapeWords
{
    /// <summary>A shape in words, null included.</summary>
    public static string Of(SchemaShape shape) => WithoutNull(shape) + (shape.IsNullable ? " or null" : "");

    /// <summary>A shape in words, whether or not it takes null.</summary>
    public static string WithoutNull(SchemaShape shape) => shape switch
    {
        IntegerShape integer => IntegerBounds.Of(integer.Limits).FitInt32 ? "integer" : "64-bit integer",
        ConstantShape constant => "the constant " + JsonTextPrinter.Print(constant.Value),
        EnumerationShape set => (set.IsOpen ? "text with known values" : set.IsInteger ? "one of some integers" : "one of some texts"),
        AssetShape asset => asset.AssetKind.ToString().ToLowerInvariant() + " file",
        ListShape list => $"list of ({Of(list.Item)})",
        MapShape map => $"map of ({Of(map.Value)})",
        TupleShape tuple => $"tuple of ({string.Join(", ", tuple.Items.Select(Of))})",
        UnionShape union => string.Join(" or ", union.Variants.Select(WithoutNull).Order(StringComparer.Ordinal)),
        AnyShape => "any JSON",
        _ => shape.Kind,
    };

    /// <summary>True when every value of one shape is, for all that its words say, a value of another.</summary>
    public static bool IsWithin(SchemaShape shape, SchemaShape other) =>
        (!shape.IsNullable || other.IsNullable || other is AnyShape) && (shape, other) switch
        {
            (_, AnyShape) => true,
            (UnionShape union, _) => union.Variants.All(variant => IsWithin(variant, other)),
            (_, UnionShape union) => union.Variants.Any(variant => IsWithin(shape with { IsNullable = false }, variant)),
            (IntegerShape, NumberShape or IntegerShape) => true,
            (EnumerationShape { IsInteger: true }, IntegerShape or NumberShape) => true,
            _ when IsText(shape) && TakesAnyText(other) => true,
            (ListShape list, ListShape items) => IsWithin(list.Item, items.Item),
            (MapShape map, MapShape values) => IsWithin(map.Value, values.Value),
            _ => WithoutNull(shape) == WithoutNull(other),
        };

    private static bool IsText(SchemaShape shape) =>
        TakesAnyText(shape) || shape is EnumerationShape { IsInteger: false } or ConstantShape { Value: JsonString };

    private static bool TakesAnyText(SchemaShape shape) =>
        shape is TextShape or AssetShape { IsObject: false } or EnumerationShape { IsOpen: true };
}
