using Microsoft.Playwright;

namespace Fal.Build.Page.Tests;

/// <summary>The list of models is searched, filtered and sorted.</summary>
public sealed class ModelListTests : PageTests
{
    private static readonly string[] All = ["acme/fox/v2", "acme/fox/v10", "acme/hare", "beta/crow", "beta/moth"];

    [Test]
    public async Task At_first_it_shows_every_model_by_id_and_numbers_in_ids_by_value()
    {
        Assert.That(await Open.Models(), Is.EqualTo(All));
        Assert.That(await Open.Shown, Is.EqualTo("5 of 5 models shown"));
        Assert.That(await Open.Sorted(), Is.EqualTo("Model ascending"));
    }

    [TestCase("fox", "acme/fox/v2 acme/fox/v10")]
    [TestCase("FOX ten", "acme/fox/v10")]
    [TestCase("nest", "beta/crow beta/moth")]
    [TestCase("llm crow", "beta/crow")]
    [TestCase("foxtwo", "acme/fox/v2")]
    [TestCase("badger", "")]
    public async Task Search_wants_every_word_somewhere_in_a_model(string words, string found)
    {
        await Open.Search.FillAsync(words);
        var models = await Open.Models();
        Assert.That(string.Join(' ', models), Is.EqualTo(found));
        Assert.That(await Open.Shown, Is.EqualTo($"{models.Count} of 5 models shown"));
    }

    [TestCase("Configured", "acme/fox/v2")]
    [TestCase("Class, no config", "acme/hare")]
    [TestCase("Schema only", "beta/crow")]
    [TestCase("No schema", "acme/fox/v10 beta/moth")]
    public async Task A_state_is_filtered_for(string state, string found)
    {
        await Open.Page.GetByLabel("State").SelectOptionAsync(state);
        Assert.That(string.Join(' ', await Open.Models()), Is.EqualTo(found));
    }

    [Test]
    public async Task Filters_and_search_go_together_and_can_be_taken_back()
    {
        await Open.Page.GetByLabel("Category", new() { Exact = true }).SelectOptionAsync("text-to-image");
        await Open.Search.FillAsync("nest");
        Assert.That(await Open.Models(), Is.EqualTo(new[] { "beta/moth" }));

        await Open.Search.FillAsync("");
        await Open.Page.GetByLabel("Category", new() { Exact = true }).SelectOptionAsync("");
        Assert.That(await Open.Models(), Is.EqualTo(All));
    }

    [Test]
    public async Task A_category_in_the_table_of_modules_leads_to_its_models()
    {
        await Open.Page.Locator("#modules").GetByRole(AriaRole.Link, new() { Name = "llm" }).ClickAsync();
        Assert.That(await Open.Models(), Is.EqualTo(new[] { "acme/hare", "beta/crow" }));
        Assert.That(Open.Page.Url, Does.EndWith("#models"));
    }

    [TestCase("Released", "beta/crow acme/fox/v2 acme/hare acme/fox/v10 beta/moth", "beta/moth acme/fox/v10 acme/hare acme/fox/v2 beta/crow")]
    [TestCase("State", "acme/fox/v2 acme/hare beta/crow acme/fox/v10 beta/moth", "acme/fox/v10 beta/moth beta/crow acme/hare acme/fox/v2")]
    public async Task A_heading_sorts_and_then_turns_the_order(string heading, string ascending, string descending)
    {
        await Open.Heading(heading).ClickAsync();
        Assert.That(string.Join(' ', await Open.Models()), Is.EqualTo(ascending));
        Assert.That(await Open.Sorted(), Is.EqualTo(heading + " ascending"));

        await Open.Heading(heading).ClickAsync();
        Assert.That(string.Join(' ', await Open.Models()), Is.EqualTo(descending));
        Assert.That(await Open.Sorted(), Is.EqualTo(heading + " descending"));
    }

    [Test]
    public async Task What_has_no_rank_comes_last_in_either_direction()
    {
        await Open.Heading("Next").ClickAsync();
        Assert.That(string.Join(' ', await Open.Models()), Is.EqualTo("acme/hare beta/crow beta/moth acme/fox/v10 acme/fox/v2"));
        await Open.Heading("Next").ClickAsync();
        Assert.That(string.Join(' ', await Open.Models()), Is.EqualTo("acme/fox/v10 beta/moth beta/crow acme/hare acme/fox/v2"));
    }

    [Test]
    public async Task A_model_links_to_its_page_and_to_its_class()
    {
        var row = Open.Page.Locator("#model-table tbody tr").First;
        Assert.That(await row.GetByRole(AriaRole.Link).EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href'))"), Is.EqualTo(new[]
        {
            "https://fal.ai/models/acme/fox/v2", "../obj/fal%20classes/TextToImage/FoxTwo.g.cs",
        }));
    }
}
