using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Fal.Standin.Answers;

/// <summary>
/// Checks an input's own fields against its schema, as the service's models do before they run: what is required, of which type,
/// among which values, within which bounds. What lies deeper isn't looked at.
/// </summary>
internal sealed class InputCheck(EndpointSchema schema)
{
    public IReadOnlyList<StandinDetail> Check(JsonElement input)
    {
        if (input.ValueKind == JsonValueKind.Undefined)
        {
            return [new StandinDetail([], "JSON decode error", "json_invalid")];
        }

        if (schema.Input is not { } reference || schema.Resolve(reference) is not { ValueKind: JsonValueKind.Object } root)
        {
            return [];
        }

        if (input.ValueKind != JsonValueKind.Object)
        {
            return [new StandinDetail([], "Input should be a valid dictionary or object to extract fields from", "model_attributes_type", ToNode(input))];
        }

        return [.. Missing(root, input), .. Properties(root, input)];
    }

    private static IEnumerable<StandinDetail> Missing(JsonElement root, JsonElement input) =>
        from name in EndpointSchema.Required(root)
        where !input.TryGetProperty(name, out _)
        select new StandinDetail([name], "Field required", "missing", ToNode(input));

    private IEnumerable<StandinDetail> Properties(JsonElement root, JsonElement input) =>
        from property in EndpointSchema.Properties(root)
        let value = EndpointSchema.Member(input, property.Name)
        where value.ValueKind != JsonValueKind.Undefined
        let fault = Value(property.Value, value)
        where fault is not null
        select fault with { Location = [property.Name], Input = ToNode(value) };

    private StandinDetail? Value(JsonElement reference, JsonElement value, int depth = 0)
    {
        var alternatives = EndpointSchema.Alternatives(reference).ToList();
        if (alternatives.Count > 0 && depth < 8)
        {
            // What fits no alternative is told by the first, which is what most people meant.
            var faults = alternatives.ConvertAll(alternative => Value(alternative, value, depth + 1));
            return faults.Contains(null) ? null : faults[0];
        }

        var resolved = EndpointSchema.Member(reference, "$ref").ValueKind == JsonValueKind.String ? schema.Resolve(reference) : reference;
        return Type(resolved, value) ?? Choice(resolved, value) ?? Bounds(resolved, value);
    }

    private static StandinDetail? Type(JsonElement schema, JsonElement value)
    {
        var kind = value.ValueKind;
        return EndpointSchema.TypeOf(schema) switch
        {
            "string" when kind != JsonValueKind.String => Fault("Input should be a valid string", "string_type"),
            "integer" when kind != JsonValueKind.Number => Fault("Input should be a valid integer", "int_type"),
            "integer" when value.GetDouble() % 1 != 0 => Fault("Input should be a valid integer, got a number with a fractional part", "int_from_float"),
            "number" when kind != JsonValueKind.Number => Fault("Input should be a valid number", "float_type"),
            "boolean" when kind is not (JsonValueKind.True or JsonValueKind.False) => Fault("Input should be a valid boolean", "bool_type"),
            "array" when kind != JsonValueKind.Array => Fault("Input should be a valid list", "list_type"),
            "object" when kind != JsonValueKind.Object => Fault("Input should be a valid dictionary", "dict_type"),
            "null" when kind != JsonValueKind.Null => Fault("Input should be None", "none_required"),
            _ => null,
        };
    }

    private static StandinDetail? Choice(JsonElement schema, JsonElement value)
    {
        if (EndpointSchema.Member(schema, "enum") is not { ValueKind: JsonValueKind.Array } choices
            || choices.EnumerateArray().Any(choice => JsonElement.DeepEquals(choice, value)))
        {
            return null;
        }

        var texts = choices.EnumerateArray().Select(choice => choice.ValueKind == JsonValueKind.String ? $"'{choice.GetString()}'" : choice.GetRawText()).ToList();
        var expected = texts.Count < 2 ? string.Concat(texts) : $"{string.Join(", ", texts[..^1])} or {texts[^1]}";
        return Fault($"Input should be {expected}", "literal_error", new JsonObject { ["expected"] = expected });
    }

    private static StandinDetail? Bounds(JsonElement schema, JsonElement value) =>
        value.ValueKind != JsonValueKind.Number ? null
            : Bound(schema, "minimum", "ge", "greater_than_equal", "greater than or equal to", limit => value.GetDouble() >= limit)
                ?? Bound(schema, "maximum", "le", "less_than_equal", "less than or equal to", limit => value.GetDouble() <= limit)
                ?? Bound(schema, "exclusiveMinimum", "gt", "greater_than", "greater than", limit => value.GetDouble() > limit)
                ?? Bound(schema, "exclusiveMaximum", "lt", "less_than", "less than", limit => value.GetDouble() < limit);

    private static StandinDetail? Bound(JsonElement schema, string keyword, string context, string type, string words, Func<double, bool> fits) =>
        EndpointSchema.Member(schema, keyword) is not { ValueKind: JsonValueKind.Number } bound || fits(bound.GetDouble())
            ? null
            : Fault(string.Create(CultureInfo.InvariantCulture, $"Input should be {words} {bound.GetDouble()}"), type, new JsonObject { [context] = bound.GetDouble() });

    private static StandinDetail Fault(string message, string type, JsonObject? context = null) => new([], message, type, null, context);

    private static JsonNode? ToNode(JsonElement value) => JsonNode.Parse(value.GetRawText());
}
