using System.Collections.Immutable;
using Fal.Build.Core.Diagnostics;
using Fal.Build.Core.Json;

namespace Fal.Build.Core.Schemas;

/// <summary>What one endpoint accepts and returns, with references resolved and overlays applied.</summary>
/// <param name="Id">Endpoint id.</param>
/// <param name="Category">Category that the document itself names, or null.</param>
/// <param name="File">The document.</param>
/// <param name="IsBundled">True when the document came with the package.</param>
/// <param name="Overlays">The overlays laid over it.</param>
/// <param name="Sha256">Hash of the document's bytes, in lower-case hexadecimal.</param>
/// <param name="Input">What a request holds.</param>
/// <param name="Output">What an answer holds.</param>
/// <param name="InputDocument">The input's JSON schema, self-contained, on one line.</param>
internal sealed record EndpointSchema(
    string Id,
    string? Category,
    string File,
    bool IsBundled,
    ImmutableArray<string> Overlays,
    string Sha256,
    ObjectShape Input,
    SchemaShape Output,
    string InputDocument);

/// <summary>What a value may be: one of the closed set of shapes below.</summary>
/// <param name="Origin">Where the schema says so.</param>
internal abstract record SchemaShape(SchemaOrigin Origin)
{
    /// <summary>True when JSON null is allowed too.</summary>
    public bool IsNullable { get; init; }

    /// <summary>What the glossary calls shapes of this kind.</summary>
    public abstract string Kind { get; }

    public sealed override string ToString() => $"{Kind} at {Origin.Pointer}";

    public virtual bool Equals(SchemaShape? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}

/// <summary>A place in a schema document.</summary>
/// <param name="Location">Line and column.</param>
/// <param name="Pointer">JSON pointer from the document's root.</param>
internal sealed record SchemaOrigin(SourceLocation Location, string Pointer);

/// <summary>Any text.</summary>
internal sealed record TextShape(SchemaOrigin Origin) : SchemaShape(Origin)
{
    public override string Kind => "text";

    public TextLimits Limits { get; init; } = TextLimits.None;
}

/// <summary>What a text's length and form have to be.</summary>
/// <param name="MinLength">Fewest characters.</param>
/// <param name="MaxLength">Most characters.</param>
/// <param name="Pattern">A regular expression that has to match somewhere.</param>
internal sealed record TextLimits(int? MinLength, int? MaxLength, string? Pattern)
{
    public static readonly TextLimits None = new(null, null, null);
}

/// <summary>What a number has to be; bounds as the schema writes them.</summary>
internal sealed record NumberLimits(
    JsonNumber? Minimum, JsonNumber? Maximum, JsonNumber? ExclusiveMinimum, JsonNumber? ExclusiveMaximum, JsonNumber? MultipleOf)
{
    public static readonly NumberLimits None = new(null, null, null, null, null);

    /// <summary>The only numbers allowed, where the schema lists fractions.</summary>
    public ImmutableArray<JsonNumber> Allowed { get; init; } = [];

    /// <summary>True when both are written alike, wherever they stand.</summary>
    public bool SaysTheSameAs(NumberLimits other) =>
        Minimum?.Text == other.Minimum?.Text && Maximum?.Text == other.Maximum?.Text
        && ExclusiveMinimum?.Text == other.ExclusiveMinimum?.Text && ExclusiveMaximum?.Text == other.ExclusiveMaximum?.Text
        && MultipleOf?.Text == other.MultipleOf?.Text
        && Allowed.Select(number => number.Text).SequenceEqual(other.Allowed.Select(number => number.Text));
}

/// <summary>A number, fractions included.</summary>
internal sealed record NumberShape(SchemaOrigin Origin, NumberLimits Limits) : SchemaShape(Origin)
{
    public override string Kind => "number";
}

/// <summary>A whole number.</summary>
internal sealed record IntegerShape(SchemaOrigin Origin, NumberLimits Limits) : SchemaShape(Origin)
{
    public override string Kind => "integer";
}

/// <summary>True or false.</summary>
internal sealed record BooleanShape(SchemaOrigin Origin) : SchemaShape(Origin)
{
    public override string Kind => "boolean";
}

/// <summary>One of some values, all texts or all integers.</summary>
/// <param name="Origin">Where the schema says so.</param>
/// <param name="Values">The values in schema order, each once: <see cref="JsonString"/> or <see cref="JsonNumber"/>.</param>
internal sealed record EnumerationShape(SchemaOrigin Origin, ImmutableArray<JsonValue> Values) : SchemaShape(Origin)
{
    public override string Kind => "enumeration";

