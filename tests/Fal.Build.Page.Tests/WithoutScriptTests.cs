namespace Fal.Build.Page.Tests;

/// <summary>All but the list of models is there without a script.</summary>
public sealed class WithoutScriptTests
{
    [Test]
    public async Task Tables_are_there_and_the_list_says_what_it_lacks()
    {
        using var report = new SampleReport();
        await using var open = await OpenPage.Open(report.Address, new() { JavaScriptEnabled = false });
        Assert.That(await open.Page.Locator("#modules tbody").Locator("th, td:not(.bar)").AllInnerTextsAsync(), Is.EqualTo(new[]
        {
            "text-to-image", "33.3 %", "1", "3", " good", "High",
            "llm", "0.0 %", "0", "2", " low", "Low",
        }));
        Assert.That(await open.Page.Locator("#next tbody tr").CountAsync(), Is.EqualTo(4));
        Assert.That(await open.Page.Locator("#models noscript").InnerTextAsync(), Does.Contain("The list of all 5 models needs a script."));
        Assert.That(await open.Page.Locator("#list").IsVisibleAsync(), Is.False);
    }
}
