using System.Globalization;
using System.Text.Json.Nodes;

namespace Fal.Build.Benchmarks.Fidelity;

/// <summary>Makes, for each constraint of a property, a value that breaks it.</summary>
/// <param name="schemas">The document.</param>
internal sealed class ConstraintBreaches(OpenApiText schemas)
{
    /// <summary>Constraints of a property's schema, items of lists included, each with a value of the property that breaks it.</summary>
    public IEnumerable<(string Keyword, JsonNode? Breach)> Of(JsonObject schema, string name)
    {
        foreach (var variant in schemas.Variants(schema))
        {
            foreach (var keyword in new[] { "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minLength", "maxLength", "minItems", "maxItems", "pattern" })
            {
                // A length or count of at least nothing says nothing.
                if (variant[keyword] is JsonValue bound && !(keyword is "minLength" or "minItems" && (int)bound == 0))
                {
                    yield return (keyword, Breach(variant, keyword, bound, name));
                }
            }

            if (variant["uniqueItems"] is JsonValue unique && (bool)unique && variant["items"] is JsonObject uniqueItems)
            {
                var item = Instance(uniqueItems, name);
                yield return ("uniqueItems", new JsonArray(item, item.DeepClone()));
            }

            if ((string?)variant["type"] == "array" && variant["items"] is JsonObject items && !items.ContainsKey("0") && schemas.Properties(items).Count == 0)
            {
                foreach (var (keyword, breach) in Of(items, name))
                {
                    yield return ("items/" + keyword, breach is null ? null : Padded(variant, breach));
                }
            }
        }
    }

    private JsonNode? Breach(JsonObject schema, string keyword, JsonValue bound, string name)
    {
        var isInteger = (string?)schema["type"] == "integer";
        switch (keyword)
        {
            case "minimum":
                return Number(bound, -1, isInteger);
            case "maximum":
                return Number(bound, 1, isInteger);
            case "exclusiveMinimum" or "exclusiveMaximum":
                return Number(bound, 0, isInteger);
            case "multipleOf":
                var step = decimal.Parse(bound.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture);
                var first = (JsonValue)new SchemaInstances(schemas).Values(schema, name, 0).First();
                var start = decimal.Parse(first.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture);
                return isInteger && step == 1 ? null : Number(first, isInteger ? 1 : start + (step / 2), isInteger: false, isAbsolute: !isInteger);
            case "minLength":
                return new string('x', (int)bound - 1);
            case "maxLength":
                return new string('x', (int)bound + 1);
            case "pattern":
                return "\u0001 no match \u0001";
            case "minItems":
                return new JsonArray([.. Enumerable.Range(0, (int)bound - 1).Select(_ => ItemOf(schema, name))]);
            default:
                return new JsonArray([.. Enumerable.Range(0, (int)bound + 1).Select(_ => ItemOf(schema, name))]);
        }
    }

    private JsonNode ItemOf(JsonObject schema, string name) =>
        (schema["prefixItems"] as JsonArray)?[0] is JsonObject first ? Instance(first, name)
        : schema["items"] is JsonObject items ? Instance(items.ContainsKey("0") ? (JsonObject)items["0"]! : items, name)
        : "x";

    private JsonNode Instance(JsonObject schema, string name) => new SchemaInstances(schemas).Values(schema, name, 0).First();

    /// <summary>A list that is long enough around one item.</summary>
    private static JsonArray Padded(JsonObject list, JsonNode item) =>
        new([.. Enumerable.Range(0, Math.Max(1, (int?)list["minItems"] ?? 1)).Select(_ => item.DeepClone())]);

    /// <summary>A number beside another; null where no value of the type lies there.</summary>
    private static JsonNode? Number(JsonValue bound, decimal offset, bool isInteger, bool isAbsolute = false)
    {
        var number = double.Parse(bound.ToJsonString(), CultureInfo.InvariantCulture);
        if (isInteger && Math.Abs(number) > long.MaxValue)
        {
            return null;
        }

        var value = isAbsolute ? offset : decimal.Parse(bound.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture) + offset;
        return isInteger && value is < long.MinValue or > long.MaxValue ? null : JsonNode.Parse(value.ToString(CultureInfo.InvariantCulture));
    }
}
