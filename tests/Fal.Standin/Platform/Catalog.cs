using System.Text.Json;
using Fal.Standin.Answers;

namespace Fal.Standin.Platform;

/// <summary>The models that the platform API lists: those of the catalogue file, else those that there are schemas of.</summary>
internal sealed class Catalog
{
    private readonly Lazy<IReadOnlyList<CatalogModel>> _models;

    public Catalog(string? file, SchemaLibrary schemas) => _models = new Lazy<IReadOnlyList<CatalogModel>>(() => file is null ? FromSchemas(schemas) : FromFile(file));

    public IReadOnlyList<CatalogModel> Models => _models.Value;

    private static List<CatalogModel> FromFile(string file)
    {
        using var stream = File.OpenRead(file);
        using var document = JsonDocument.Parse(stream);
        return [.. document.RootElement.GetProperty("models").EnumerateArray().Select(FromEntry)];
    }

    private static CatalogModel FromEntry(JsonElement entry) => new(
        entry.GetProperty("id").GetString()!,
        Text(entry, "title") ?? "",
        Text(entry, "category") ?? "unknown",
        Text(entry, "kind") ?? "inference",
        Text(entry, "status") ?? "active",
        Text(entry, "license"),
        Text(entry, "released"),
        entry.TryGetProperty("tags", out var tags) ? [.. tags.EnumerateArray().Select(tag => tag.GetString()!)] : []);

    private static List<CatalogModel> FromSchemas(SchemaLibrary schemas) =>
    [
        .. from text in schemas.ReadAll()
           let info = EndpointSchema.Member(JsonElement.Parse(text), "info")
           let facts = EndpointSchema.Member(info, "x-fal-metadata")
           let id = Text(facts, "endpointId")
           where id is not null
           orderby id
           select new CatalogModel(id, Text(info, "title") ?? id, Text(facts, "category") ?? "unknown", "inference", "active", null, null, []),
    ];

    private static string? Text(JsonElement element, string name) =>
        EndpointSchema.Member(element, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
}
