using System.Collections.Immutable;
using Fal.Build.Core.Catalog;
using Fal.Build.Core.Coverage;
using Fal.Build.Core.Diagnostics;

namespace Fal.Build.Core.Tests.Coverage;

/// <summary>Which models to add next, and the reason that stands beside them.</summary>
public sealed class ModelRankingTests
{
    [Test]
    public void A_schema_goes_before_priority_and_priority_before_release()
    {
        using var inputs = new Inputs();
        Assert.That(
            Rank(
                inputs,
                """
                {"id": "a/low", "category": "training", "released": "2026-01-03"},
                {"id": "a/none", "category": "text-to-image", "released": "2026-01-09"},
                {"id": "a/old", "category": "text-to-image", "released": "2024-01-01"},
                {"id": "a/new", "category": "text-to-image", "released": "2025-01-01"},
                {"id": "a/medium", "category": "llm", "released": "2023-01-01"},
                {"id": "a/strange", "category": "unheard-of", "released": "2026-01-03"}
                """,
                hasSchema: id => id != "a/none").Select(model => model.Id),
            Is.EqualTo(new[] { "a/new", "a/old", "a/medium", "a/low", "a/strange", "a/none" }));
    }

    [Test]
    public void The_newest_of_a_family_in_its_category_goes_before_those_that_it_replaced()
    {
        using var inputs = new Inputs();
        var ranked = Rank(
            inputs,
            """
            {"id": "a/wan/1", "category": "text-to-image", "released": "2025-08-01", "lab": "L", "family": "Wan"},
            {"id": "a/wan/2", "category": "text-to-image", "released": "2025-09-01", "lab": "L", "family": "Wan"},
            {"id": "b/solo", "category": "text-to-image", "released": "2024-01-01"},
            {"id": "c/wan", "category": "llm", "released": "2023-01-01", "lab": "L", "family": "Wan"},
            {"id": "d/wan", "category": "text-to-image", "released": "2023-01-01", "lab": "Other", "family": "Wan"}
            """);
        Assert.That(ranked.Select(model => (model.Id, model.IsNewest)), Is.EqualTo(new[]
        {
            ("a/wan/2", true), ("b/solo", true), ("d/wan", true), ("a/wan/1", false), ("c/wan", true),
        }));
        Assert.That(ranked.Select(model => model.Reason), Is.EqualTo(new[]
        {
            "high priority; newest of Wan in text-to-image, released 2025-09-01",
            "high priority; newest of b/solo in text-to-image, released 2024-01-01",
            "high priority; newest of Wan in text-to-image, released 2023-01-01",
            "high priority; not the newest of Wan in text-to-image, released 2025-08-01",
            "medium priority; newest of Wan in llm, released 2023-01-01",
        }));
    }

    [Test]
    public void Models_without_a_family_belong_together_where_their_ids_start_alike()
    {
        using var inputs = new Inputs();
        Assert.That(
            Rank(
                inputs,
                """
                {"id": "a/kling/v1/pro", "category": "llm", "released": "2024-01-01"},
                {"id": "a/kling/v2/pro", "category": "llm", "released": "2025-01-01"},
                {"id": "a/other", "category": "llm", "released": "2023-01-01"}
                """).Select(model => (model.Id, model.Family)),
            Is.EqualTo(new[] { ("a/kling/v2/pro", "a/kling"), ("a/other", "a/other"), ("a/kling/v1/pro", "a/kling") }));
    }

    [Test]
    public void What_is_configured_is_left_out_and_still_makes_older_ones_old()
    {
        using var inputs = new Inputs();
        var ranked = Rank(
            inputs,
            """
            {"id": "a/x/1", "category": "llm", "released": "2024-01-01"},
            {"id": "a/x/2", "category": "llm", "released": "2025-01-01"}
            """,
            isConfigured: id => id == "a/x/2");
        Assert.That(ranked.Select(model => (model.Id, model.IsNewest)), Is.EqualTo(new[] { ("a/x/1", false) }));
    }

    [Test]
    public void A_catalogue_that_says_nothing_of_its_models_is_ranked_by_id()
    {
        using var inputs = new Inputs();
        var ranked = Rank(inputs, """{"id": "a/b", "category": "mine"}, {"id": "a/a", "category": "mine"}""", hasSchema: _ => false);
        Assert.That(ranked.Select(model => (model.Id, model.Reason)), Is.EqualTo(new[]
        {
            ("a/a", "newest of a/a in mine; no schema yet"), ("a/b", "newest of a/b in mine; no schema yet"),
        }));
    }

    [Test]
    public void Every_model_of_the_bundled_catalogue_is_ranked_and_those_with_a_schema_first()
    {
        var next = Generator.Generate(TestOptions.Bundled with { Endpoints = [new("fal-ai/wizper")] }).Coverage!.Next;
        Assert.That(next, Has.Length.EqualTo(1073));
        Assert.That(next.Select(model => model.Id), Is.Unique);
        Assert.That(next.TakeWhile(model => model.HasSchema).Count(), Is.EqualTo(next.Count(model => model.HasSchema)));
        Assert.That(next[0].Priority, Is.EqualTo("High"));
    }

    [Test]
    public void A_milestone_says_where_its_models_come_from()
    {
        using var inputs = new Inputs();
        inputs.Entry();
        var milestones = inputs.Generate().Coverage!.Milestones;
        Assert.That(
            milestones.Select(milestone => (milestone.Percent, milestone.Missing, string.Join(' ', milestone.Categories.Select(category => $"{category.Category}:{category.Models}")))),
            Is.EqualTo(new[] { (25m, 0, ""), (50m, 1, "text-to-image:1"), (100m, 2, "text-to-image:1 text-to-speech:1") }));
    }

    private static ImmutableArray<NextModel> Rank(Inputs inputs, string models, Predicate<string>? isConfigured = null, Predicate<string>? hasSchema = null)
    {
        var file = inputs.Write(
            "ranked.json",
            $$$"""
            {"categories": {"text-to-image": {"priority": "High"}, "llm": {"priority": "Medium"}, "training": {"priority": "Low"}}, "models": [{{{models}}}]}
            """);
        var diagnostics = new List<Diagnostic>();
        var catalog = CatalogReader.Read(file, diagnostics);
        Assert.That(diagnostics, Is.Empty);
        return [.. ModelRanking.Rank(catalog!, hasSchema ?? (_ => true)).Where(model => isConfigured?.Invoke(model.Id) != true)];
    }
}
