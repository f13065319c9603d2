using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Fal.Build.Core.Tests.Documentation;

/// <summary>Writes docs/configuration.md from the schema of configs.</summary>
internal sealed class ConfigurationReference
{
    private readonly StringBuilder _page = new();
    private readonly JsonElement _schema;

    private ConfigurationReference(JsonElement schema) => _schema = schema;

    /// <summary>The page.</summary>
    public static string Write()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "build", "fal-config.schema.json")));
        return new ConfigurationReference(document.RootElement).Page();
    }

    private string Page()
    {
        Line("# Configuration reference");
        Line();
        Line("<!-- Made from build/fal-config.schema.json by ConfigurationReferenceTests; edit that schema and run the test that writes this page. -->");
        Line();
        Line(Description(_schema));
        Line();
        Line("A schema of configs gives completion and checks in an editor. Name it in the file's first line:");
        Line();
        Line("```json");
        Line("\"$schema\": \"https://raw.githubusercontent.com/fal-build/fal-build/main/build/fal-config.schema.json\"");
        Line("```");
        Section("The file", _schema);
        Section("An endpoint", Definition("endpoint"));
        Section("A field override", Definition("fieldOverride"));
        Section("A shared enum", Definition("sharedEnum"));
        return _page.ToString();
    }

    private void Section(string title, JsonElement schema)
    {
        Line();
        Line($"## {title}");
        Line();
        if (schema.GetRawText() != _schema.GetRawText())
        {
            Line(Description(schema));
            Line();
        }

        Line("| key | value | what it does |");
        Line("| --- | --- | --- |");
        foreach (var property in schema.GetProperty("properties").EnumerateObject())
        {
            Line($"| `{property.Name}`{(IsRequired(schema, property.Name) ? " (required)" : "")} | {Value(property.Value)} | {Description(property.Value)} |");
        }
    }

    private string Value(JsonElement schema)
    {
        schema = Resolve(schema);
        if (schema.TryGetProperty("enum", out var values))
        {
            return string.Join(", ", values.EnumerateArray().Select(value => $"`{value}`"));
        }

        if (schema.TryGetProperty("title", out var title))
        {
            return InSentence(title);
        }

        var kind = schema.TryGetProperty("type", out var type)
            ? type.ValueKind == JsonValueKind.Array ? string.Join(" or ", type.EnumerateArray()) : type.GetString()!
            : "any";
        return kind switch
        {
            "array" => $"list of {Value(schema.GetProperty("items"))}{Counts(schema)}",
            "object" => $"object of {Value(schema.GetProperty("additionalProperties"))} by {Names(schema)}",
            _ => kind + Limits(schema),
        };
    }

    private string Names(JsonElement schema)
    {
        var names = Resolve(schema.GetProperty("propertyNames"));
        return names.TryGetProperty("title", out var title) ? InSentence(title)
            : Description(names).StartsWith("Wire path", StringComparison.Ordinal) ? "wire path" : "wire value";
    }

    /// <summary>A title without its capital, unless it is a name as in <c>C# name</c>.</summary>
    private static string InSentence(JsonElement title) =>
        title.GetString() is [var first, var second, .. var rest] && char.IsAsciiLetterLower(second) ? $"{char.ToLowerInvariant(first)}{second}{rest}" : title.GetString()!;

    private static string Counts(JsonElement schema)
    {
        var least = Number(schema, "minItems");
        var most = Number(schema, "maxItems");
        return least == most && least is not null ? $", exactly {least}" : least is not null ? $", at least {least}" : "";
    }

    private static string Limits(JsonElement schema)
    {
        var longest = Number(schema, "maxLength");
        var pattern = schema.TryGetProperty("pattern", out var form) ? $" like `{form.GetString()!.Replace("|", "\\|", StringComparison.Ordinal)}`" : "";
        return longest is not null ? $" of {Number(schema, "minLength")} to {longest} characters" : pattern;
    }

    private static string? Number(JsonElement schema, string name) =>
        schema.TryGetProperty(name, out var number) ? number.GetInt32().ToString(CultureInfo.InvariantCulture) : null;

    private JsonElement Resolve(JsonElement schema) =>
        schema.TryGetProperty("$ref", out var reference) ? Definition(reference.GetString()!.Split('/')[^1]) : schema;

    private JsonElement Definition(string name) => _schema.GetProperty("definitions").GetProperty(name);

    private string Description(JsonElement schema) => Resolve(schema).GetProperty("description").GetString()!.Replace("|", "\\|", StringComparison.Ordinal);

    private static bool IsRequired(JsonElement schema, string name) =>
        schema.TryGetProperty("required", out var required) && required.EnumerateArray().Any(item => item.GetString() == name);

    private void Line(string text = "") => _page.Append(text).Append('\n');
}
