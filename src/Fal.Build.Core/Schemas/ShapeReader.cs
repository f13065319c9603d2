using System.Collections.Immutable;
using System.Globalization;
using Fal.Build.Core.Diagnostics;
using Fal.Build.Core.Json;

namespace Fal.Build.Core.Schemas;

/// <summary>
/// Turns JSON schemas of one document into shapes. Nothing falls through: what it can't make sense of becomes
/// <see cref="AnyShape"/> with the reason.
/// </summary>
/// <param name="document">The document's root.</param>
/// <param name="file">The document, for places.</param>
/// <param name="isInput">True for shapes of a request, false for those of an answer.</param>
internal sealed class ShapeReader(JsonObject document, string file, bool isInput)
{
    private readonly Dictionary<JsonObject, ObjectShape> _objects = new(ReferenceEqualityComparer.Instance);

    /// <summary>Schemas that are being read, to find a reference that leads back to itself without an object in between.</summary>
    private readonly HashSet<JsonObject> _open = new(ReferenceEqualityComparer.Instance);

    /// <summary>Reads a schema.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="pointer">Where it stands.</param>
    /// <param name="fieldName">Wire name of the field it belongs to, which tells files from text; null at the root.</param>
    public SchemaShape Read(JsonValue schema, string pointer, string? fieldName)
    {
        if (schema is not JsonObject definition)
        {
            return schema is JsonBoolean { Value: true } ? new AnyShape(OriginOf(schema, pointer)) : Untypable(schema, pointer, $"a schema is expected here, not {schema.Kind}");
        }

        if (!_open.Add(definition))
        {
            return Untypable(schema, pointer, "it refers to itself without an object in between");
        }

        try
        {
            var shape = ReadDefinition(definition, pointer, fieldName);
            return definition.IsTrue("nullable") && !shape.IsNullable ? AsValueSet(shape) with { IsNullable = true } : shape;
        }
        finally
        {
            _open.Remove(definition);
        }
    }

    /// <summary>Follows a reference through the document; null when it leads nowhere.</summary>
    public JsonValue? Resolve(string reference) => JsonPointer.Resolve(document, reference);

    private SchemaShape ReadDefinition(JsonObject schema, string pointer, string? fieldName)
    {
        if (schema.Text("$ref") is { } reference)
        {
            return ReadReference(schema, reference, pointer, fieldName);
        }

        if (schema.TryGet<JsonArray>("allOf", out var all))
        {
            return ReadAllOf(schema, all, pointer, fieldName);
        }

        foreach (var keyword in (ReadOnlySpan<string>)["anyOf", "oneOf"])
        {
            if (schema.TryGet<JsonArray>(keyword, out var variants))
            {
                return ReadUnion(variants, $"{pointer}/{keyword}", fieldName);
            }
        }

        if (schema["const"] is { } constant)
        {
            return ReadConstant(schema, constant, pointer);
        }

        if (schema.TryGet<JsonArray>("enum", out var values))
        {
            return ReadEnumeration(schema, values, pointer);
        }

        return schema["type"] switch
        {
            JsonArray types => ReadTypeList(schema, types, pointer, fieldName),
            JsonString type => ReadType(schema, type.Value, pointer, fieldName),
            null => ReadType(schema, ImpliedType(schema), pointer, fieldName),
            var other => Untypable(schema, pointer, $"its type is {TextPresentation.Show(other)}"),
        };
    }

    private SchemaShape ReadReference(JsonObject schema, string reference, string pointer, string? fieldName)
    {
        if (Resolve(reference) is not { } target)
        {
            return Untypable(schema, pointer, $"its reference '{reference}' leads nowhere");
        }

        return Read(target, reference.TrimStart('#'), fieldName);
    }

    private static string? ImpliedType(JsonObject schema) =>
        schema["properties"] is not null || schema["additionalProperties"] is not null ? "object"
        : schema["items"] is not null || schema["prefixItems"] is not null ? "array"
        : null;

    private SchemaShape ReadType(JsonObject schema, string? type, string pointer, string? fieldName)
    {
        var origin = OriginOf(schema, pointer);
        switch (type)
        {
            case null:
                return new AnyShape(origin);
            case "string":
                return isInput && fieldName is not null && AssetRecognition.OfInput(fieldName) is { } kind
                    ? new AssetShape(origin, kind, IsObject: false) { Limits = ReadTextLimits(schema) }
                    : new TextShape(origin) { Limits = ReadTextLimits(schema) };
            case "number":
                return new NumberShape(origin, ReadNumberLimits(schema));
            case "integer":
                return new IntegerShape(origin, ReadNumberLimits(schema));
            case "boolean":
                return new BooleanShape(origin);
            case "array":
                return ReadArray(schema, pointer, fieldName);
            case "object":
                return ReadObject(schema, pointer, fieldName);
            case "null":
                return new AnyShape(origin) { IsNullable = true };
            default:
                return Untypable(schema, pointer, $"its type is '{type}'");
        }
    }