    /// <summary>True when other texts are allowed too.</summary>
    public bool IsOpen { get; init; }

    public bool IsInteger => Values[0] is JsonNumber;
}

/// <summary>A value that never changes.</summary>
/// <param name="Origin">Where the schema says so.</param>
/// <param name="Value">A text, number or truth value.</param>
internal sealed record ConstantShape(SchemaOrigin Origin, JsonValue Value) : SchemaShape(Origin)
{
    public override string Kind => "constant";
}

/// <summary>A file: a URL in a request, an object with a URL in an answer.</summary>
internal sealed record AssetShape(SchemaOrigin Origin, AssetKind AssetKind, bool IsObject) : SchemaShape(Origin)
{
    public override string Kind => "asset";

    public TextLimits Limits { get; init; } = TextLimits.None;
}

/// <summary>Any number of items of one shape.</summary>
internal sealed record ListShape(SchemaOrigin Origin, SchemaShape Item) : SchemaShape(Origin)
{
    public override string Kind => "list";

    public int? MinItems { get; init; }

    public int? MaxItems { get; init; }

    public bool HasUniqueItems { get; init; }
}

/// <summary>Items with shapes of their own.</summary>
internal sealed record TupleShape(SchemaOrigin Origin, ImmutableArray<SchemaShape> Items) : SchemaShape(Origin)
{
    public override string Kind => "tuple";
}

/// <summary>An object of arbitrary keys and values of one shape.</summary>
internal sealed record MapShape(SchemaOrigin Origin, SchemaShape Value) : SchemaShape(Origin)
{
    public override string Kind => "map";

    public int? MinItems { get; init; }

    public int? MaxItems { get; init; }
}

/// <summary>An object with known properties.</summary>
/// <param name="Origin">Where the schema says so.</param>
/// <param name="Component">Name of the component that it is, or null for one written in place.</param>
/// <param name="LazyProperties">Its properties in schema order; lazy, since an object may hold itself.</param>
internal sealed record ObjectShape(SchemaOrigin Origin, string? Component, Lazy<ImmutableArray<SchemaProperty>> LazyProperties) : SchemaShape(Origin)
{
    public override string Kind => "object";

    public string? Description { get; init; }

    public ImmutableArray<SchemaProperty> Properties => LazyProperties.Value;
}

/// <summary>One of several shapes.</summary>
internal sealed record UnionShape(SchemaOrigin Origin, ImmutableArray<SchemaShape> Variants) : SchemaShape(Origin)
{
    public override string Kind => "union";
}

/// <summary>Any JSON.</summary>
/// <param name="Origin">Where the schema says so.</param>
/// <param name="Untypable">Why no better shape could be found; null where the schema itself leaves it open.</param>
internal sealed record AnyShape(SchemaOrigin Origin, string? Untypable = null) : SchemaShape(Origin)
{
    public override string Kind => "any";
}

/// <summary>A property of an object.</summary>
/// <param name="Name">Wire name.</param>
/// <param name="Shape">What it may be.</param>
/// <param name="IsRequired">True when the schema requires it.</param>
/// <param name="Default">The schema's default, JSON null included, or null where it has none.</param>
/// <param name="Description">The schema's own words, or null.</param>
/// <param name="IsDeprecated">True when the schema says so.</param>
/// <param name="Origin">Where the schema says so.</param>
internal sealed record SchemaProperty(
    string Name,
    SchemaShape Shape,
    bool IsRequired,
    JsonValue? Default,
    string? Description,
    bool IsDeprecated,
    SchemaOrigin Origin)
{
    public bool Equals(SchemaProperty? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}
