using System.Text.Json.Nodes;

namespace Fal.Build.Benchmarks.Fidelity;

/// <summary>An object that a request or an answer can hold, and the way to it.</summary>
/// <param name="Schema">Its schema.</param>
/// <param name="Pointer">Where the schema stands.</param>
/// <param name="Wrap">Makes a whole request or answer around one such object.</param>
/// <param name="Unwrap">Finds that object in a whole request or answer; null when it isn't there.</param>
public sealed record SchemaPlace(JsonObject Schema, string Pointer, Func<JsonObject, JsonNode> Wrap, Func<JsonNode?, JsonObject?> Unwrap);

/// <summary>Finds every object schema of a document that a request or an answer can hold, each once.</summary>
/// <param name="schemas">The document.</param>
public sealed class SchemaWalk(OpenApiText schemas)
{
    private readonly SchemaInstances _instances = new(schemas);
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly List<SchemaPlace> _places = [];

    /// <summary>The objects reachable from a root, the root first.</summary>
    /// <param name="root">Schema of a request or an answer.</param>
    public IReadOnlyList<SchemaPlace> Places(JsonObject root)
    {
        _seen.Clear();
        _places.Clear();
        Visit(root, "", node => node, node => node);
        return [.. _places];
    }

    private void Visit(JsonObject schema, string pointer, Func<JsonNode, JsonNode> wrap, Func<JsonNode?, JsonNode?> unwrap)
    {
        foreach (var (variant, place) in schemas.VariantsAt(schema, pointer))
        {
            var properties = schemas.Properties(variant);
            if (properties.Count > 0)
            {
                if (!_seen.Add(place))
                {
                    continue;
                }

                _places.Add(new(variant, place, inner => wrap(inner), node => unwrap(node) as JsonObject));
                foreach (var (name, inner, _) in properties)
                {
                    Visit(
                        inner,
                        $"{place}/properties/{name}",
                        value => wrap(With(_instances.Minimal(variant), name, value)),
                        node => (unwrap(node) as JsonObject)?[name]);
                }
            }
            else if (variant["items"] is JsonObject items && (string?)variant["type"] == "array" && !items.ContainsKey("0"))
            {
                Visit(items, place + "/items", value => wrap(new JsonArray(value)), node => unwrap(node) is JsonArray { Count: > 0 } array ? array[0] : null);
            }
            else if (variant["additionalProperties"] is JsonObject map)
            {
                Visit(map, place + "/additionalProperties", value => wrap(new JsonObject { ["key"] = value }), node => (unwrap(node) as JsonObject)?["key"]);
            }
        }
    }

    private static JsonObject With(JsonObject instance, string name, JsonNode value)
    {
        instance[name] = value;
        return instance;
    }
}
