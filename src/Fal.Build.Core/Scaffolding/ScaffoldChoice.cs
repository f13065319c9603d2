using System.Collections.Immutable;
using System.Globalization;
using Fal.Build.Core.Catalog;
using Fal.Build.Core.Configuration;
using Fal.Build.Core.Coverage;
using Fal.Build.Core.Diagnostics;

namespace Fal.Build.Core.Scaffolding;

/// <summary>Decides which endpoints get an entry.</summary>
internal static class ScaffoldChoice
{
    private const int UsualCount = 10;

    /// <summary>
    /// The endpoints asked for, or the next best by the ranking of the coverage report. Entries that still wait for their words
    /// count, so that asking twice for ten begins ten.
    /// </summary>
    /// <param name="options">What is asked for.</param>
    /// <param name="documentIds">Endpoints of documents that were given.</param>
    /// <param name="modules">Every config that was read.</param>
    /// <param name="catalog">The catalogue.</param>
    /// <param name="canRead">Whether an endpoint has a schema that can be read.</param>
    /// <param name="diagnostics">Where to report.</param>
    public static ImmutableArray<string> Choose(
        ScaffoldOptions options,
        IEnumerable<string> documentIds,
        ImmutableArray<ModuleConfig> modules,
        ModelCatalog catalog,
        Predicate<string> canRead,
        List<Diagnostic> diagnostics)
    {
        var named = options.Ids.Concat(documentIds).Distinct(StringComparer.Ordinal).ToImmutableArray();
        if (named.IsEmpty && options.Category.Length == 0 && options.Count.Length == 0)
        {
            diagnostics.Add(DiagnosticCatalog.SettingMissing(
                options.Project.ProjectFile, "FalScaffold", "say what to begin: -p:FalEndpointId=ID, -p:FalScaffoldCategory=CATEGORY, -p:FalScaffoldCount=NUMBER or -p:FalScaffoldFrom=FILE"));
            return [];
        }

        return named.IsEmpty ? NextBest(options, modules, catalog, canRead, diagnostics) : named;
    }

    private static ImmutableArray<string> NextBest(
        ScaffoldOptions options, ImmutableArray<ModuleConfig> modules, ModelCatalog catalog, Predicate<string> canRead, List<Diagnostic> diagnostics)
    {
        var categories = catalog.Models.Select(model => model.Category).Distinct().Order(StringComparer.Ordinal).ToList();
        if (options.Category.Length > 0 && !categories.Contains(options.Category))
        {
            diagnostics.Add(DiagnosticCatalog.SettingNotAllowed(
                options.Project.ProjectFile, "FalScaffoldCategory", options.Category,
                $"the catalogue has no such category.{NearestNames.DidYouMean(options.Category, categories)} It has {string.Join(", ", categories)}"));
        }

        var count = UsualCount;
        if (options.Count.Length > 0 && (!int.TryParse(options.Count.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out count) || count == 0))
        {
            diagnostics.Add(DiagnosticCatalog.SettingNotAllowed(options.Project.ProjectFile, "FalScaffoldCount", options.Count, "write a whole number from 1"));
        }

        var entries = modules.SelectMany(module => module.Endpoints).ToLookup(entry => entry.Id.Value, StringComparer.Ordinal);
        var waiting = entries.Count(entry => IsOfCategory(catalog.Find(entry.Key)?.Category) && entry.Any(IsUnwritten));
        return
        [
            .. ModelRanking.Rank(catalog, _ => true)
                .Where(model => !entries.Contains(model.Id))
                .Where(model => IsOfCategory(model.Category))
                .Select(model => model.Id)
                .Where(id => canRead(id))
                .Take(Math.Max(0, count - waiting)),
        ];

        bool IsOfCategory(string? category) => options.Category.Length == 0 || category == options.Category;
    }

    private static bool IsUnwritten(EndpointConfig entry) =>
        (entry.Docstring is { } docstring && ConfigRules.IsUnwritten(docstring.Value)) || entry.UseCases?.Values.Any(ConfigRules.IsUnwritten) == true;
}
