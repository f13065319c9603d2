using System.Text.Json;
using CsCheck;

namespace Fal.Build.Core.Tests.Properties;

/// <summary>The parts of a random document of one endpoint, as JSON text.</summary>
/// <param name="Input">Schema of the request.</param>
/// <param name="Output">Schema of the answer.</param>
/// <param name="Components">Members of components/schemas.</param>
internal sealed record RandomSchema(string Input, string Output, string Components)
{
    public string Document(string id) => SchemaText.Document(id, Input, Output, Components);
}

/// <summary>
/// Random schemas from the grammar of shapes. Sound ones are such that <see cref="SchemaInstances"/> can make values of them;
/// wild ones hold contradictions, dead references and what is no schema too.
/// </summary>
internal sealed class RandomSchemas
{
    private const int Deepest = 3;

    /// <summary>Names of components; some come to one C# name, some to that of an endpoint's own types.</summary>
    private static readonly string[] ComponentNames = ["Point", "Some-Thing", "some_thing", "lib__LoRA", "Image", "class", "Input2"];

    private static readonly string[] PropertyNames =
    [
        "prompt", "seed", "num_frames", "image_size", "class", "object", "string", "event", "default", "value", "Value", "URL", "ID", "16:9", "2nd", "a b", "with-dash", "日本", "x.y",
        "quote\"d", "back\\slash", "new\nline", "<tag> & more", "{0}", "$ref", "*/", "é", "item1", "point", "Point", "some_thing",
        "endpoint", "validate", "to_json", "equals", "get_type", "get_hash_code", "extra_arguments", "additional_properties", "assets", "primary", "wire_types", "run_async", "kind", "known", "unset", "as_text",
        "image_url", "image_urls", "image", "mask_urls", "video_url", "audio_uri", "file_url", "webhook_url", "model_glb_url", "lora_urls", "data_url", "_url", "url", "images", "masks",
    ];

    private static readonly string[] EnumValues =
    [
        "", " ", "a", "A", "b c", "b_c", "b-c", "16:9", "4:3", "1", "-1", "1.5", "class", "object", "Known", "Empty", "empty", "Value", "none", "é", "日本語", "🎈", "quote\"d", "back\\slash",
        "line\nbreak", "<xml> & more", "DPM++ 2M", "2k", "{0}", "Equals", "to_string", "Unset", "landscape_4_3", "null", "WireValue", "kind",
    ];

    private readonly bool _isWild;
    private readonly Dictionary<(int Depth, int From), Gen<Shape>> _shapes = [];

    private RandomSchemas(bool isWild)
    {
        _isWild = isWild;
    }

    /// <summary>Documents that keep to the rules.</summary>
    public static Gen<RandomSchema> Sound => new RandomSchemas(isWild: false).Document();

    /// <summary>Documents that need not.</summary>
    public static Gen<RandomSchema> Wild => new RandomSchemas(isWild: true).Document();

    private Gen<RandomSchema> Document()
    {
        var components = ComponentNames
            .Select((name, index) => (index == ComponentNames.Length - 1 ? TextSet : Object(2, index + 1)).Select(shape => $"{Quote(name)}: {shape.Json}"))
            .Aggregate((all, next) => Gen.Select(all, next, (some, one) => $"{some},\n    {one}"));
        var root = Object(Deepest, 0);
        var output = Gen.Frequency((5, root), (1, ShapeOf(Deepest, 0)));
        return Gen.Select(_isWild ? Gen.Frequency((30, root), (1, ShapeOf(Deepest, 0))) : root, output, components, (request, answer, parts) =>
            new RandomSchema(request.Json, answer.Json, parts));
    }

    /// <summary>Any shape that holds others to a depth, and requires components from a number on only, so that it has finite values.</summary>
    private Gen<Shape> ShapeOf(int depth, int from)
    {
        if (!_shapes.TryGetValue((depth, from), out var shape))
        {
            var leaf = Gen.Frequency(
                (4, Text), (3, Number), (3, Integer), (2, Boolean), (1, Constant), (3, TextSet), (1, NumberSet), (2, OpenSet), (1, Free), (1, File), (_isWild ? 2 : 0, Nonsense));
            shape = depth <= 0 ? leaf : Gen.Frequency((6, leaf), (3, Composite(depth, from)));
            shape = Gen.Select(shape, Gen.Int[0, 9], AsNullable);
            _shapes.Add((depth, from), shape);
        }

        return shape;
    }

