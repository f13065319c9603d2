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

    /// <summary>Every model of a catalogue, the best to add first in front. Which are configured makes no difference to their order.</summary>
    /// <param name="catalog">The models that exist.</param>
    /// <param name="hasSchema">Whether a model, by its id, has a schema.</param>
    public static ImmutableArray<NextModel> Rank(ModelCatalog catalog, Predicate<string> hasSchema)
    {
        var newest = new Dictionary<string, string>(StringComparer.Ordinal);
        var lines = new string[catalog.Models.Length];
        for (var index = 0; index < lines.Length; index++)
        {
            var model = catalog.Models[index];
            var line = lines[index] = LineOf(model);
            if (!newest.TryGetValue(line, out var released) || string.CompareOrdinal(released, model.Released) < 0)
            {
                newest[line] = model.Released;
            }
        }

        var ranked = new NextModel[catalog.Models.Length];
        for (var index = 0; index < ranked.Length; index++)
        {
            var model = catalog.Models[index];
            ranked[index] = new(
                model.Id,
                model.Category,
                catalog.Priorities.GetValueOrDefault(model.Category),
                FamilyOf(model),
                model.Released,
                IsNewest: model.Released == newest[lines[index]],
                hasSchema(model.Id));
        }

        Array.Sort(ranked, Compare);
        return [.. ranked];
    }

    private static int Compare(NextModel left, NextModel right)
    {
        var order = right.HasSchema.CompareTo(left.HasSchema);
        order = order != 0 ? order : Order(left.Priority).CompareTo(Order(right.Priority));
        order = order != 0 ? order : right.IsNewest.CompareTo(left.IsNewest);
        order = order != 0 ? order : string.CompareOrdinal(right.Released, left.Released);
        order = order != 0 ? order : string.CompareOrdinal(left.Family, right.Family);
        return order != 0 ? order : string.CompareOrdinal(left.Id, right.Id);
    }

    /// <summary>What models have in common of which the newest goes first: laboratory, family and category.</summary>
    private static string LineOf(CatalogModel model) => $"{(model.Family is null ? null : model.Lab)}\n{FamilyOf(model)}\n{model.Category}";

    /// <summary>A model without a family goes with those whose ids start alike: <c>fal-ai/sana/v1.5</c> with <c>fal-ai/sana/sprint</c>.</summary>
    private static string FamilyOf(CatalogModel model)
    {
        if (model.Family is { } family)
        {
            return family;
        }

        var owner = model.Id.IndexOf('/');
        var end = model.Id.IndexOf('/', owner + 1);
        return owner < 0 || end < 0 ? model.Id : model.Id[..end];
    }

    private static int Order(string? priority)
    {
        var place = Array.IndexOf(Priorities, priority);
        return place < 0 ? Priorities.Length : place;
    }
}
