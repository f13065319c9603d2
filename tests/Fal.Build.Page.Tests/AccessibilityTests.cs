using Microsoft.Playwright;

namespace Fal.Build.Page.Tests;

/// <summary>What a screen reader is told.</summary>
public sealed class AccessibilityTests : PageTests
{
    [Test]
    public async Task Every_part_has_a_heading_and_is_named_by_it()
    {
        var names = await Open.Page.Locator("section").EvaluateAllAsync<string[]>(
            "sections => sections.map(section => document.getElementById(section.getAttribute('aria-labelledby')).textContent)");
        Assert.That(names, Is.EqualTo(new[] { "Gates", "Against the baseline", "Modules", "Next milestones", "Models to add next", "Quality", "Models" }));
        Assert.That(await Open.Page.GetByRole(AriaRole.Heading, new() { Level = 1 }).InnerTextAsync(), Is.EqualTo("Forest & Field"));
    }

    [Test]
    public async Task Every_table_has_a_caption_headings_of_columns_and_of_rows()
    {
        var lacking = await Open.Page.Locator("table").EvaluateAllAsync<string[]>(
            """
            tables => tables.filter(table => !table.caption?.textContent
                || ![...table.tHead.rows[0].cells].some(cell => cell.scope === 'col')
                || ![...table.tBodies[0].rows].every(row => row.querySelector('th[scope=row]'))).map(table => table.outerHTML)
            """);
        Assert.That(lacking, Is.Empty);
        Assert.That(await Open.Page.Locator("table").CountAsync(), Is.EqualTo(7));
    }

    [Test]
    public async Task The_number_of_models_shown_is_announced_politely()
    {
        var status = Open.Page.GetByRole(AriaRole.Status);
        Assert.That(await status.GetAttributeAsync("aria-live"), Is.EqualTo("polite"));
        Assert.That(await Open.Search.GetAttributeAsync("aria-describedby"), Is.EqualTo(await status.GetAttributeAsync("id")));
    }

    [Test]
    public async Task What_a_mark_shows_in_colour_stands_beside_it_in_words()
    {
        var unsaid = await Open.Page.Locator("td .mark").EvaluateAllAsync<string[]>(
            "marks => marks.filter(mark => mark.getAttribute('aria-hidden') !== 'true' || !mark.parentElement.textContent.trim()).map(mark => mark.outerHTML)");
        Assert.That(unsaid, Is.Empty);
        Assert.That(await Open.Page.Locator("#gates tbody tr").AllInnerTextsAsync(), Is.EqualTo(new[]
        {
            "total\t failed\t40 %\t20.0000 %\t1", "text-to-image\t passed\t33 %\t33.3333 %\t0",
        }));
    }
}
