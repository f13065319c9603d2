using System.Collections.Immutable;
using Fal.Build.Core.Catalog;

namespace Fal.Build.Core.Coverage;

/// <summary>
/// Says which models to configure next. A model without a schema waits, since a config alone gives it no class; a category that
/// matters more goes first; and the newest of a family goes before those that it has replaced.
/// </summary>
internal static class ModelRanking
{
    /// <summary>The order in a sentence, for readers of a report.</summary>
    public const string Rule = "Models with a schema come first, then categories by priority, then the newest of each family in its category, then the latest release.";

    /// <summary>Priorities of a catalogue, the highest first; any other comes after them.</summary>
    private static readonly string[] Priorities = ["High", "Medium", "Low"];

    /// <summary>Every model that isn't configured, the best to add first in front.</summary>
    /// <param name="catalog">The models that exist.</param>
    /// <param name="isConfigured">Whether a model, by its id, has a config.</param>
    /// <param name="hasSchema">Whether a model, by its id, has a schema.</param>
    public static ImmutableArray<NextModel> Rank(ModelCatalog catalog, Predicate<string> isConfigured, Predicate<string> hasSchema)
    {
        var newest = catalog.Models
            .GroupBy(model => (FamilyOf(model), model.Category))
            .ToDictionary(family => family.Key, family => family.Select(model => model.Released).Max(StringComparer.Ordinal)!);
        return
        [
            .. catalog.Models
                .Where(model => !isConfigured(model.Id))
                .Select(model => new NextModel(
                    model.Id,
                    model.Category,
                    catalog.Priorities.GetValueOrDefault(model.Category),
                    FamilyOf(model).Name,
                    model.Released,
                    IsNewest: model.Released == newest[(FamilyOf(model), model.Category)],
                    hasSchema(model.Id)))
                .OrderByDescending(model => model.HasSchema)
                .ThenBy(model => Order(model.Priority))
                .ThenByDescending(model => model.IsNewest)
                .ThenByDescending(model => model.Released, StringComparer.Ordinal)
                .ThenBy(model => model.Family, StringComparer.Ordinal)
                .ThenBy(model => model.Id, StringComparer.Ordinal),
        ];
    }

    /// <summary>A model without a family goes with those whose ids start alike: <c>fal-ai/sana/v1.5</c> with <c>fal-ai/sana/sprint</c>.</summary>
    private static (string? Lab, string Name) FamilyOf(CatalogModel model) =>
        model.Family is { } family ? (model.Lab, family) : (null, string.Join('/', model.Id.Split('/').Take(2)));

    private static int Order(string? priority)
    {
        var place = Array.IndexOf(Priorities, priority);
        return place < 0 ? Priorities.Length : place;
    }
}