    private Gen<Shape> Composite(int depth, int from)
    {
        var inner = ShapeOf(depth - 1, from);
        return Gen.Frequency(
            (3, List(inner)),
            (1, Tuple(inner)),
            (1, inner.Select(value => new Shape($"\"type\": \"object\", \"additionalProperties\": {value.Json}", "{}"))),
            (2, Object(depth - 1, from)),
            (2, from < ComponentNames.Length ? Reference(from) : inner),
            (3, _isWild ? Union(inner.Array[2, 4]) : Union(OfSeveralKinds(depth, from))));
    }

    private static Gen<Shape> Text { get; } = Gen.OneOf("", "\"minLength\": 2", "\"maxLength\": 5", "\"minLength\": 3, \"maxLength\": 8", "\"minLength\": 30", "\"format\": \"uri\"", "\"title\": \"T */ <x>\"")
        .Select(limits => new Shape(Join("\"type\": \"string\"", limits), limits.Contains("30", StringComparison.Ordinal) ? null : "\"abc\""));

    private Gen<Shape> Number => Limited("number",
        [
            ("", "0.5"), ("\"minimum\": -1.5, \"maximum\": 2.5", "1"), ("\"exclusiveMinimum\": 0, \"exclusiveMaximum\": 100", "7.5"), ("\"minimum\": 0, \"exclusiveMaximum\": 1", "0"),
            ("\"minimum\": 0, \"maximum\": 1, \"multipleOf\": 0.1", "0.3"), ("\"multipleOf\": 8", "-16"), ("\"maximum\": 1e25", "1e10"), ("\"minimum\": 0.0000001", "1E-5"), ("\"maximum\": -0.0", "-0.0"),
        ],
        [
            ("\"minimum\": 5, \"maximum\": 1", "3"), ("\"maximum\": 1e400", "1e400"), ("\"multipleOf\": 0", "1"), ("\"multipleOf\": -2", "1"), ("\"minimum\": \"5\"", "1"),
            ("\"minimum\": 0, \"exclusiveMinimum\": true", "0"), ("\"minimum\": 0, \"exclusiveMinimum\": 0, \"maximum\": 1, \"exclusiveMaximum\": 2", "1"), ("\"minimum\": -1e999", "-1e999"), ("\"multipleOf\": 1e-999", "1"),
        ]);

    private Gen<Shape> Integer => Limited("integer",
        [
            ("", "3"), ("\"minimum\": 0, \"maximum\": 10", "10"), ("\"minimum\": 1", "1"), ("\"maximum\": 2147483647, \"minimum\": -2147483648", "0"), ("\"maximum\": 2147483648", "2147483648"),
            ("\"minimum\": -9223372036854775808", "-9223372036854775808"), ("\"maximum\": 9223372036854775807", "9223372036854775807"), ("\"maximum\": 18446744073709551615", "7"), ("\"minimum\": -1e30, \"maximum\": 1e30", "1"),
            ("\"exclusiveMinimum\": -1, \"exclusiveMaximum\": 11", "0"), ("\"minimum\": 256, \"maximum\": 1440, \"multipleOf\": 8", "512"), ("\"multipleOf\": 1", "-1"), ("\"minimum\": 0, \"maximum\": 4294967295", "4294967295"),
        ],
        [
            ("\"minimum\": 0.5, \"maximum\": 2.5", "1"), ("\"minimum\": 5, \"maximum\": 1", "3"), ("\"multipleOf\": 0", "0"), ("\"multipleOf\": -2", "2"), ("\"multipleOf\": 0.5", "1"), ("\"multipleOf\": 1e30", "0"),
            ("\"exclusiveMinimum\": 9223372036854775807", "1"), ("\"exclusiveMaximum\": -9223372036854775808", "1"), ("\"minimum\": 9223372036854775808", "1"), ("\"maximum\": \"5\"", "1.5"), ("\"maximum\": 1e400", "1e400"),
            ("\"minimum\": 0, \"exclusiveMinimum\": true", "0"), ("\"minimum\": 1e1, \"maximum\": 2.0e1", "15.0"),
        ]);

