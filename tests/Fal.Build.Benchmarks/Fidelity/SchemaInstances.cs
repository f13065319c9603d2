using System.Globalization;
using System.Text.Json.Nodes;

namespace Fal.Build.Benchmarks.Fidelity;

/// <summary>Makes values that a schema allows: the smallest, the largest, and one for each enum member, union variant and bound.</summary>
/// <param name="schemas">The document.</param>
public sealed class SchemaInstances(OpenApiText schemas)
{
    /// <summary>How deep optional members are followed, which only matters to schemas that hold themselves.</summary>
    private const int Deepest = 6;

    /// <summary>An object with its required members only.</summary>
    public JsonObject Minimal(JsonObject schema, int depth = 0) => new(
        schemas.Properties(schema)
            .Where(property => property.IsRequired)
            .Select(property => KeyValuePair.Create<string, JsonNode?>(property.Name, First(property.Schema, property.Name, depth + 1))));

    /// <summary>An object with every member, at every depth.</summary>
    public JsonObject Maximal(JsonObject schema, int depth = 0) => new(
        schemas.Properties(schema)
            .Where(property => property.IsRequired || depth < Deepest)
            .Select(property => KeyValuePair.Create<string, JsonNode?>(property.Name, Fullest(property.Schema, property.Name, depth + 1))));

    /// <summary>Objects with the required members and one more, once for each value that this can have.</summary>
    public IEnumerable<JsonObject> OneByOne(JsonObject schema)
    {
        foreach (var property in schemas.Properties(schema))
        {
            foreach (var value in Values(property.Schema, property.Name, 1))
            {
                var instance = Minimal(schema);
                instance[property.Name] = value;
                yield return instance;
            }
        }
    }

    /// <summary>Every kind of value that a schema allows, but null.</summary>
    public IEnumerable<JsonNode> Values(JsonObject schema, string name, int depth) =>
        schemas.Variants(schema).SelectMany(variant => VariantValues(variant, name, depth));

    private JsonNode First(JsonObject schema, string name, int depth) => Values(schema, name, depth).First();

    private JsonNode Fullest(JsonObject schema, string name, int depth)
    {
        var variant = schemas.Variants(schema)[^1];
        if (IsObject(variant))
        {
            return Maximal(variant, depth);
        }

        return variant["items"] is JsonObject items && (string?)variant["type"] == "array" && !IsTuple(variant)
            ? Repeat(variant, [Fullest(items, name, depth + 1)])
            : VariantValues(variant, name, depth).Last();
    }

    private IEnumerable<JsonNode> VariantValues(JsonObject schema, string name, int depth)
    {
        if (schema["const"] is { } constant)
        {
            return [constant.DeepClone()];
        }

        if (schema["enum"] is JsonArray values)
        {
            return values.Where(value => value is not null).Select(value => value!.DeepClone());
        }

        return (string?)schema["type"] switch
        {
            "string" => [TextOf(schema, name)],
            "boolean" => [true, false],
            "integer" => Numbers(schema, isInteger: true),
            "number" => Numbers(schema, isInteger: false),
            "array" => Arrays(schema, name, depth),
            _ when IsObject(schema) => depth > Deepest ? [Minimal(schema, depth)] : Objects(schema, depth),
            "object" when schema["additionalProperties"] is JsonObject { Count: > 0 } map =>
                Values(map, name, depth + 1).Select(JsonNode (value) => new JsonObject { ["some key"] = value }).Prepend(new JsonObject()),
            _ => [new JsonObject { ["free"] = new JsonArray(1, "form", null) }],
        };
    }

    private IEnumerable<JsonNode> Objects(JsonObject schema, int depth)
    {
        yield return Minimal(schema, depth);
        foreach (var property in schemas.Properties(schema))
        {
            foreach (var value in Values(property.Schema, property.Name, depth + 1))
            {
                var instance = Minimal(schema, depth);
                instance[property.Name] = value;
                yield return instance;
            }
        }

        if (schema["additionalProperties"] is JsonValue allowed && (bool)allowed)
        {
            var instance = Minimal(schema, depth);
            instance["one more"] = 1.5;
            yield return instance;
        }
    }