    private SchemaShape ReadTypeList(JsonObject schema, JsonArray types, string pointer, string? fieldName)
    {
        var names = types.Items.OfType<JsonString>().Select(type => type.Value).ToList();
        var variants = names.Where(name => name != "null").Select(name => ReadType(schema, name, pointer, fieldName)).ToImmutableArray();
        return Combine(variants, names.Contains("null"), OriginOf(schema, pointer));
    }

    private SchemaShape ReadArray(JsonObject schema, string pointer, string? fieldName)
    {
        var origin = OriginOf(schema, pointer);
        if (TupleItems(schema, pointer) is { } tuple)
        {
            return new TupleShape(origin, [.. tuple.Select(item => AsValueSet(Read(item.Schema, item.Pointer, fieldName)))]);
        }

        return new ListShape(origin, schema["items"] is { } items ? AsValueSet(Read(items, pointer + "/items", fieldName)) : new AnyShape(origin))
        {
            MinItems = Count(schema, "minItems"),
            MaxItems = Count(schema, "maxItems"),
            HasUniqueItems = schema.IsTrue("uniqueItems"),
        };
    }

    /// <summary>
    /// The items of a tuple: <c>prefixItems</c>, <c>items</c> as an array, or as the service has it an object with the keys 0, 1, …
    /// </summary>
    private static List<(JsonValue Schema, string Pointer)>? TupleItems(JsonObject schema, string pointer)
    {
        if (schema.TryGet<JsonArray>("prefixItems", out var prefix) && !prefix.Items.IsEmpty)
        {
            return [.. prefix.Items.Select((item, index) => (item, Invariant($"{pointer}/prefixItems/{index}")))];
        }

        return schema["items"] switch
        {
            JsonArray { Items.IsEmpty: false } array => [.. array.Items.Select((item, index) => (item, Invariant($"{pointer}/items/{index}")))],
            JsonObject { Members.IsEmpty: false } items when items.Members.Select((member, index) => member.Name == Invariant($"{index}")).All(isIndex => isIndex) =>
                [.. items.Members.Select(member => (member.Value, $"{pointer}/items/{member.Name}"))],
            _ => null,
        };
    }

    private SchemaShape ReadObject(JsonObject schema, string pointer, string? fieldName)
    {
        var component = ComponentOf(pointer);
        if (!isInput && AssetRecognition.IsFileObject(schema))
        {
            return new AssetShape(OriginOf(schema, pointer), AssetRecognition.OfOutput(fieldName, component), IsObject: true);
        }

        if (schema.TryGet<JsonObject>("properties", out var properties) && !properties.Members.IsEmpty)
        {
            return ReadProperties(schema, pointer, component);
        }

        return schema["additionalProperties"] is JsonObject { Members.IsEmpty: false } value
            ? new MapShape(OriginOf(schema, pointer), AsValueSet(Read(value, pointer + "/additionalProperties", fieldName)))
            {
                MinItems = Count(schema, "minProperties"),
                MaxItems = Count(schema, "maxProperties"),
            }
            : new AnyShape(OriginOf(schema, pointer));
    }

    /// <summary>An object with properties; the same schema always gives the same shape, so that one class serves all its uses.</summary>
    public ObjectShape ReadProperties(JsonObject schema, string pointer, string? component)
    {
        if (!_objects.TryGetValue(schema, out var shape))
        {
            shape = new ObjectShape(OriginOf(schema, pointer), component, new(() => ReadMembers(schema, pointer)))
            {
                Description = schema.Text("description"),
            };
            _objects.Add(schema, shape);
        }

        return shape;
    }

    private ImmutableArray<SchemaProperty> ReadMembers(JsonObject schema, string pointer)
    {
        // Deferred: by now the schemas that led here are closed, so that an object may hold itself.
        var required = schema.TryGet<JsonArray>("required", out var names)
            ? names.Items.OfType<JsonString>().Select(name => name.Value).ToHashSet(StringComparer.Ordinal)
            : [];
        var members = schema.TryGet<JsonObject>("properties", out var properties)
            ? properties.Members.DistinctBy(member => member.Name, StringComparer.Ordinal).ToList()
            : [];
        return [.. InOrder(schema, members).Select(member => ReadProperty(member, $"{pointer}/properties/{JsonPointer.Escape(member.Name)}", required.Contains(member.Name)))];
    }

