using System.Collections.Immutable;

namespace Fal.Build.Core.Catalog;

/// <summary>A model that exists.</summary>
/// <param name="Id">Endpoint id.</param>
/// <param name="Title">Its title.</param>
/// <param name="Category">Category, such as <c>speech-to-text</c>.</param>
/// <param name="Tags">Tags of the service.</param>
/// <param name="Released">Release date as written, <c>2025-09-01</c>; empty when unknown.</param>
/// <param name="Lab">Who trained it, or null when unknown.</param>
/// <param name="Family">Models that belong together and are followed by newer ones, such as <c>Wan 2.2</c>; null when unknown.</param>
internal sealed record CatalogModel(
    string Id, string Title, string Category, ImmutableArray<string> Tags, string Released, string? Lab = null, string? Family = null);

/// <summary>The model catalogue: which endpoints exist. Coverage is counted against it.</summary>
/// <param name="Models">Every model, in file order, each id once.</param>
/// <param name="Priorities">Priority by category, where one is given.</param>
/// <param name="Sha256">Hash of the file's bytes, in lower-case hexadecimal.</param>
internal sealed record ModelCatalog(
    ImmutableArray<CatalogModel> Models,
    ImmutableDictionary<string, string> Priorities,
    string Sha256)
{
    private readonly Lazy<Dictionary<string, CatalogModel>> _byId = new(() => Models.ToDictionary(model => model.Id, StringComparer.Ordinal));

    public CatalogModel? Find(string id) => _byId.Value.GetValueOrDefault(id);

    public IEnumerable<string> Ids => Models.Select(model => model.Id);
}
