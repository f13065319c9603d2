namespace Fal.Build.Page.Tests;

/// <summary>Whatever a catalogue holds is text to the page, and nothing else.</summary>
public sealed class HostileTextTests
{
    [TestCase("</script><script>document.title = 'broken'</script>")]
    [TestCase("<!--<script>")]
    [TestCase("<img src=x onerror=\"document.title = 'broken'\">")]
    [TestCase("\"'`${document.title = 'broken'}&lt;\u2028")]
    public async Task A_title_is_shown_as_it_is(string title)
    {
        using var report = new SampleReport(title);
        await using var open = await OpenPage.Open(report.Address);
        Assert.That(await open.Page.Locator("#model-table .note").First.TextContentAsync(), Is.EqualTo(title));
        Assert.That(await open.Page.TitleAsync(), Is.EqualTo("Coverage of Forest & Field: 20.00 %"));
        Assert.That(await open.Page.Locator("main img, main script").CountAsync(), Is.Zero);
        Assert.That(open.Complaints, Is.Empty);
    }
}