    private static IEnumerable<JsonMember> InOrder(JsonObject schema, List<JsonMember> members)
    {
        if (!schema.TryGet<JsonArray>("x-fal-order-properties", out var order))
        {
            return members;
        }

        var byName = members.ToDictionary(member => member.Name, StringComparer.Ordinal);
        var first = order.Items.OfType<JsonString>().Select(name => name.Value).Distinct(StringComparer.Ordinal)
            .Where(byName.ContainsKey).Select(name => byName[name]).ToList();
        return first.Concat(members.Except(first));
    }

    private SchemaProperty ReadProperty(JsonMember member, string pointer, bool isRequired)
    {
        var schema = member.Value as JsonObject;
        var target = Referenced(schema);
        return new SchemaProperty(
            member.Name,
            Read(member.Value, pointer, member.Name),
            isRequired,
            schema?["default"] ?? target?["default"],
            schema?.Text("description") ?? target?.Text("description"),
            schema?.IsTrue("deprecated") == true,
            OriginOf(member.Value, pointer));
    }

    /// <summary>What a property refers to, be it by <c>$ref</c> or by <c>allOf</c> of one, for the words and defaults that stand there.</summary>
    private JsonObject? Referenced(JsonObject? schema)
    {
        var reference = schema?.Text("$ref")
            ?? (schema?["allOf"] is JsonArray { Items: [JsonObject only] } ? only.Text("$ref") : null);
        return reference is null ? null : Resolve(reference) as JsonObject;
    }

    private SchemaShape ReadAllOf(JsonObject schema, JsonArray all, string pointer, string? fieldName)
    {
        if (all.Items is [var only] && schema["properties"] is null)
        {
            return Read(only, pointer + "/allOf/0", fieldName);
        }

        var parts = all.Items.Append(schema["properties"] is null ? null : schema)
            .Select(part => part is JsonObject found && found.Text("$ref") is { } reference ? Resolve(reference) : part)
            .OfType<JsonObject>().ToList();
        if (parts.Count == 0 || !parts.All(part => part["properties"] is JsonObject))
        {
            return Untypable(schema, pointer, "its allOf joins schemas that aren't all objects");
        }

        return ReadProperties(Merge(schema, parts), pointer, ComponentOf(pointer));
    }

    /// <summary>One object schema with the properties of several; a later one wins.</summary>
    private static JsonObject Merge(JsonObject schema, List<JsonObject> parts)
    {
        var properties = parts.SelectMany(part => ((JsonObject)part["properties"]!).Members)
            .Reverse().DistinctBy(member => member.Name, StringComparer.Ordinal).Reverse();
        return new JsonObject(schema.Position,
        [
            new("type", default, new JsonString(schema.Position, "object")),
            new("properties", default, new JsonObject(schema.Position, [.. properties])),
            new("required", default, Join("required")),
            new("x-fal-order-properties", default, Join("x-fal-order-properties")),
        ]);

        JsonArray Join(string keyword) =>
            new(schema.Position, [.. parts.SelectMany(part => (part[keyword] as JsonArray)?.Items ?? [])]);
    }

    private SchemaShape ReadUnion(JsonArray variants, string pointer, string? fieldName)
    {
        var isNullable = false;
        var shapes = ImmutableArray.CreateBuilder<SchemaShape>();
        for (var index = 0; index < variants.Items.Length; index++)
        {
            var variant = variants.Items[index];
            if (variant is JsonObject schema && (schema.Text("type") == "null" || schema["const"] is JsonNull))
            {
                isNullable = true;
                continue;
            }

            var shape = Read(variant, Invariant($"{pointer}/{index}"), fieldName);
            isNullable |= shape.IsNullable;
            shapes.AddRange(shape is UnionShape union ? union.Variants : [shape]);
        }

        return Combine(shapes.ToImmutable(), isNullable, OriginOf(variants, pointer));
    }

