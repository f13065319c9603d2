using System.Text.Json;

namespace Fal.Standin.Answers;

/// <summary>An endpoint's OpenAPI document, and the schemas of its input and output.</summary>
internal sealed class EndpointSchema
{
    private readonly JsonElement _document;

    public EndpointSchema(JsonElement document)
    {
        _document = document;
        foreach (var path in Members(Member(document, "paths")))
        {
            Input ??= Descend(path.Value, "post", "requestBody", "content", "application/json", "schema");
            if (path.Name.EndsWith("/requests/{request_id}", StringComparison.Ordinal))
            {
                Output ??= Descend(path.Value, "get", "responses", "200", "content", "application/json", "schema");
            }
        }
    }

    public JsonElement? Input { get; }

    public JsonElement? Output { get; }

    /// <summary>Follows references, and takes what isn't null of alternatives, until there is something to look at.</summary>
    public JsonElement Resolve(JsonElement schema)
    {
        // A reference may lead to itself; no real one goes deeper than this.
        for (var step = 0; step < 32; step++)
        {
            if (Member(schema, "$ref") is { ValueKind: JsonValueKind.String } reference)
            {
                schema = Descend(_document, reference.GetString()!.TrimStart('#', '/').Split('/')) ?? default;
            }
            else if (Alternatives(schema).FirstOrDefault(alternative => !IsNull(alternative)) is { ValueKind: JsonValueKind.Object } first)
            {
                schema = first;
            }
            else
            {
                break;
            }
        }

        return schema;
    }

    /// <summary>The alternatives of a schema: <c>anyOf</c>, <c>oneOf</c>, or the only one of an <c>allOf</c>.</summary>
    public static IEnumerable<JsonElement> Alternatives(JsonElement schema) =>
        new[] { "anyOf", "oneOf", "allOf" }
            .Select(keyword => Member(schema, keyword))
            .Where(list => list.ValueKind == JsonValueKind.Array)
            .SelectMany(list => list.EnumerateArray());

    /// <summary>The properties of an object, in the order in which the service gives them.</summary>
    public static IEnumerable<JsonProperty> Properties(JsonElement schema)
    {
        var order = Member(schema, "x-fal-order-properties") is { ValueKind: JsonValueKind.Array } list
            ? list.EnumerateArray().Select(name => name.GetString()).ToList()
            : [];
        return Members(Member(schema, "properties")).OrderBy(property => order.IndexOf(property.Name) is >= 0 and var place ? place : int.MaxValue);
    }

    /// <summary>The properties that an object has to have.</summary>
    public static IEnumerable<string> Required(JsonElement schema) =>
        Member(schema, "required") is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray().Select(name => name.GetString()!) : [];

    public static JsonElement Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) ? member : default;

    public static string? TypeOf(JsonElement schema) => Member(schema, "type") is { ValueKind: JsonValueKind.String } type ? type.GetString() : null;

    private static bool IsNull(JsonElement schema) => TypeOf(schema) == "null";

    private static IEnumerable<JsonProperty> Members(JsonElement element) =>
        element.ValueKind == JsonValueKind.Object ? element.EnumerateObject() : Enumerable.Empty<JsonProperty>();

    private static JsonElement? Descend(JsonElement element, params IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            element = Member(element, name);
        }

        return element.ValueKind == JsonValueKind.Undefined ? null : element;
    }
}
