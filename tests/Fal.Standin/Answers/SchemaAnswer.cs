using System.Text.Json;
using System.Text.Json.Nodes;

namespace Fal.Standin.Answers;

/// <summary>
/// Makes an answer that an endpoint might give: every field of its output schema, with what the input said where both have the
/// field, text made of the prompt, numbers within their bounds, and files that this server hands out.
/// </summary>
internal sealed class SchemaAnswer(EndpointSchema schema, JsonElement input, string cdn)
{
    private const int DeepestLevel = 8;

    public JsonNode? Make() => schema.Output is { } output ? Value("output", output, 0) : new JsonObject();

    private JsonNode? Value(string name, JsonElement reference, int level)
    {
        var resolved = schema.Resolve(reference);
        if (level > DeepestLevel)
        {
            return null; // A schema that contains itself.
        }

        if (EndpointSchema.Member(resolved, "const") is { ValueKind: not JsonValueKind.Undefined } only)
        {
            return ToNode(only);
        }

        if (EndpointSchema.Member(resolved, "enum") is { ValueKind: JsonValueKind.Array } choices && choices.GetArrayLength() > 0)
        {
            return ToNode(choices[0]);
        }

        return EndpointSchema.TypeOf(resolved) switch
        {
            "string" => Text(name, resolved),
            "integer" => Number(name, resolved, whole: true),
            "number" => Number(name, resolved, whole: false),
            "boolean" => JsonValue.Create(false),
            "array" => new JsonArray([.. Items(resolved).Select(item => Value(name, item, level + 1))]),
            "null" => null,
            _ => Object(name, reference, resolved, level),
        };
    }

    private JsonObject Object(string name, JsonElement reference, JsonElement resolved, int level)
    {
        var properties = EndpointSchema.Properties(resolved).ToList();
        if (properties.Exists(property => property.Name == "url"))
        {
            return Asset(name, reference, resolved, properties, level);
        }

        var made = new JsonObject();
        foreach (var property in properties)
        {
            made[property.Name] = Value(property.Name, property.Value, level + 1);
        }

        if (properties.Count == 0 && EndpointSchema.Member(resolved, "additionalProperties") is { ValueKind: JsonValueKind.Object } values)
        {
            made["standin"] = Value("standin", values, level + 1);
        }

        return made;
    }

    private JsonObject Asset(string name, JsonElement reference, JsonElement resolved, IEnumerable<JsonProperty> properties, int level)
    {
        var file = HostedFile.For(name);
        if (file.Kind == AssetKind.File)
        {
            var component = EndpointSchema.Alternatives(reference).Prepend(reference)
                .Select(schema => EndpointSchema.Member(schema, "$ref"))
                .FirstOrDefault(text => text.ValueKind == JsonValueKind.String);
            file = HostedFile.For(component.ValueKind == JsonValueKind.String ? component.GetString()!.Split('/')[^1] : name);
        }

        var required = EndpointSchema.Required(resolved).ToHashSet();
        var made = new JsonObject();
        foreach (var property in properties)
        {
            JsonNode? value = property.Name switch
            {
                "url" => Address(file),
                "content_type" => file.ContentType,
                "file_name" => file.FileName,
                "file_size" => file.Content.Length,
                "width" when file.Kind is AssetKind.Image or AssetKind.Video => HostedFile.Width,
                "height" when file.Kind is AssetKind.Image or AssetKind.Video => HostedFile.Height,
                "duration" when file.Kind == AssetKind.Audio => 0.1,
                _ => required.Contains(property.Name) ? Value(property.Name, property.Value, level + 1) : null,
            };
            if (value is not null)
            {
                made[property.Name] = value;
            }
        }

        return made;
    }

    private JsonNode Text(string name, JsonElement resolved)
    {
        if (Given(name) is { ValueKind: JsonValueKind.String } given)
        {
            return given.GetString()!;
        }

        if (name == "url" || name.EndsWith("_url", StringComparison.Ordinal) || name.EndsWith("_urls", StringComparison.Ordinal))
        {
            return Address(HostedFile.For(name));
        }

        var text = Given("prompt") is { ValueKind: JsonValueKind.String } prompt ? $"The stand-in's answer to: {prompt.GetString()}" : $"The stand-in's {name}";
        return EndpointSchema.Member(resolved, "maxLength") is { ValueKind: JsonValueKind.Number } longest && longest.GetInt64() < text.Length
            ? text[..longest.GetInt32()]
            : text;
    }

    private JsonValue Number(string name, JsonElement resolved, bool whole)
    {
        var wanted = Given(name) is { ValueKind: JsonValueKind.Number } given ? given.GetDouble() : name == "seed" ? 42 : whole ? 1 : 0.5;
        var least = Bound(resolved, "minimum") ?? Bound(resolved, "exclusiveMinimum") + (whole ? 1 : 1e-6) ?? double.MinValue;
        var most = Bound(resolved, "maximum") ?? Bound(resolved, "exclusiveMaximum") - (whole ? 1 : 1e-6) ?? double.MaxValue;
        var number = Math.Max(least, Math.Min(most, wanted));
        return whole ? JsonValue.Create((long)number) : JsonValue.Create(number);
    }

    private JsonElement Given(string name) => EndpointSchema.Member(input, name);

    private string Address(HostedFile file) => $"{cdn}files/standin/{file.FileName}";

    private static int Count(JsonElement resolved) => (int)(Bound(resolved, "minItems") ?? 1);

    /// <summary>What the items of a list are: those of a tuple, then as many as there have to be, at least one.</summary>
    private static IEnumerable<JsonElement> Items(JsonElement resolved) =>
        EndpointSchema.Member(resolved, "prefixItems") is { ValueKind: JsonValueKind.Array } tuple
            ? tuple.EnumerateArray()
            : Enumerable.Repeat(EndpointSchema.Member(resolved, "items"), Count(resolved));

    private static double? Bound(JsonElement resolved, string keyword) =>
        EndpointSchema.Member(resolved, keyword) is { ValueKind: JsonValueKind.Number } bound ? bound.GetDouble() : null;

    private static JsonNode? ToNode(JsonElement value) => JsonNode.Parse(value.GetRawText());
}
