using System.Globalization;
using System.Xml.Linq;
using Fal.Build.Core.Json;

namespace Fal.Build.Core.Coverage;

/// <summary>Coverage on a badge: an answer for shields.io's endpoint badge, and a picture for who wants no other service.</summary>
/// <param name="Message">The figure.</param>
/// <param name="Color">Colour behind it, in hexadecimal; white on it can be read.</param>
internal sealed record CoverageBadge(string Message, string Color)
{
    private const string Label = "fal coverage";
    private const string LabelColor = "444c56";
    private const string FailedColor = "b3261e";

    /// <summary>Estimated width of a character in 11 px Verdana; the picture fits its text to it, whatever font is there.</summary>
    private const int CharacterWidth = 7;

    private const int Padding = 6;

    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    /// <summary>The badge of a report, red when a gate failed.</summary>
    public static CoverageBadge Of(CoverageReport report) => new(
        string.Create(CultureInfo.InvariantCulture, $"{report.Total.Percent:F2} %"),
        report.Passed
            ? CategoryCoverage.StatusOf(report.Total) switch
            {
                "complete" => "1b7f3b",
                "strong" => "2f7d32",
                "good" => "5b7300",
                "moderate" => "8a6500",
                _ => "a84a0a",
            }
            : FailedColor);

    /// <summary>The badge as shields.io reads it, https://shields.io/badges/endpoint-badge.</summary>
    public string ToJson() => JsonTextPrinter.PrintLines(
        JsonValues.Object(
            ("schemaVersion", JsonValues.Number(1)),
            ("label", JsonValues.Text(Label)),
            ("message", JsonValues.Text(Message)),
            ("color", JsonValues.Text(Color)),
            ("labelColor", JsonValues.Text(LabelColor))),
        indentation: 2);

    /// <summary>The badge as a picture.</summary>
    public string ToSvg()
    {
        var labelWidth = Width(Label);
        var messageWidth = Width(Message);
        var title = $"{Label}: {Message}";
        var svg = new XElement(Svg + "svg",
            new XAttribute("width", labelWidth + messageWidth),
            new XAttribute("height", 20),
            new XAttribute("role", "img"),
            new XAttribute("aria-label", title),
            new XElement(Svg + "title", title),
            new XElement(Svg + "clipPath",
                new XAttribute("id", "r"),
                new XElement(Svg + "rect", new XAttribute("width", labelWidth + messageWidth), new XAttribute("height", 20), new XAttribute("rx", 3))),
            new XElement(Svg + "g",
                new XAttribute("clip-path", "url(#r)"),
                Box(0, labelWidth, LabelColor),
                Box(labelWidth, messageWidth, Color)),
            new XElement(Svg + "g",
                new XAttribute("fill", "#fff"),
                new XAttribute("font-family", "Verdana,Geneva,DejaVu Sans,sans-serif"),
                new XAttribute("font-size", 11),
                Words(0, Label),
                Words(labelWidth, Message)));
        return svg.ToString().ReplaceLineEndings("\n") + "\n";

        static XElement Box(int left, int width, string color) => new(Svg + "rect",
            new XAttribute("x", left), new XAttribute("width", width), new XAttribute("height", 20), new XAttribute("fill", "#" + color));

        static XElement Words(int left, string text) => new(Svg + "text",
            new XAttribute("x", left + Padding), new XAttribute("y", 14), new XAttribute("textLength", Width(text) - (2 * Padding)), text);
    }

    private static int Width(string text) => (text.Length * CharacterWidth) + (2 * Padding);
}
