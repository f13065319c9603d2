using System.Text.Json;
using Fal.Nodes;

namespace Fal.Sample.Commands;

/// <summary>What an endpoint's input schema says about one argument.</summary>
internal sealed record EndpointArgument(string Name, string Type, bool IsRequired, string? Default, string? Description)
{
    /// <summary>The arguments of an endpoint, in the service's order.</summary>
    public static IReadOnlyList<EndpointArgument> Of(FalEndpoint endpoint)
    {
        if (endpoint.InputSchema is not { } schema || !schema.TryGetProperty("properties", out var properties))
        {
            return [];
        }

        var order = Texts(schema, "x-fal-order-properties");
        var required = Texts(schema, "required");
        return [.. properties.EnumerateObject()
            .OrderBy(property => order.IndexOf(property.Name) is >= 0 and var place ? place : int.MaxValue)
            .Select(property => Of(property, required.Contains(property.Name)))];
    }

    private static EndpointArgument Of(JsonProperty property, bool isRequired) => new(
        property.Name,
        TypeOf(property.Value),
        isRequired,
        property.Value.TryGetProperty("default", out var value) && value.ValueKind != JsonValueKind.Null && !property.Value.TryGetProperty("const", out _) ? value.GetRawText() : null,
        property.Value.TryGetProperty("description", out var description) ? description.GetString() : null);

    private static string TypeOf(JsonElement schema)
    {
        if (schema.TryGetProperty("$ref", out var reference))
        {
            // What has a name is told by it: its members are for the schema to say.
            return reference.GetString()!.Split('/')[^1];
        }

        foreach (var keyword in new[] { "anyOf", "oneOf", "allOf" })
        {
            if (schema.TryGetProperty(keyword, out var alternatives))
            {
                return string.Join(" or ", alternatives.EnumerateArray().Select(alternative => TypeOf(alternative)));
            }
        }

        if (schema.TryGetProperty("const", out var only))
        {
            return $"always {only.GetRawText()}";
        }

        if (schema.TryGetProperty("enum", out var choices))
        {
            return string.Join(" | ", choices.EnumerateArray());
        }

        var type = schema.TryGetProperty("type", out var name) ? name.ToString() : "anything";
        return type == "array" && schema.TryGetProperty("items", out var items) ? $"list of {TypeOf(items)}" : type + BoundsOf(schema);
    }

    private static string BoundsOf(JsonElement schema)
    {
        var bounds =
            from bound in new[] { ("minimum", "≥"), ("exclusiveMinimum", ">"), ("maximum", "≤"), ("exclusiveMaximum", "<") }
            where schema.TryGetProperty(bound.Item1, out _)
            select $" {bound.Item2} {schema.GetProperty(bound.Item1)}";
        return string.Concat(bounds);
    }

    private static List<string> Texts(JsonElement schema, string name) =>
        schema.TryGetProperty(name, out var list) ? [.. list.EnumerateArray().Select(item => item.GetString()!)] : [];
}
