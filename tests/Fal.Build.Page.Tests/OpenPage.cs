using Microsoft.Playwright;

namespace Fal.Build.Page.Tests;

/// <summary>
/// A page in a window of its own. Whatever it asks the network for is refused and remembered, as is every message of its console.
/// </summary>
internal sealed class OpenPage : IAsyncDisposable
{
    private readonly IBrowserContext _window;
    private readonly List<string> _complaints = [];

    private OpenPage(IBrowserContext window, IPage page)
    {
        _window = window;
        Page = page;
    }

    /// <summary>The page.</summary>
    public IPage Page { get; }

    /// <summary>Errors, warnings and requests for anything but the page itself.</summary>
    public IReadOnlyList<string> Complaints => _complaints;

    /// <summary>The list of models' search field.</summary>
    public ILocator Search => Page.GetByRole(AriaRole.Searchbox, new() { Name = "Search" });

    /// <summary>What is said about the list.</summary>
    public Task<string> Shown => Page.GetByRole(AriaRole.Status).InnerTextAsync();

    /// <summary>Opens a page.</summary>
    /// <param name="address">Its address.</param>
    /// <param name="options">What the window is like.</param>
    public static async Task<OpenPage> Open(string address, BrowserNewContextOptions? options = null)
    {
        var window = await Chromium.OpenWindowAsync(options);
        var open = new OpenPage(window, await window.NewPageAsync());
        open.Page.Console += (_, message) => open._complaints.Add($"{message.Type}: {message.Text}");
        open.Page.PageError += (_, error) => open._complaints.Add(error);
        open.Page.Request += (_, request) =>
        {
            if (request.Url != address && !request.Url.StartsWith("data:", StringComparison.Ordinal))
            {
                open._complaints.Add("request: " + request.Url);
            }
        };
        await window.SetOfflineAsync(true);
        await open.Page.GotoAsync(address);
        return open;
    }

    /// <summary>Ids of the models that the list shows, in its order.</summary>
    public async Task<IReadOnlyList<string>> Models() =>
        await Page.Locator("#model-table tbody tr:visible th a").AllInnerTextsAsync();

    /// <summary>The heading of a column of the list.</summary>
    public ILocator Heading(string name) =>
        Page.Locator("#model-table").GetByRole(AriaRole.Columnheader, new() { Name = name }).GetByRole(AriaRole.Button);

    /// <summary>How the list says that it is sorted: column and direction.</summary>
    public async Task<string> Sorted()
    {
        var sorted = Page.Locator("#model-table th[aria-sort]");
        return $"{await sorted.InnerTextAsync()} {await sorted.GetAttributeAsync("aria-sort")}";
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _window.DisposeAsync();
}
