using System.Text.Json;
using System.Text.Json.Nodes;

namespace Fal.Build.Core.Tests.Corpus;

/// <summary>
/// Reads an OpenAPI document as text for the tests. It shares nothing with the generator's reader, so that what that loses is
/// missed here.
/// </summary>
internal sealed class SchemaText
{
    private readonly JsonObject _document;

    public SchemaText(string file)
    {
        _document = (JsonObject)JsonNode.Parse(File.ReadAllText(file))!;
        Id = (string)_document["info"]!["x-fal-metadata"]!["endpointId"]!;
        var paths = (JsonObject)_document["paths"]!;
        Input = (JsonObject)paths["/" + Id]!["post"]!["requestBody"]!["content"]!["application/json"]!["schema"]!;
        Output = (JsonObject)paths[$"/{Id}/requests/{{request_id}}"]!["get"]!["responses"]!["200"]!["content"]!["application/json"]!["schema"]!;
    }

    public string Id { get; }

    public JsonObject Input { get; }

    public JsonObject Output { get; }

    public JsonObject Components => (JsonObject)_document["components"]!["schemas"]!;

    /// <summary>What a schema says once references and single allOf are followed; siblings of the reference go first.</summary>
    public JsonObject Resolve(JsonObject schema)
    {
        var reference = (string?)schema["$ref"] ?? (schema["allOf"] is JsonArray { Count: 1 } all ? (string?)all[0]!["$ref"] : null);
        if (reference is null)
        {
            return schema;
        }

        var target = Components[reference["#/components/schemas/".Length..]] as JsonObject;
        if (target is null)
        {
            return [];
        }

        var resolved = (JsonObject)Resolve(target).DeepClone();
        foreach (var (key, value) in schema)
        {
            if (key is not ("$ref" or "allOf"))
            {
                resolved[key] = value?.DeepClone();
            }
        }

        return resolved;
    }

    /// <summary>The variants of a schema, null left out; one for a schema that is no union.</summary>
    public IReadOnlyList<JsonObject> Variants(JsonObject schema)
    {
        var resolved = Resolve(schema);
        return (resolved["anyOf"] ?? resolved["oneOf"]) is JsonArray variants
            ? [.. variants.SelectMany(variant => Variants((JsonObject)variant!)).Where(variant => (string?)variant["type"] != "null")]
            : [resolved];
    }

    public bool AllowsNull(JsonObject schema)
    {
        var resolved = Resolve(schema);
        return (resolved["anyOf"] ?? resolved["oneOf"]) is JsonArray variants
            ? variants.Any(variant => AllowsNull((JsonObject)variant!))
            : (string?)resolved["type"] == "null" || (bool?)resolved["nullable"] == true || (resolved["enum"] is JsonArray values && values.Any(value => value is null));
    }

    /// <summary>Properties of an object schema; empty for anything else.</summary>
    public IReadOnlyList<(string Name, JsonObject Schema, bool IsRequired)> Properties(JsonObject schema)
    {
        var resolved = Resolve(schema);
        var required = resolved["required"] is JsonArray names ? names.Select(name => (string)name!).ToHashSet(StringComparer.Ordinal) : [];
        return resolved["properties"] is JsonObject properties
            ? [.. properties.Select(property => (property.Key, (JsonObject)property.Value!, required.Contains(property.Key)))]
            : [];
    }

    /// <summary>Whether two values say the same; numbers by value, objects whatever their order.</summary>
    public static bool AreEqual(JsonNode? left, JsonNode? right) => (left, right) switch
    {
        (null, null) => true,
        (JsonObject a, JsonObject b) => a.Count == b.Count && a.All(member => b.ContainsKey(member.Key) && AreEqual(member.Value, b[member.Key])),
        (JsonArray a, JsonArray b) => a.Count == b.Count && a.Zip(b).All(pair => AreEqual(pair.First, pair.Second)),
        (JsonValue a, JsonValue b) => a.GetValueKind() == b.GetValueKind()
            && (a.GetValueKind() == JsonValueKind.Number ? double.Parse(a.ToJsonString(), Invariant).Equals(double.Parse(b.ToJsonString(), Invariant)) : a.ToString() == b.ToString()),
        _ => false,
    };

    private static IFormatProvider Invariant => System.Globalization.CultureInfo.InvariantCulture;
}