    private static Gen<Shape> Boolean { get; } = Gen.OneOf("true", "false").Select(value => new Shape("\"type\": \"boolean\"", value));

    private static Gen<Shape> Constant { get; } = Gen.OneOf("\"x\"", "\"\"", "\"quote\\\"d */\"", "5", "-1.5", "true", "9223372036854775807")
        .Select(value => new Shape($"\"const\": {value}", value));

    private static Gen<Shape> TextSet { get; } = Gen.Select(Gen.Shuffle(EnumValues, 1, 6), Gen.Bool, (values, hasType) =>
        new Shape(Join(hasType ? "\"type\": \"string\"" : "", $"\"enum\": [{string.Join(", ", values.Select(Quote))}]"), Quote(values[^1])));

    private static Gen<Shape> NumberSet { get; } = Gen.OneOf("\"type\": \"integer\", \"enum\": [1, 5, -10]", "\"enum\": [0, 3000000000]", "\"type\": \"number\", \"enum\": [0.5, -1.25, 2]", "\"type\": \"boolean\", \"enum\": [true, false]")
        .Select(members => new Shape(members, null));

    private static Gen<Shape> OpenSet { get; } = TextSet.Select(set => new Shape($"\"anyOf\": [{set.Json}, {{\"type\": \"string\"}}]", set.Valid));

    private static Gen<Shape> Free { get; } = Gen.OneOf("", "\"type\": \"object\"", "\"type\": \"object\", \"additionalProperties\": true").Select(members => new Shape(members, null));

