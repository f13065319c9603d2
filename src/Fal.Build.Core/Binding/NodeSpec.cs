using System.Collections.Immutable;
using Fal.Build.Core.Configuration;
using Fal.Build.Core.Json;
using Fal.Build.Core.Naming;

namespace Fal.Build.Core.Binding;

/// <summary>
/// One endpoint as it will be written: every C# name, type, default and constraint is decided. Writers turn it into text
/// without a decision of their own.
/// </summary>
internal sealed record NodeSpec
{
    /// <summary>Endpoint id.</summary>
    public required string EndpointId { get; init; }

    /// <summary>Category in the catalogue; empty where it isn't listed.</summary>
    public required string Category { get; init; }

    /// <summary>Title in the catalogue.</summary>
    public required string Title { get; init; }

    /// <summary>What the model does.</summary>
    public required string Documentation { get; init; }

    public required ImmutableArray<string> Tags { get; init; }

    public required ImmutableArray<string> UseCases { get; init; }

    /// <summary>Wire paths of the basic fields.</summary>
    public required ImmutableArray<string> BasicFields { get; init; }

    /// <summary>Wire path of the most important output, or null.</summary>
    public required string? PrimaryOutput { get; init; }

    /// <summary>The module in PascalCase: last segment of the namespace, and the folder.</summary>
    public required string Module { get; init; }

    /// <summary>The endpoint's class.</summary>
    public required string ClassName { get; init; }

    /// <summary>The request's properties.</summary>
    public required ImmutableArray<PropertySpec> Properties { get; init; }

    /// <summary>The answer's class.</summary>
    public required OutputSpec Output { get; init; }

    /// <summary>Types declared beside the class, in the order in which they are written.</summary>
    public required ImmutableArray<DeclaredType> Types { get; init; }

    /// <summary>Wire types that need a field of their own: those of declared types, and composed ones with checks.</summary>
    public required ImmutableArray<WireTypeSpec> WireTypes { get; init; }

    /// <summary>The module's enums that the endpoint uses.</summary>
    public required ImmutableArray<SharedEnumConfig> SharedEnums { get; init; }

    /// <summary>Names that its types got in the namespace, in the order in which they asked.</summary>
    public required ImmutableArray<GivenName> GivenNames { get; init; }

    /// <summary>The input's JSON schema on one line, or null when it isn't embedded.</summary>
    public required string? InputSchema { get; init; }

    /// <summary>Hash of the schema document that all this was made from.</summary>
    public required string SchemaSha256 { get; init; }

    /// <summary>True when a request can't do without some property, so that the class has a constructor that leaves it unset.</summary>
    public bool HasRequired => Properties.Any(property => property.IsRequired);
}

/// <summary>The class of an answer.</summary>
/// <param name="Name">Class name.</param>
/// <param name="Properties">Its properties; empty where <paramref name="Value"/> stands for the whole answer.</param>
/// <param name="Value">Type of the whole answer where that isn't an object with properties, else null.</param>
/// <param name="Primary">What <c>Primary</c> gives, or null.</param>
internal sealed record OutputSpec(string Name, ImmutableArray<PropertySpec> Properties, CSharpType? Value, PrimarySpec? Primary);

/// <summary>The most important member of an answer.</summary>
/// <param name="Expression">C# expression inside the output class.</param>
/// <param name="Type">Its type, null included where any step can be.</param>
internal sealed record PrimarySpec(string Expression, string Type);

/// <summary>One property of a generated class.</summary>
internal sealed record PropertySpec
{
    public required string WireName { get; init; }

    /// <summary>C# name.</summary>
    public required string Name { get; init; }

    public required CSharpType Type { get; init; }

    /// <summary>True when C# type and property take null.</summary>
    public required bool IsNullable { get; init; }

    /// <summary>True when a request can't do without it and nothing stands in for it.</summary>
    public bool IsRequired { get; init; }

    /// <summary>True when null is written as JSON null.</summary>
    public bool SendsNull { get; init; }

    /// <summary>What the property starts at, or null.</summary>
    public ValueSpec? Initial { get; init; }

    /// <summary>The only value that there is, for a property without setter.</summary>
    public ValueSpec? Constant { get; init; }

    public ImmutableArray<ConstraintSpec> Constraints { get; init; } = [];

    /// <summary>Documentation; null where nobody has any.</summary>
    public string? Summary { get; init; }

    /// <summary>How the field is sent, in words.</summary>
    public required string Remarks { get; init; }

    public bool IsDeprecated { get; init; }
}

/// <summary>A C# type and the wire type that reads and writes it.</summary>
/// <param name="Name">C# type without nullability, written so that it means the same in every file.</param>
/// <param name="WireType">C# expression of its <c>FalType</c>.</param>
/// <param name="Family">What kind of type it is, for those who have to tell.</param>
internal sealed record CSharpType(string Name, string WireType, TypeFamily Family)
{
    public bool IsValueType => Family is not (TypeFamily.Text or TypeFamily.Asset or TypeFamily.List or TypeFamily.Map or TypeFamily.Object);
}

/// <summary>Kinds of C# types that members are of.</summary>
internal enum TypeFamily
{
    Text,
    Int32,
    Int64,
    Number,
    Boolean,
    Enumeration,
    OpenSet,
    Asset,
    ImageSize,
    List,
    Map,
    Tuple,
    Object,
    Union,
    Json,
}

