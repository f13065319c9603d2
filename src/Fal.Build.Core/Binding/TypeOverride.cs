using Fal.Build.Core.Schemas;

namespace Fal.Build.Core.Binding;

/// <summary>Gives a field another type where every value of that type is one the schema could mean.</summary>
internal static class TypeOverride
{
    /// <summary>The shape with the type in place of its innermost one; null when it doesn't fit.</summary>
    /// <param name="shape">The schema's shape.</param>
    /// <param name="type">One of <see cref="Configuration.FieldOverride.OverrideTypes"/>.</param>
    /// <param name="isOutput">True for a field of the answer.</param>
    public static SchemaShape? Apply(SchemaShape shape, string type, bool isOutput)
    {
        switch (shape)
        {
            case ListShape list:
                return Apply(list.Item, type, isOutput) is { } item ? list with { Item = item } : null;
            case MapShape map:
                return Apply(map.Value, type, isOutput) is { } value ? map with { Value = value } : null;
        }

        SchemaShape? overridden = type switch
        {
            "string" when shape is TextShape or AnyShape => new TextShape(shape.Origin),
            "string" when shape is AssetShape { IsObject: false } asset => new TextShape(shape.Origin) { Limits = asset.Limits },
            "string" when shape is EnumerationShape { IsInteger: false } => new TextShape(shape.Origin),
            "integer" when shape is IntegerShape => shape,
            "integer" when shape is NumberShape number => new IntegerShape(shape.Origin, number.Limits),
            "integer" when shape is EnumerationShape { IsInteger: true } or AnyShape => new IntegerShape(shape.Origin, NumberLimits.None),
            "number" when shape is NumberShape => shape,
            "number" when shape is AnyShape => new NumberShape(shape.Origin, NumberLimits.None),
            "number" when shape is IntegerShape integer && isOutput => new NumberShape(shape.Origin, integer.Limits),
            "boolean" when shape is BooleanShape => shape,
            "boolean" when shape is AnyShape => new BooleanShape(shape.Origin),
            _ => KindOf(type) is { } kind ? ApplyAsset(shape, kind) : null,
        };
        return overridden is null ? null : overridden with { IsNullable = shape.IsNullable };
    }

    private static AssetShape? ApplyAsset(SchemaShape shape, AssetKind kind) => shape switch
    {
        AssetShape asset => asset with { AssetKind = kind },
        TextShape text => new AssetShape(shape.Origin, kind, IsObject: false) { Limits = text.Limits },
        AnyShape => new AssetShape(shape.Origin, kind, IsObject: false),
        _ => null,
    };

    private static AssetKind? KindOf(string type) => type switch
    {
        "ImageRef" => AssetKind.Image,
        "VideoRef" => AssetKind.Video,
        "AudioRef" => AssetKind.Audio,
        "Model3DRef" => AssetKind.Model3D,
        "FileRef" => AssetKind.File,
        _ => null,
    };
}
