using System.Text.Json;
using System.Text.Json.Nodes;

namespace Fal.Build.Benchmarks.Fidelity;

/// <summary>
/// Reads an OpenAPI document as text for the tests. It shares nothing with the generator's reader, so that what that loses is
/// missed here.
/// </summary>
public sealed class OpenApiText
{
    private readonly JsonObject _document;

    private OpenApiText(JsonObject document)
    {
        _document = document;
        Id = (string?)document["info"]?["x-fal-metadata"]?["endpointId"];
    }

    /// <summary>The endpoint's id, or null where the document doesn't say.</summary>
    public string? Id { get; }

    /// <summary>Schema of a request.</summary>
    public JsonObject Input => (JsonObject)Paths["/" + Id]!["post"]!["requestBody"]!["content"]!["application/json"]!["schema"]!;

    /// <summary>Schema of an answer.</summary>
    public JsonObject Output => (JsonObject)Paths[$"/{Id}/requests/{{request_id}}"]!["get"]!["responses"]!["200"]!["content"]!["application/json"]!["schema"]!;

    private JsonObject Paths => (JsonObject)_document["paths"]!;

    /// <summary>Reads a document; one that isn't a JSON object is empty.</summary>
    /// <param name="file">The document.</param>
    public static OpenApiText Read(string file)
    {
        try
        {
            return new(JsonNode.Parse(File.ReadAllText(file)) as JsonObject ?? []);
        }
        catch (JsonException)
        {
            return new([]);
        }
    }

    /// <summary>Reads a document's text.</summary>
    /// <param name="text">A JSON object.</param>
    public static OpenApiText Parse(string text) => new((JsonObject)JsonNode.Parse(text)!);

    /// <summary>A document with an overlay laid over it, where there is one.</summary>
    /// <param name="document">The document.</param>
    /// <param name="overlayFile">The overlay; it need not exist.</param>
    public static OpenApiText WithOverlay(OpenApiText document, string overlayFile) =>
        File.Exists(overlayFile)
            ? new((JsonObject)Merge(document._document.DeepClone(), JsonNode.Parse(File.ReadAllText(overlayFile))!["patch"])!)
            : document;

    private static JsonNode? Merge(JsonNode? target, JsonNode? patch)
    {
        if (patch is not JsonObject changes)
        {
            return patch?.DeepClone();
        }

        var merged = target as JsonObject ?? [];
        foreach (var (key, value) in changes)
        {
            if (value is null)
            {
                merged.Remove(key);
            }
            else
            {
                merged[key] = Merge(merged[key]?.DeepClone(), value);
            }
        }

        return merged;
    }

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
            : [.. EachType(resolved).Where(variant => resolved["type"] is not JsonArray || (string?)variant["type"] != "null")];
    }

    /// <summary>A schema once for each type of a list of types.</summary>
    private static IEnumerable<JsonObject> EachType(JsonObject schema)
    {
        if (schema["type"] is not JsonArray types)
        {
            return [schema];
        }

        return types.Select(type =>
        {
            var single = (JsonObject)schema.DeepClone();
            single["type"] = type!.DeepClone();
            return single;
        });
    }

    /// <summary>The variants of a schema as <see cref="Variants"/> gives them, each with the pointer where it stands.</summary>
    public IEnumerable<(JsonObject Schema, string Pointer)> VariantsAt(JsonObject schema, string pointer)
    {
        var reference = (string?)schema["$ref"] ?? (schema["allOf"] is JsonArray { Count: 1 } all ? (string?)all[0]!["$ref"] : null);
        var resolved = Resolve(schema);
        var place = reference is null ? pointer : reference[1..];
        if ((resolved["anyOf"] ?? resolved["oneOf"]) is not JsonArray variants)
        {
            return [(resolved, place)];
        }

        var keyword = resolved.ContainsKey("anyOf") ? "anyOf" : "oneOf";
        return variants.SelectMany((variant, index) => VariantsAt((JsonObject)variant!, $"{place}/{keyword}/{index}"))
            .Where(variant => (string?)variant.Schema["type"] != "null");
    }

    public bool AllowsNull(JsonObject schema)
    {
        var resolved = Resolve(schema);
        return (resolved["anyOf"] ?? resolved["oneOf"]) is JsonArray variants
            ? variants.Any(variant => AllowsNull((JsonObject)variant!))
            : EachType(resolved).Any(single => (string?)single["type"] == "null") || (bool?)resolved["nullable"] == true || (resolved["enum"] is JsonArray values && values.Any(value => value is null));
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
