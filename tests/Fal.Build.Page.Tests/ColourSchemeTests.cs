using Microsoft.Playwright;

namespace Fal.Build.Page.Tests;

/// <summary>The page follows the reader's choice of light and dark, and can be read in both.</summary>
public sealed class ColourSchemeTests
{
    /// <summary>Contrast that WCAG 2 wants of text at level AA.</summary>
    private const double LowestContrast = 4.5;

    /// <summary>The ratio of each text's colour to what is behind it, the lowest first.</summary>
    private const string Contrasts =
        """
        () => {
          const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
          const rgba = colour => {
            canvas.clearRect(0, 0, 1, 1);
            canvas.fillStyle = colour;
            canvas.fillRect(0, 0, 1, 1);
            return [...canvas.getImageData(0, 0, 1, 1).data];
          };
          const luminance = ([red, green, blue]) => {
            const [r, g, b] = [red, green, blue].map(value => value / 255).map(value => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
            return 0.2126 * r + 0.7152 * g + 0.0722 * b;
          };
          const behind = element => {
            for (; element; element = element.parentElement) {
              const colour = rgba(getComputedStyle(element).backgroundColor);
              if (colour[3] === 255) return colour;
            }
            return [255, 255, 255, 255];
          };
          const hasText = element => [...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim());
          return [...document.querySelectorAll('body *')]
            .filter(element => hasText(element) && element.checkVisibility() && !['SCRIPT', 'STYLE', 'NOSCRIPT'].includes(element.tagName))
            .map(element => {
              const [text, back] = [luminance(rgba(getComputedStyle(element).color)), luminance(behind(element))];
              return { text: element.textContent, ratio: (Math.max(text, back) + 0.05) / (Math.min(text, back) + 0.05) };
            })
            .sort((left, right) => left.ratio - right.ratio)
            .map(item => `${item.ratio.toFixed(2)} ${item.text}`);
        }
        """;

    private SampleReport _report = null!;

    [OneTimeSetUp]
    public void WriteReport() => _report = new SampleReport();

    [OneTimeTearDown]
    public void RemoveReport() => _report.Dispose();

    [TestCase(ColorScheme.Light)]
    [TestCase(ColorScheme.Dark)]
    public async Task Text_stands_out_from_what_is_behind_it(ColorScheme scheme)
    {
        await using var open = await OpenPage.Open(_report.Address, new() { ColorScheme = scheme });
        var contrasts = await open.Page.EvaluateAsync<string[]>(Contrasts);
        Assert.That(contrasts, Has.Length.GreaterThan(100));
        Assert.That(double.Parse(contrasts[0].Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture), Is.GreaterThanOrEqualTo(LowestContrast), contrasts[0]);
        Assert.That(open.Complaints, Is.Empty);
    }

    [Test]
    public async Task Dark_is_darker_than_light()
    {
        Assert.That(await Background(ColorScheme.Light), Is.EqualTo("rgb(251, 251, 250)"));
        Assert.That(await Background(ColorScheme.Dark), Is.EqualTo("rgb(20, 23, 26)"));
    }

    private async Task<string> Background(ColorScheme scheme)
    {
        await using var open = await OpenPage.Open(_report.Address, new() { ColorScheme = scheme });
        return await open.Page.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor");
    }
}