    /// <summary>One shape for several variants: what says the same is said once, and only what really differs stays a union.</summary>
    private static SchemaShape Combine(ImmutableArray<SchemaShape> variants, bool isNullable, SchemaOrigin origin)
    {
        var shapes = variants;
        if (shapes.Any(shape => shape is AnyShape))
        {
            // Beside "anything" the other variants say nothing, unless it is the free-form object, which is one kind of several.
            shapes = [.. shapes.Where(shape => shape is not AnyShape).Append(shapes.First(shape => shape is AnyShape))];
        }

        shapes = MergeEnumerations(shapes, origin);
        shapes = [.. MergeNumbers([.. shapes.Select(shape => WithSharedLimits(shape, variants))]).DistinctBy(SimpleType)];

        SchemaShape combined = shapes.Length switch
        {
            0 => new AnyShape(origin),
            1 => isNullable ? AsValueSet(shapes[0]) : shapes[0],
            _ => new UnionShape(origin, [.. shapes.Select(shape => AsValueSet(shape) with { IsNullable = false })]),
        };
        return combined with { IsNullable = isNullable };
    }

    /// <summary>Variants that become one type keep their limits only where all agree: a value that one of them allows is allowed.</summary>
    private static SchemaShape WithSharedLimits(SchemaShape shape, ImmutableArray<SchemaShape> variants) => shape switch
    {
        TextShape text when variants.OfType<TextShape>().Any(other => other.Limits != text.Limits) => text with { Limits = TextLimits.None },
        NumberShape number when NumericLimits(variants).Any(other => !other.SaysTheSameAs(number.Limits)) => number with { Limits = NumberLimits.None },
        IntegerShape integer when NumericLimits(variants).Any(other => !other.SaysTheSameAs(integer.Limits)) => integer with { Limits = NumberLimits.None },
        _ => shape,
    };

    private static IEnumerable<NumberLimits> NumericLimits(ImmutableArray<SchemaShape> variants) =>
        variants.OfType<NumberShape>().Select(shape => shape.Limits).Concat(variants.OfType<IntegerShape>().Select(shape => shape.Limits));

    /// <summary>A key that two variants share when one C# type serves both; composite shapes are told apart later.</summary>
    private static object SimpleType(SchemaShape shape) => shape switch
    {
        TextShape or BooleanShape => shape.GetType(),
        AssetShape asset => (asset.AssetKind, asset.IsObject),
        ObjectShape type => type.LazyProperties,
        _ => shape,
    };

    /// <summary>
    /// Enumerations and constants of one kind become one enumeration, an open one where any text is allowed beside them.
    /// </summary>
    private static ImmutableArray<SchemaShape> MergeEnumerations(ImmutableArray<SchemaShape> shapes, SchemaOrigin origin)
    {
        var texts = shapes.Where(shape => IsSetOf<JsonString>(shape)).ToList();
        var integers = shapes.Where(shape => IsSetOf<JsonNumber>(shape)).ToList();
        var text = shapes.FirstOrDefault(shape => shape is TextShape);
        var merged = new List<SchemaShape>();
        foreach (var shape in shapes)
        {
            var group = texts.Contains(shape) ? texts : integers.Contains(shape) ? integers : null;
            if (group is null)
            {
                if (shape != text || texts.Count == 0)
                {
                    merged.Add(shape);
                }
            }
            else if (ReferenceEquals(group[0], shape))
            {
                var values = group.SelectMany(ValuesOf).DistinctBy(TextPresentation.Show).ToImmutableArray();
                merged.Add(new EnumerationShape(group.Count == 1 ? shape.Origin : origin, values)
                {
                    IsOpen = (group == texts && text is not null) || group.Any(item => item is EnumerationShape { IsOpen: true }),
                });
            }
        }

        // A lone constant beside nothing else stays one.
        return shapes is [ConstantShape] ? shapes : [.. merged];

        static bool IsSetOf<T>(SchemaShape shape) => shape switch
        {
            EnumerationShape set => set.Values[0] is T,
            ConstantShape { Value: T } => shape is ConstantShape { Value: not JsonNumber } || IsInteger(((ConstantShape)shape).Value),
            _ => false,
        };

        static IEnumerable<JsonValue> ValuesOf(SchemaShape shape) => shape is EnumerationShape set ? set.Values : [((ConstantShape)shape).Value];
    }

    /// <summary>Every integer is a number: beside a number, an integer says nothing more.</summary>
    private static ImmutableArray<SchemaShape> MergeNumbers(ImmutableArray<SchemaShape> shapes) =>
        shapes.Any(shape => shape is NumberShape)
            ? [.. shapes.Where((shape, index) => shape is not IntegerShape
                && (shape is not NumberShape || shapes.Take(index).All(earlier => earlier is not NumberShape)))]
            : [.. shapes.Where((shape, index) => shape is not IntegerShape || shapes.Take(index).All(earlier => earlier is not IntegerShape))];