/// <summary>A field that holds a wire type.</summary>
/// <param name="Name">Field name.</param>
/// <param name="Type">C# type that it reads and writes, null included.</param>
/// <param name="Expression">C# expression that makes it.</param>
internal sealed record WireTypeSpec(string Name, string Type, string Expression)
{
    /// <summary>The method beside the field that makes a value and that the expression names, where there is one.</summary>
    public CreatorSpec? Creator { get; init; }
}

/// <summary>A method that makes a value; a lambda in its place would cost the compiler a class to hold it.</summary>
/// <param name="Name">Method name.</param>
/// <param name="Parameters">Its parameters as C# declares them.</param>
/// <param name="Expression">C# expression of the value.</param>
internal sealed record CreatorSpec(string Name, string Parameters, string Expression);

/// <summary>A type declared beside an endpoint's class.</summary>
/// <param name="Name">Type name.</param>
/// <param name="Summary">Documentation.</param>
internal abstract record DeclaredType(string Name, string Summary);

/// <summary>A class for an object.</summary>
/// <param name="Name">Type name.</param>
/// <param name="Summary">Documentation.</param>
/// <param name="Properties">Its properties.</param>
/// <param name="IsInput">True for one of a request.</param>
internal sealed record ObjectSpec(string Name, string Summary, ImmutableArray<PropertySpec> Properties, bool IsInput) : DeclaredType(Name, Summary);

/// <summary>An enum for a closed set of values.</summary>
/// <param name="Name">Type name.</param>
/// <param name="Summary">Documentation.</param>
/// <param name="Members">Its members in schema order.</param>
/// <param name="Underlying">Underlying integer type, <c>int</c> or <c>long</c>.</param>
internal sealed record EnumSpec(string Name, string Summary, ImmutableArray<EnumMemberSpec> Members, string Underlying) : DeclaredType(Name, Summary);

/// <summary>A member of a value set.</summary>
/// <param name="Name">C# name.</param>
/// <param name="WireValue">The value that the service knows.</param>
internal sealed record EnumMemberSpec(string Name, JsonValue WireValue);

/// <summary>A struct over text, for a set of values that may grow.</summary>
/// <param name="Name">Type name.</param>
/// <param name="Summary">Documentation.</param>
/// <param name="Members">The known values.</param>
internal sealed record OpenSetSpec(string Name, string Summary, ImmutableArray<EnumMemberSpec> Members) : DeclaredType(Name, Summary);

/// <summary>A struct for one of several kinds of value.</summary>
/// <param name="Name">Type name.</param>
/// <param name="Summary">Documentation.</param>
/// <param name="Variants">The kinds in schema order.</param>
internal sealed record UnionSpec(string Name, string Summary, ImmutableArray<VariantSpec> Variants) : DeclaredType(Name, Summary);

/// <summary>One kind of value of a union.</summary>
/// <param name="Name">Its name: <c>Text</c> gives <c>AsText</c>.</param>
/// <param name="Type">Its type.</param>
/// <param name="RequiredProperties">Wire names that tell an object from others.</param>
/// <param name="ItemType">For a list, the C# type of an item.</param>
internal sealed record VariantSpec(string Name, CSharpType Type, ImmutableArray<string> RequiredProperties, string? ItemType);

/// <summary>A value as C# will state it: one of the closed set below.</summary>
internal abstract record ValueSpec;

internal sealed record TextValue(string Text) : ValueSpec;

/// <summary>A number as written in the schema, of the C# type that takes it.</summary>
internal sealed record NumberValue(string Text, TypeFamily Family) : ValueSpec;

internal sealed record BooleanValue(bool Value) : ValueSpec;

/// <summary>A static member of a type, as a C# expression: an enum's member, a known value of an open set, a preset.</summary>
internal sealed record StaticValue(string Expression) : ValueSpec;

internal sealed record ListValue(string ItemType, ImmutableArray<ValueSpec> Items) : ValueSpec;

internal sealed record MapValue(string ValueType, ImmutableArray<(string Key, ValueSpec Value)> Items) : ValueSpec;

internal sealed record TupleValue(ImmutableArray<ValueSpec> Items) : ValueSpec;

internal sealed record ObjectValue(string Type, ImmutableArray<(string Property, ValueSpec Value)> Members) : ValueSpec;

/// <summary>Free-form JSON.</summary>
internal sealed record JsonTextValue(string Json) : ValueSpec;

internal sealed record NullValue : ValueSpec;

/// <summary>A check that runs before anything is sent: one of the closed set below.</summary>
internal abstract record ConstraintSpec;

/// <summary>Bounds of an integer, both allowed; null for none.</summary>
internal sealed record IntegerRange(long? Minimum, long? Maximum) : ConstraintSpec;

/// <summary>Bounds of a number as C# literals; null for none.</summary>
internal sealed record NumberRange(string? Minimum, string? Maximum, bool ExcludesMinimum, bool ExcludesMaximum) : ConstraintSpec;

/// <summary>A divisor as a C# literal.</summary>
internal sealed record MultipleOf(string Divisor) : ConstraintSpec;

internal sealed record TextLength(int? Minimum, int? Maximum) : ConstraintSpec;

internal sealed record TextPattern(string Pattern) : ConstraintSpec;

internal sealed record ItemCount(int? Minimum, int? Maximum) : ConstraintSpec;

internal sealed record UniqueItems : ConstraintSpec;

/// <summary>The only numbers allowed, as C# literals.</summary>
internal sealed record AllowedNumbers(ImmutableArray<string> Values) : ConstraintSpec;
