using Microsoft.Playwright;

namespace Fal.Build.Page.Tests;

/// <summary>Everything can be done without a mouse.</summary>
public sealed class KeyboardTests : PageTests
{
    [Test]
    public async Task The_first_stop_skips_to_the_list_and_its_search_follows()
    {
        await Open.Page.Keyboard.PressAsync("Tab");
        Assert.That(await Focused(), Is.EqualTo("Skip to the list of models"));
        await Open.Page.Keyboard.PressAsync("Enter");
        await Open.Page.Keyboard.PressAsync("Tab");
        await Open.Page.Keyboard.TypeAsync("crow");
        Assert.That(await Open.Models(), Is.EqualTo(new[] { "beta/crow" }));
        Assert.That(await Open.Shown, Is.EqualTo("1 of 5 models shown"));
    }

    [Test]
    public async Task Enter_in_the_search_stays_on_the_page()
    {
        await Open.Search.FillAsync("hare");
        await Open.Search.PressAsync("Enter");
        Assert.That(await Open.Models(), Is.EqualTo(new[] { "acme/hare" }));
        Assert.That(Open.Page.Url, Does.Not.Contain("?"));
    }

    [TestCase("Enter")]
    [TestCase("Space")]
    public async Task A_heading_is_a_button_that_keeps_the_focus(string key)
    {
        await Open.Heading("Released").FocusAsync();
        await Open.Page.Keyboard.PressAsync(key);
        Assert.That((await Open.Models())[0], Is.EqualTo("beta/crow"));
        Assert.That(await Focused(), Is.EqualTo("Released"));
    }

    [Test]
    public async Task A_table_that_is_wider_than_the_window_scrolls_with_the_arrows()
    {
        await Open.Page.SetViewportSizeAsync(width: 320, height: 800);
        var table = Open.Page.GetByRole(AriaRole.Region, new() { Name = "Coverage by category, the best first" });
        await table.FocusAsync();
        await Open.Page.Keyboard.PressAsync("ArrowRight");
        await Open.Page.WaitForFunctionAsync("() => document.activeElement.scrollLeft > 0");
        Assert.That(await Open.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"), Is.LessThanOrEqualTo(320), "the page itself never scrolls sideways");
    }

    private Task<string> Focused() => Open.Page.EvaluateAsync<string>("() => document.activeElement.textContent");
}
