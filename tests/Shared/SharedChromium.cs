using Microsoft.Playwright;

namespace Fal.Tests.Shared;

/// <summary>
/// The one browser that the tests of a namespace share. Where there is none they are skipped, and say so. Whose tests those are is
/// decided by where the derived set-up fixture stands.
/// </summary>
public abstract class SharedChromium
{
    /// <summary>Where systems put it; the first is Debian's.</summary>
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    /// <summary>How long it may take for anything, in milliseconds: a busy machine is slow, and nothing here waits for what never comes.</summary>
    private const float Patience = 180_000;

    private static IPlaywright? _playwright;
    private static IBrowser? _browser;

    /// <summary>Starts it.</summary>
    [OneTimeSetUp]
    public async Task StartAsync()
    {
        if (Array.Find(Places, File.Exists) is not { } program)
        {
            Assert.Ignore($"There is no Chromium at {string.Join(" or ", Places)}; on Debian: apt-get install chromium.");
            return;
        }

        _playwright = await Playwright.CreateAsync();

        // Without its sandbox it runs as root too, as in containers of CI. It opens nothing but our own page.
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = program, Args = ["--no-sandbox"], Timeout = Patience });
        Assertions.SetDefaultExpectTimeout(Patience);
    }

    /// <summary>Ends it.</summary>
    [OneTimeTearDown]
    public async Task EndAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }

    /// <summary>A new window, with no memory of others.</summary>
    public static async Task<IBrowserContext> OpenWindowAsync(BrowserNewContextOptions? options = null)
    {
        var window = await _browser!.NewContextAsync(options);
        window.SetDefaultTimeout(Patience);
        return window;
    }
}