    /// <summary>A constant of a request; in an answer, where the service may yet change it, just its type.</summary>
    private SchemaShape ReadConstant(JsonObject schema, JsonValue constant, string pointer)
    {
        var origin = OriginOf(schema, pointer);
        return constant switch
        {
            JsonNull => new AnyShape(origin) { IsNullable = true },
            JsonString when !isInput => new TextShape(origin),
            JsonString or JsonNumber or JsonBoolean when isInput => new ConstantShape(origin, constant),
            JsonNumber when IsInteger(constant) => new IntegerShape(origin, ReadNumberLimits(schema)),
            JsonNumber => new NumberShape(origin, ReadNumberLimits(schema)),
            JsonBoolean => new BooleanShape(origin),
            _ => Untypable(schema, pointer, $"its const is {constant.Kind}"),
        };
    }

    /// <summary>A constant that isn't alone (an item, or one of several variants, or nullable) is a set of one value.</summary>
    private static SchemaShape AsValueSet(SchemaShape shape) => shape is not ConstantShape constant ? shape : constant.Value switch
    {
        JsonBoolean => new BooleanShape(shape.Origin),
        JsonNumber number when !IsInteger(number) => new NumberShape(shape.Origin, NumberLimits.None with { Allowed = [number] }),
        var value => new EnumerationShape(shape.Origin, [value]),
    };

    private SchemaShape ReadEnumeration(JsonObject schema, JsonArray array, string pointer)
    {
        var origin = OriginOf(schema, pointer);
        var isNullable = array.Items.Any(value => value is JsonNull);
        var values = array.Items.Where(value => value is not JsonNull).DistinctBy(TextPresentation.Show).ToImmutableArray();
        SchemaShape shape =
            values.IsEmpty ? new AnyShape(origin)
            : values.All(value => value is JsonString) ? new EnumerationShape(origin, DistinctTexts(values)) { IsOpen = !isInput }
            : values.All(IsInteger) ? isInput ? new EnumerationShape(origin, values) : new IntegerShape(origin, ReadNumberLimits(schema))
            : values.All(value => value is JsonNumber) ? new NumberShape(origin, ReadNumberLimits(schema) with { Allowed = [.. values.Cast<JsonNumber>()] })
            : values.All(value => value is JsonBoolean) ? new BooleanShape(origin)
            : Untypable(schema, pointer, "its enum mixes kinds of values");
        return shape with { IsNullable = isNullable };
    }

    private static ImmutableArray<JsonValue> DistinctTexts(ImmutableArray<JsonValue> values) =>
        [.. values.DistinctBy(value => ((JsonString)value).Value, StringComparer.Ordinal)];

    private static bool IsInteger(JsonValue value) =>
        value is JsonNumber number && number.TryGetInteger(out var integer) && integer is >= long.MinValue and <= long.MaxValue;

    private static TextLimits ReadTextLimits(JsonObject schema) =>
        new(Count(schema, "minLength"), Count(schema, "maxLength"), schema.Text("pattern"));

    private static NumberLimits ReadNumberLimits(JsonObject schema)
    {
        var minimum = schema["minimum"] as JsonNumber;
        var maximum = schema["maximum"] as JsonNumber;

        // OpenAPI 3.0 writes exclusiveMinimum as true beside minimum, JSON schema as a bound of its own.
        return new(
            schema.IsTrue("exclusiveMinimum") ? null : minimum,
            schema.IsTrue("exclusiveMaximum") ? null : maximum,
            schema.IsTrue("exclusiveMinimum") ? minimum : schema["exclusiveMinimum"] as JsonNumber,
            schema.IsTrue("exclusiveMaximum") ? maximum : schema["exclusiveMaximum"] as JsonNumber,
            schema["multipleOf"] as JsonNumber);
    }

    private static int? Count(JsonObject schema, string keyword) =>
        schema[keyword] is JsonNumber number && number.TryGetInteger(out var count) && count is >= 0 and <= int.MaxValue ? (int)count : null;

    /// <summary>The component's name where a pointer leads to a component itself, not into it.</summary>
    private static string? ComponentOf(string pointer)
    {
        const string Components = "/components/schemas/";
        return pointer.StartsWith(Components, StringComparison.Ordinal) && pointer.IndexOf('/', Components.Length) < 0
            ? JsonPointer.Unescape(pointer[Components.Length..])
            : null;
    }

    private AnyShape Untypable(JsonValue schema, string pointer, string reason) => new(OriginOf(schema, pointer), reason);

    private SchemaOrigin OriginOf(JsonValue schema, string pointer) =>
        new(new SourceLocation(file, schema.Position.Line, schema.Position.Column), pointer);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