    private static Gen<Shape> File { get; } = Gen.OneOf("", "\"content_type\": {\"type\": \"string\"}", "\"width\": {\"type\": \"integer\"}, \"file_name\": {\"anyOf\": [{\"type\": \"string\"}, {\"type\": \"null\"}]}")
        .Select(others => new Shape($"\"type\": \"object\", \"required\": [\"url\"], \"properties\": {{{Join("\"url\": {\"type\": \"string\"}", others)}}}", null));

    /// <summary>What is no schema, or none that means anything.</summary>
    private static Gen<Shape> Nonsense { get; } = Gen.OneOf(
            "\"type\": \"weird\"", "\"type\": 5", "\"type\": []", "\"type\": [\"string\", \"integer\", \"null\"]", "\"type\": [\"array\", \"object\"]", "\"type\": \"null\"",
            "\"$ref\": \"#/components/schemas/Nowhere\"", "\"$ref\": \"other.json#/x\"", "\"$ref\": \"\"", "\"$ref\": \"#\"", "\"$ref\": \"#/components/schemas\"", "\"$ref\": 5", "\"$ref\": \"#/info/title\"",
            "\"$ref\": \"#/components/schemas/Point/properties\"",
            "\"anyOf\": []", "\"anyOf\": {}", "\"oneOf\": [true]", "\"anyOf\": [{\"type\": \"null\"}]", "\"anyOf\": [5, null]", "\"allOf\": []", "\"allOf\": [{\"type\": \"string\"}, {\"type\": \"string\"}]",
            "\"allOf\": [{\"$ref\": \"#/components/schemas/Point\"}, {\"$ref\": \"#/components/schemas/Image\"}]", "\"allOf\": [{\"$ref\": \"#/components/schemas/Point\"}], \"properties\": {\"more\": {\"type\": \"integer\"}}",
            "\"allOf\": [{\"$ref\": \"#/components/schemas/Nowhere\"}]",
            "\"enum\": []", "\"enum\": [null]", "\"enum\": [1, \"a\", null]", "\"enum\": [1, 1.0, 1e0]", "\"enum\": [\"a\", \"a\", \"\\u0061\"]", "\"enum\": [true]", "\"enum\": [[1], {}]", "\"enum\": [1e30]", "\"enum\": [1e999, 2.5]", "\"enum\": {}",
            "\"const\": null", "\"const\": {}", "\"const\": [1]", "\"const\": 1e999", "\"const\": 1e30", "\"properties\": []", "\"properties\": {\"a\": true, \"b\": 5, \"c\": null}", "\"required\": \"x\", \"properties\": {\"x\": {}}",
            "\"type\": \"array\"", "\"type\": \"array\", \"items\": []", "\"type\": \"array\", \"items\": [{\"type\": \"string\"}, true]", "\"type\": \"array\", \"items\": false", "\"type\": \"array\", \"items\": {\"0\": {}, \"2\": {}}",
            "\"type\": \"array\", \"minItems\": 3, \"maxItems\": 1, \"uniqueItems\": true, \"items\": {\"type\": \"boolean\"}", "\"type\": \"array\", \"prefixItems\": []", "\"type\": \"array\", \"prefixItems\": [{\"type\": \"string\"}]",
            "\"type\": \"array\", \"minItems\": -1, \"maxItems\": 1e30", "\"type\": \"object\", \"additionalProperties\": false", "\"type\": \"object\", \"additionalProperties\": {}", "\"not\": {}",
            "\"type\": \"string\", \"pattern\": \"^[a-z\\\"]+$\"", "\"type\": \"string\", \"pattern\": \"(\"", "\"type\": \"string\", \"pattern\": 5", "\"type\": \"string\", \"minLength\": 5, \"maxLength\": 1", "\"type\": \"string\", \"maxLength\": 1e30",
            "\"type\": \"string\", \"description\": \"*/ </summary> ]]> \\r\\n\\u2028 &amp; \\u0001\"", "\"description\": 5, \"type\": \"string\", \"deprecated\": \"yes\", \"nullable\": 1")
        .Select(members => new Shape(members, null));

    private Gen<Shape> Limited(string type, (string Limits, string Default)[] sound, (string Limits, string Default)[] wild) =>
        Gen.OneOf(_isWild ? [.. sound, .. wild] : sound).Select(choice => new Shape(Join($"\"type\": \"{type}\"", choice.Limits), choice.Default));

    private static Gen<Shape> List(Gen<Shape> item) => Gen.Select(item, Gen.Int[0, 6], (inner, kind) =>
    {
        var limits = kind switch { 0 => "\"minItems\": 1, \"maxItems\": 3", 1 => "\"maxItems\": 4", 2 => "\"uniqueItems\": true", 3 => "\"minItems\": 2", _ => "" };
        var fallback = kind is 0 && inner.Valid is not null ? $"[{inner.Valid}]" : kind is 0 or 3 ? null : "[]";
        return new Shape(Join($"\"type\": \"array\", \"items\": {inner.Json}", limits), fallback);
    });

    private static Gen<Shape> Tuple(Gen<Shape> item) => Gen.Select(item.Array[2, 4], Gen.Bool, (items, isPrefix) => new Shape(
        "\"type\": \"array\", " + (isPrefix
            ? $"\"prefixItems\": [{string.Join(", ", items.Select(inner => inner.Json))}]"
            : $"\"items\": {{{string.Join(", ", items.Select((inner, index) => $"\"{index}\": {inner.Json}"))}}}"),
        items.All(inner => inner.Valid is not null) ? $"[{string.Join(", ", items.Select(inner => inner.Valid))}]" : null));

    /// <summary>Shapes that JSON itself tells apart: of several objects, lists, numbers or texts a union takes the first that fits.</summary>
    private Gen<Shape[]> OfSeveralKinds(int depth, int from)
    {
        var composite = from < ComponentNames.Length ? Gen.OneOf(Object(depth - 1, from), Reference(from)) : Object(depth - 1, from);
        return Gen.Select(
            Gen.Select(Gen.OneOf(Text, TextSet, OpenSet), Gen.OneOf(Number, Integer), Boolean, List(ShapeOf(depth - 1, from)), composite),
            Gen.Shuffle(new[] { 0, 1, 2, 3, 4 }, 2, 4),
            (kinds, chosen) => chosen.Select(index => new[] { kinds.Item1, kinds.Item2, kinds.Item3, kinds.Item4, kinds.Item5 }[index]).ToArray());
    }

    private static Gen<Shape> Union(Gen<Shape[]> variants) => Gen.Select(variants, Gen.OneOf("anyOf", "oneOf"), (several, keyword) =>
        new Shape($"\"{keyword}\": [{string.Join(", ", several.Select(inner => inner.Json))}]", null));

    private static Gen<Shape> Reference(int from) => Gen.Select(Gen.OneOf(ComponentNames[from..]), Gen.Bool, (name, isInAllOf) =>
    {
        var reference = $"\"$ref\": \"#/components/schemas/{name}\"";
        return new Shape(isInAllOf ? $"\"allOf\": [{{{reference}}}]" : reference, null);
    });

    private Gen<Shape> Object(int depth, int from)
    {
        var requiredShape = ShapeOf(depth - 1, from);
        var optionalShape = Gen.Frequency((8, requiredShape), (1, Reference(0)));
        var property = Gen.Select(Gen.Bool, requiredShape, optionalShape, Gen.Int[0, 99], (isRequired, required, optional, kind) =>
            (IsRequired: isRequired, Json: Property(isRequired ? required : optional, kind)));
        return Gen.Select(Gen.Shuffle(PropertyNames, 1, 6), property.Array[6], Gen.Int[0, 9], (names, properties, kind) =>
        {
            var members = string.Join(", ", names.Select((name, index) => $"{Quote(name)}: {properties[index].Json}"));
            var required = string.Join(", ", names.Where((_, index) => properties[index].IsRequired).Select(Quote));
            return new Shape(
                Join(
                    $"\"type\": \"object\", \"properties\": {{{members}}}, \"required\": [{required}]",
                    kind == 0 ? "\"additionalProperties\": true" : kind == 1 ? $"\"x-fal-order-properties\": [{string.Join(", ", names.Reverse().Select(Quote))}]" : ""),
                null);
        });
    }

    private static string Property(Shape shape, int kind)
    {
        var extras = (kind % 10) switch
        {
            0 or 1 or 2 when shape.Valid is not null => $"\"default\": {shape.Valid}",
            3 when TypeOf(shape) is "string" or "number" or "integer" or "boolean" => "\"default\": {\"not\": [\"allowed\"]}",
            4 => "\"default\": null",
            _ => "",
        };
        var words = (kind / 10) switch { 0 => "\"deprecated\": true", 1 => "\"description\": \"Words <b>&\\n*/ more.\"", _ => "" };
        return $"{{{Join(shape.Members, extras, words)}}}";
    }

    /// <summary>One in a few shapes allows null, in one of the three ways that schemas say so.</summary>
    private static Shape AsNullable(Shape shape, int kind) => kind switch
    {
        0 => shape with { Members = Join(shape.Members, "\"nullable\": true") },
        1 => new Shape($"\"anyOf\": [{shape.Json}, {{\"type\": \"null\"}}]", shape.Valid),
        2 when TypeOf(shape) is { } type => shape with { Members = $"\"type\": [\"{type}\", \"null\"]" + shape.Members[$"\"type\": \"{type}\"".Length..] },
        _ => shape,
    };

    /// <summary>The type that a shape's members begin with, but for sets, which null would have to be a value of.</summary>
    private static string? TypeOf(Shape shape) =>
        shape.Members.Contains("\"enum\"", StringComparison.Ordinal) ? null
        : Array.Find(["string", "number", "integer", "boolean", "array", "object"], type => shape.Members.StartsWith($"\"type\": \"{type}\"", StringComparison.Ordinal));

    private static string Join(params string[] members) => string.Join(", ", members.Where(member => member.Length > 0));

    private static string Quote(string text) => JsonSerializer.Serialize(text);

    /// <summary>A schema.</summary>
    /// <param name="Members">Its members.</param>
    /// <param name="Valid">A value that it allows, fit for a default; null where none is at hand.</param>
    private sealed record Shape(string Members, string? Valid)
    {
        public string Json => $"{{{Members}}}";
    }
}