    private IEnumerable<JsonNode> Arrays(JsonObject schema, string name, int depth)
    {
        if (TupleItems(schema) is { } items)
        {
            return [new JsonArray([.. items.Select(item => First(item, name, depth + 1))]), new JsonArray([.. items.Select(item => Values(item, name, depth + 1).Last())])];
        }

        var single = schema["items"] is JsonObject itemSchema ? Values(itemSchema, name, depth + 1) : [new JsonObject { ["free"] = true }];
        return single.Select(JsonNode (value) => Repeat(schema, [value]));
    }

    private JsonArray Repeat(JsonObject schema, List<JsonNode> seed)
    {
        var count = Math.Max(1, (int?)schema["minItems"] ?? 0);
        var isUnique = (bool?)schema["uniqueItems"] == true;
        var others = isUnique && schema["items"] is JsonObject items ? Values(items, "", Deepest).Where(value => !OpenApiText.AreEqual(value, seed[0])).ToList() : seed;
        return new JsonArray([.. seed.Concat(Enumerable.Range(0, count - 1).Select(index => others[index % others.Count])).Select(value => value.DeepClone())]);
    }

    private bool IsObject(JsonObject schema) => schemas.Properties(schema).Count > 0;

    private static bool IsTuple(JsonObject schema) => TupleItems(schema) is not null;

    /// <summary>Schemas of a tuple's items; null for a schema that is no tuple.</summary>
    internal static List<JsonObject>? TupleItems(JsonObject schema) =>
        schema["prefixItems"] is JsonArray prefix ? [.. prefix.Select(item => (JsonObject)item!)]
        : schema["items"] is JsonObject items && items.ContainsKey("0") ? [.. items.Select(item => (JsonObject)item.Value!)]
        : null;

    private static JsonNode TextOf(JsonObject schema, string name)
    {
        var text = name.EndsWith("_url", StringComparison.Ordinal) || name.EndsWith("_urls", StringComparison.Ordinal) || name.EndsWith("_uri", StringComparison.Ordinal) || (string?)schema["format"] == "uri"
            ? "https://example.com/a file.png?x=1&y=\"2\""
            : (string?)schema["format"] == "uuid4" ? "0a6f2c1e-6f0a-4a55-9d0b-2c9b0d9f4a11" : "täxt \"x\" \\ 🎈";
        text += new string('x', Math.Max(0, ((int?)schema["minLength"] ?? 0) - text.EnumerateRunes().Count()));
        return text.Length > ((int?)schema["maxLength"] ?? int.MaxValue) ? new string('x', (int)schema["maxLength"]!) : text;
    }

    /// <summary>Values at the bounds, or near where these are open; whole ones for integers.</summary>
    private static IEnumerable<JsonNode> Numbers(JsonObject schema, bool isInteger)
    {
        var step = Decimal(schema["multipleOf"]) ?? (isInteger ? 1m : 0.5m);
        var lowest = Decimal(schema["minimum"]) ?? (Decimal(schema["exclusiveMinimum"]) is { } above ? above + step : null);
        var highest = Decimal(schema["maximum"]) ?? (Decimal(schema["exclusiveMaximum"]) is { } below ? below - step : null);
        var first = lowest ?? Math.Min(0, highest ?? 0);
        var last = highest ?? Math.Max(first, 7 * step);
        if (Decimal(schema["multipleOf"]) is { } multiple)
        {
            first = Math.Ceiling(first / multiple) * multiple;
            last = Math.Floor(last / multiple) * multiple;
        }

        return new[] { first, last }.Select(value => Math.Clamp(value, long.MinValue, long.MaxValue)).Distinct()
            .Select(value => isInteger ? JsonNode.Parse(value.ToString("0", CultureInfo.InvariantCulture))! : JsonNode.Parse(((double)value).ToString("R", CultureInfo.InvariantCulture))!);
    }

    private static decimal? Decimal(JsonNode? node) =>
        node is null ? null : decimal.TryParse(node.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null;
}
