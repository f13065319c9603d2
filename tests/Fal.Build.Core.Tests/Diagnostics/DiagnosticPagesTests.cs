using System.Text.RegularExpressions;

namespace Fal.Build.Core.Tests.Diagnostics;

/// <summary>Every diagnostic that the catalogue can make is explained.</summary>
public sealed partial class DiagnosticPagesTests
{
    private static readonly string Pages = Path.Combine(Repository.Root, "docs", "diagnostics");

    private static readonly string[] Codes =
    [
        .. Directory.GetFiles(Path.Combine(Repository.Root, "src", "Fal.Build.Core", "Diagnostics"), "DiagnosticCatalog*.cs")
            .SelectMany(file => Code.Matches(File.ReadAllText(file)).Select(match => match.Groups["code"].Value)).Distinct().Order(StringComparer.Ordinal),
    ];

    [TestCaseSource(nameof(Codes))]
    public void A_code_has_its_page(string code)
    {
        var page = Path.Combine(Pages, code + ".md");
        Assert.That(page, Does.Exist);
        Assert.That(File.ReadLines(page).First(), Does.StartWith($"# {code}"));
    }

    [TestCaseSource(nameof(Codes))]
    public void A_code_is_in_the_list(string code) =>
        Assert.That(File.ReadAllText(Path.Combine(Pages, "README.md")), Does.Contain($"[{code}]({code}.md)"));

    [Test]
    public void Every_page_is_in_the_list_and_every_line_of_the_list_has_a_page()
    {
        var listed = Link.Matches(File.ReadAllText(Path.Combine(Pages, "README.md"))).Select(match => match.Groups["code"].Value);
        var pages = Directory.GetFiles(Pages, "FAL*.md").Select(file => Path.GetFileNameWithoutExtension(file)!);
        Assert.That(listed.Order(StringComparer.Ordinal), Is.EqualTo(pages.Order(StringComparer.Ordinal)));
        Assert.That(Codes, Has.Length.GreaterThanOrEqualTo(34));
    }

    [GeneratedRegex("\"(?<code>FAL[0-9]{4})\"")]
    private static partial Regex Code { get; }

    [GeneratedRegex(@"^\| \[(?<code>FAL[0-9]{4})\]\(\k<code>\.md\)", RegexOptions.Multiline)]
    private static partial Regex Link { get; }
}
