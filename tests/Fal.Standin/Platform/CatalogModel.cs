using System.Text.Json.Nodes;

namespace Fal.Standin.Platform;

/// <summary>A model of the catalogue.</summary>
internal sealed record CatalogModel(
    string Id,
    string Title,
    string Category,
    string Kind,
    string Status,
    string? License,
    string? Released,
    IReadOnlyList<string> Tags)
{
    public bool Matches(string words) => new[] { Id, Title, Category }.Any(text => text.Contains(words, StringComparison.OrdinalIgnoreCase));

    public JsonObject ToJson()
    {
        var metadata = new JsonObject
        {
            ["display_name"] = Title,
            ["category"] = Category,
            ["description"] = "",
            ["status"] = Status,
            ["kind"] = Kind,
            ["tags"] = new JsonArray([.. Tags.Select(tag => JsonValue.Create(tag))]),
            ["model_url"] = $"https://fal.run/{Id}",
        };
        if (License is not null)
        {
            metadata["license_type"] = License;
        }

        if (Released is not null)
        {
            metadata["date"] = Released + "T00:00:00Z";
        }

        return new JsonObject { ["endpoint_id"] = Id, ["metadata"] = metadata };
    }
}
