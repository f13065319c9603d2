using System.Text.Json;
using System.Text.Json.Nodes;

namespace Fal.Build.Benchmarks.Fidelity;

/// <summary>Says what a request holds once the schema's defaults stand in for what was left alone.</summary>
/// <param name="schemas">The document.</param>
public sealed class SchemaDefaults(OpenApiText schemas)
{
    /// <summary>A request completed: constants always, valid defaults where nothing is set, at any depth.</summary>
    public JsonObject Complete(JsonObject schema, JsonObject instance)
    {
        var complete = new JsonObject();
        foreach (var property in schemas.Properties(schema))
        {
            var resolved = schemas.Resolve(property.Schema);
            if (instance.TryGetPropertyValue(property.Name, out var value))
            {
                complete[property.Name] = CompleteValue(property.Schema, value);
            }
            else if (resolved["const"] is { } constant)
            {
                complete[property.Name] = constant.DeepClone();
            }
            else if (ValidDefault(property.Schema) is { } fallback)
            {
                complete[property.Name] = CompleteValue(property.Schema, fallback);
            }
        }

        foreach (var (name, value) in instance)
        {
            if (!complete.ContainsKey(name))
            {
                complete[name] = value?.DeepClone();
            }
        }

        return complete;
    }

    /// <summary>A property's default, where it has one that isn't null and that its own schema allows.</summary>
    public JsonNode? ValidDefault(JsonObject schema) =>
        schemas.Resolve(schema) is { } resolved && resolved["const"] is null && resolved["default"] is { } fallback && IsAllowed(schema, fallback) ? fallback : null;

    /// <summary>A value completed, where it is or holds objects.</summary>
    public JsonNode? CompleteValue(JsonObject schema, JsonNode? value)
    {
        var variants = schemas.Variants(schema);
        return value switch
        {
            JsonObject given when variants.FirstOrDefault(variant => IsObjectOf(variant, given)) is { } variant => Complete(variant, given),
            JsonObject map when variants.FirstOrDefault(variant => schemas.Properties(variant).Count == 0 && variant["additionalProperties"] is JsonObject { Count: > 0 }) is { } variant =>
                new JsonObject(map.Select(member => KeyValuePair.Create(member.Key, CompleteValue((JsonObject)variant["additionalProperties"]!, member.Value)))),
            JsonArray items when variants.Select(SchemaInstances.TupleItems).FirstOrDefault(tuple => tuple?.Count == items.Count) is { } tuple =>
                new JsonArray([.. items.Zip(tuple, (item, itemSchema) => CompleteValue(itemSchema, item))]),
            JsonArray items when variants.FirstOrDefault(variant => variant["items"] is JsonObject item && !item.ContainsKey("0")) is { } list =>
                new JsonArray([.. items.Select(item => CompleteValue((JsonObject)list["items"]!, item))]),
            _ => value?.DeepClone(),
        };
    }

    private bool IsObjectOf(JsonObject variant, JsonObject given)
    {
        var properties = schemas.Properties(variant);
        return properties.Count > 0 && properties.All(property => !property.IsRequired || given.ContainsKey(property.Name));
    }

    private bool IsAllowed(JsonObject schema, JsonNode value) => schemas.Variants(schema).Any(variant =>
        variant["enum"] is JsonArray members ? members.Any(member => OpenApiText.AreEqual(member, value))
        : variant["const"] is { } constant ? OpenApiText.AreEqual(constant, value)
        : (string?)variant["type"] switch
        {
            "string" => value.GetValueKind() == JsonValueKind.String,
            "integer" or "number" => value.GetValueKind() == JsonValueKind.Number,
            "boolean" => value.GetValueKind() is JsonValueKind.True or JsonValueKind.False,
            "array" => value is JsonArray,
            _ => value is JsonObject,
        });
}
