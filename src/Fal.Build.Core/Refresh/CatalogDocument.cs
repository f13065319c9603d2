using System.Collections.Immutable;
using Fal.Build.Core.Json;

namespace Fal.Build.Core.Refresh;

/// <summary>
/// The catalogue's text from what the service lists: one model a line, by id. What the service doesn't tell (priorities, labs,
/// families) stays as it was, and so does the whole text where nothing else has changed.
/// </summary>
internal static class CatalogDocument
{
    private static readonly ImmutableArray<string> Facts = ["id", "title", "category", "kind", "tags", "license", "released"];

    /// <summary>The text.</summary>
    /// <param name="former">The former text, or null.</param>
    /// <param name="models">Every model that the service lists.</param>
    /// <param name="today">The day that the text is of, where it differs from the former.</param>
    public static string Write(string? former, IEnumerable<ListedModel> models, DateOnly today)
    {
        var root = former is null ? null : Read(former);
        var known = (root?["models"] as JsonArray)?.Items.OfType<JsonObject>()
            .Where(model => model.Text("id") is not null).DistinctBy(model => model.Text("id"))
            .ToDictionary(model => model.Text("id")!, StringComparer.Ordinal) ?? [];
        var lines = models.DistinctBy(model => model.Id).OrderBy(model => model.Id, StringComparer.Ordinal)
            .Select(model => Inline(Merge(known.GetValueOrDefault(model.Id), model))).ToList();
        var unchanged = Text(root, lines, asOf: root?.Text("as_of"));
        return unchanged == former ? former : Text(root, lines, today.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
    }

    private static JsonObject? Read(string text)
    {
        try
        {
            return JsonTextParser.Parse(text) as JsonObject;
        }
        catch (JsonSyntaxException)
        {
            // One that can't be read is begun anew; a build would refuse it.
            return null;
        }
    }

    private static JsonObject Merge(JsonObject? known, ListedModel model)
    {
        var told = new (string Name, JsonValue? Value)[]
        {
            ("id", JsonValues.Text(model.Id)),
            ("title", Text("display_name")),
            ("category", Text("category")),
            ("kind", Text("kind")),
            ("tags", model.Metadata?["tags"] as JsonArray),
            ("license", Text("license_type")),
            ("released", Text("date") is { Value.Length: >= 10 } date ? JsonValues.Text(date.Value[..10]) : null),
        };
        var facts = told.Select(fact => (fact.Name, Value: fact.Value ?? known?[fact.Name] ?? (fact.Name == "category" ? JsonValues.Text("unknown") : null)));
        var others = (known?.Members ?? []).Where(member => !Facts.Contains(member.Name)).Select(member => (member.Name, Value: (JsonValue?)member.Value));
        return JsonValues.Object(facts.Concat(others).Where(fact => fact.Value is not null).Select(fact => (fact.Name, fact.Value!)));

        JsonString? Text(string name) => model.Metadata?[name] as JsonString;
    }

    private static string Text(JsonObject? root, List<string> models, string? asOf)
    {
        var members = new List<string>();
        if (asOf is not null)
        {
            members.Add($"  \"as_of\": \"{asOf}\"");
        }

        foreach (var member in (root?.Members ?? []).Where(member => member.Name is not ("as_of" or "models")))
        {
            members.Add($"  {Print(JsonValues.Text(member.Name))}: {(member.Value is JsonObject map ? Lines(map) : Inline(member.Value))}");
        }

        members.Add($"  \"models\": [\n{string.Join(",\n", models.Select(model => "    " + model))}\n  ]");
        return $"{{\n{string.Join(",\n", members)}\n}}\n";
    }

    private static string Lines(JsonObject map) =>
        $"{{\n{string.Join(",\n", map.Members.Select(member => $"    {Print(JsonValues.Text(member.Name))}: {Inline(member.Value)}"))}\n  }}";

    private static string Inline(JsonValue value) => value switch
    {
        JsonObject members => $"{{{string.Join(", ", members.Members.Select(member => $"{Print(JsonValues.Text(member.Name))}: {Inline(member.Value)}"))}}}",
        JsonArray array => $"[{string.Join(", ", array.Items.Select(Inline))}]",
        _ => Print(value),
    };

    private static string Print(JsonValue value) => JsonTextPrinter.Print(value);
}
