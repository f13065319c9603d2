using System.Text.Json;
using Fal.Nodes.Serialization;

namespace Fal.Nodes;

/// <summary>
/// The size of an image to make: one of the service's presets, or width and height in pixels. Endpoints whose
/// <c>image_size</c> has the common shape share this type.
/// </summary>
public readonly struct ImageSize : IEquatable<ImageSize>
{
    /// <summary>Length of a side, in pixels, that the service takes where a size names only the other.</summary>
    private const int DefaultSide = 512;

    /// <summary>Longest side, in pixels, that the common shape allows.</summary>
    private const int LongestSide = 14142;

    /// <summary>A size in pixels.</summary>
    /// <param name="width">Width, 1 to 14142.</param>
    /// <param name="height">Height, 1 to 14142.</param>
    public ImageSize(int width, int height)
    {
        Width = width;
        Height = height;
        Preset = null;
    }

    private ImageSize(string preset)
    {
        Preset = preset;
        Width = null;
        Height = null;
    }

    /// <summary>Square, high definition: <c>square_hd</c>.</summary>
    public static ImageSize SquareHd { get; } = new("square_hd");

    /// <summary>Square: <c>square</c>.</summary>
    public static ImageSize Square { get; } = new("square");

    /// <summary>Upright, 3 wide to 4 high: <c>portrait_4_3</c>.</summary>
    public static ImageSize Portrait4x3 { get; } = new("portrait_4_3");

    /// <summary>Upright, 9 wide to 16 high: <c>portrait_16_9</c>.</summary>
    public static ImageSize Portrait16x9 { get; } = new("portrait_16_9");

    /// <summary>Lying, 4 wide to 3 high: <c>landscape_4_3</c>.</summary>
    public static ImageSize Landscape4x3 { get; } = new("landscape_4_3");

    /// <summary>Lying, 16 wide to 9 high: <c>landscape_16_9</c>.</summary>
    public static ImageSize Landscape16x9 { get; } = new("landscape_16_9");

    /// <summary>Width in pixels; null for a preset.</summary>
    public int? Width { get; }

    /// <summary>Height in pixels; null for a preset.</summary>
    public int? Height { get; }

    /// <summary>The preset's wire value, such as <c>landscape_4_3</c>; null for a size in pixels.</summary>
    public string? Preset { get; }

    /// <summary>A preset by its wire value, for one that this version doesn't name.</summary>
    /// <param name="preset">The wire value, such as <c>landscape_4_3</c>.</param>
    public static ImageSize FromPreset(string preset) => new(preset ?? throw new ArgumentNullException(nameof(preset)));

    /// <summary>A size in pixels from width and height.</summary>
    /// <param name="size">Width and height.</param>
    public static implicit operator ImageSize((int Width, int Height) size) => new(size.Width, size.Height);

    /// <summary>A size in pixels from width and height; the same as the conversion.</summary>
    /// <param name="size">Width and height.</param>
    public static ImageSize ToImageSize((int Width, int Height) size) => size;

    /// <summary>True when both are the same preset or the same size.</summary>
    /// <param name="left">One size.</param>
    /// <param name="right">The other.</param>
    public static bool operator ==(ImageSize left, ImageSize right) => left.Equals(right);

    /// <summary>True when the two differ.</summary>
    /// <param name="left">One size.</param>
    /// <param name="right">The other.</param>
    public static bool operator !=(ImageSize left, ImageSize right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(ImageSize other) => Width == other.Width && Height == other.Height && Preset == other.Preset;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ImageSize other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Preset is null ? ((Width ?? 0) * 397) ^ (Height ?? 0) : Preset.GetHashCode();

    /// <summary>The preset's wire value, or <c>1024x768</c>.</summary>
    public override string ToString() => Preset ?? $"{Width}x{Height}";

    internal sealed class WireType : FalType<ImageSize>
    {
        public override bool NeedsCheck => true;

        public override bool AcceptsKind(JsonElement element) => element.ValueKind is JsonValueKind.String or JsonValueKind.Object;

        public override bool IsUnset(ImageSize value) => value.Preset is null && value.Width is null;

        public override ImageSize Read(JsonElement element, FalReadContext context) => element.ValueKind switch
        {
            JsonValueKind.String => FromPreset(element.GetString()!),
            JsonValueKind.Object => new ImageSize(ReadSide(element, "width", context), ReadSide(element, "height", context)),
            _ => throw context.Unexpected(element, "a preset or an object with width and height"),
        };

        public override void Write(Utf8JsonWriter writer, ImageSize value)
        {
            if (value.Preset is not null)
            {
                writer.WriteStringValue(value.Preset);
                return;
            }

            if (value.Width is null || value.Height is null)
            {
                throw new InvalidOperationException("An ImageSize was left unset: assign a preset or (width, height).");
            }

            writer.WriteStartObject();
            writer.WriteNumber("width", value.Width.Value);
            writer.WriteNumber("height", value.Height.Value);
            writer.WriteEndObject();
        }

        public override void Check(ImageSize value, FalMemberChecker checker)
        {
            checker.Range("width", value.Width, 1, LongestSide);
            checker.Range("height", value.Height, 1, LongestSide);
        }

        internal override void Walk(ImageSize value, FalValueWalk walk)
        {
            walk.Enter("width", nameof(Width));
            walk.Leave();
            walk.Enter("height", nameof(Height));
            walk.Leave();
        }

        private static int ReadSide(JsonElement size, string name, FalReadContext context)
        {
            if (!size.TryGetProperty(name, out var side) || side.ValueKind == JsonValueKind.Null)
            {
                return DefaultSide;
            }

            context.Enter(name);
            var length = FalTypes.Int32.Read(side, context);
            context.Leave();
            return length;
        }
    }
}
