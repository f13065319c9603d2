using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using NJsonSchema;
using NJsonSchema.Validation;

namespace Fal.Build.Core.Tests.ConfigFormat;

/// <summary>The schema of configs, as an editor applies it.</summary>
internal static class ConfigSchema
{
    private static readonly Lazy<JsonSchema> Schema = new(() =>
    {
        var document = JObject.Parse(File.ReadAllText(Path.Combine(Repository.Root, "build", "fal-config.schema.json")));
        var definitions = (JObject)document["definitions"]!;
        foreach (var schema in document.DescendantsAndSelf().OfType<JObject>().Where(item => item["propertyNames"] is JObject).ToList())
        {
            RestrictNames(schema, definitions);
        }

        return JsonSchema.FromJsonAsync(document.ToString()).GetAwaiter().GetResult();
    });

    /// <summary>What is wrong with a config, each with its place; null when the text is no JSON.</summary>
    /// <param name="text">The config.</param>
    public static IReadOnlyList<string>? Faults(string text)
    {
        try
        {
            var config = JToken.Parse(text, new JsonLoadSettings { CommentHandling = CommentHandling.Ignore, DuplicatePropertyNameHandling = DuplicatePropertyNameHandling.Replace });
            return [.. Schema.Value.Validate(config).SelectMany(Innermost).Select(error => $"{error.Path}: {error.Kind}")];
        }
        catch (JsonReaderException)
        {
            return null;
        }
    }

    private static IEnumerable<ValidationError> Innermost(ValidationError error) =>
        error is ChildSchemaValidationError parent ? parent.Errors.Values.SelectMany(errors => errors).SelectMany(Innermost) : [error];

    /// <summary>
    /// The library passes over <c>propertyNames</c>. A pattern of names with their values, and no others, says the same.
    /// </summary>
    private static void RestrictNames(JObject schema, JObject definitions)
    {
        var names = (JObject)schema["propertyNames"]!;
        if ((string?)names["$ref"] is { } reference)
        {
            names = (JObject)definitions[reference.Split('/')[^1]]!;
        }

        var pattern = (string?)names["pattern"] ?? ((int?)names["minLength"] > 0 ? "." : null);
        if (pattern is not null)
        {
            schema["patternProperties"] = new JObject { [pattern] = schema["additionalProperties"] };
            schema["additionalProperties"] = false;
        }
    }
}
