using System.Text.RegularExpressions;

namespace Fal.Build.Core.Tests.Documentation;

/// <summary>docs/msbuild.md lists what the build files have, and nothing else.</summary>
public sealed partial class MSBuildReferenceTests
{
    private static readonly string BuildFiles = string.Concat(
        Directory.GetFiles(Path.Combine(Repository.Root, "build")).Where(file => file.EndsWith(".props", StringComparison.Ordinal) || file.EndsWith(".targets", StringComparison.Ordinal))
            .Select(File.ReadAllText));

    [Test]
    public void It_lists_every_property() => Assert.That(Listed("Properties"), Is.EquivalentTo(Names(Property)));

    [Test]
    public void It_lists_every_item() => Assert.That(Listed("Items"), Is.EquivalentTo(Names(Item)));

    [Test]
    public void It_lists_every_target() => Assert.That(Listed("Targets"), Is.EquivalentTo(Names(Target)));

    private static IEnumerable<string> Names(Regex form) => form.Matches(BuildFiles).Select(match => match.Groups["name"].Value).Distinct();

    private static List<string> Listed(string section)
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "msbuild.md"));
        var text = page.Split($"## {section}\n")[1].Split("\n## ")[0];
        return [.. Row.Matches(text).Select(match => match.Groups["name"].Value)];
    }

    [GeneratedRegex(@"\$\((?<name>Fal\w+)\)")]
    private static partial Regex Property { get; }

    [GeneratedRegex(@"@\((?<name>Fal\w+)")]
    private static partial Regex Item { get; }

    [GeneratedRegex(@"<Target Name=""(?<name>Fal\w+)""")]
    private static partial Regex Target { get; }

    [GeneratedRegex(@"^\| `(?<name>\w+)` \|", RegexOptions.Multiline)]
    private static partial Regex Row { get; }
}
