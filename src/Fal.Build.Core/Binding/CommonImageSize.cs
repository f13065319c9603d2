using Fal.Build.Core.Json;
using Fal.Build.Core.Schemas;

namespace Fal.Build.Core.Binding;

/// <summary>Recognises the <c>image_size</c> that most endpoints share, which is <c>Fal.Nodes.ImageSize</c>.</summary>
internal static class CommonImageSize
{
    private static readonly string[] Presets = ["square_hd", "square", "portrait_4_3", "portrait_16_9", "landscape_4_3", "landscape_16_9"];

    /// <summary>True for width and height of 1 to 14142 pixels, 512 by default, or one of the six presets.</summary>
    public static bool Is(UnionShape union) =>
        union.Variants is [ObjectShape size, EnumerationShape { IsOpen: false, IsInteger: false } presets]
        && size.Properties is { Length: 2 } sides
        && sides.Select(side => side.Name).Order(StringComparer.Ordinal).SequenceEqual(["height", "width"])
        && sides.All(IsCommonSide)
        && presets.Values.Select(EndpointOverrides.WireText).ToHashSet(StringComparer.Ordinal).SetEquals(Presets);

    /// <summary>The member of <c>ImageSize</c> for a preset's wire value, or null.</summary>
    public static string? MemberOf(string preset) => preset switch
    {
        "square_hd" => "SquareHd",
        "square" => "Square",
        "portrait_4_3" => "Portrait4x3",
        "portrait_16_9" => "Portrait16x9",
        "landscape_4_3" => "Landscape4x3",
        "landscape_16_9" => "Landscape16x9",
        _ => null,
    };

    private static bool IsCommonSide(SchemaProperty side) =>
        side is { IsRequired: false, Shape: IntegerShape { IsNullable: false } shape, Default: JsonNumber { Text: "512" } }
        && IntegerBounds.Of(shape.Limits) is { Minimum: 1, Maximum: 14142 }
        && shape.Limits.MultipleOf is null;
}
