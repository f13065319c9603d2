using System.Text.RegularExpressions;
using Fal.Nodes;

namespace Fal.Samples.Tests.Documentation;

/// <summary>What README.md and docs/client.md say of the client is what the client is.</summary>
public sealed partial class PagesTests
{
    private static readonly string Client = File.ReadAllText(Repository.PathTo("docs", "client.md"));

    /// <summary>Every C# block of docs/client.md, and of README.md's section about the client.</summary>
    private static IEnumerable<string> Blocks =>
        Block().Matches(Client + Section().Match(File.ReadAllText(Repository.PathTo("README.md"))).Value).Select(match => match.Groups["code"].Value);

    /// <summary>Each block under the name of its first line.</summary>
    private static IEnumerable<TestCaseData> Examples => Blocks.Select(block => new TestCaseData(block).SetArgDisplayNames(block.Split('\n')[0]));

    [TestCaseSource(nameof(Examples))]
    public void An_example_is_compiled_and_run(string block)
    {
        var source = File.ReadAllText(Repository.PathTo("tests", "Fal.Samples.Tests", "Documentation", "DocumentedExamples.cs"));

        Assert.That(Unindented(source), Does.Contain(Unindented(block)));
    }

    [Test]
    public void There_are_examples_in_both() => Assert.That(Blocks.Count(), Is.GreaterThan(12));

    [Test]
    public void Every_option_is_listed_with_its_default()
    {
        var options = new FalClientOptions();
        var lacking = typeof(FalClientOptions).GetProperties()
            .Where(property => !Client.Contains($"| `{property.Name}` | {Shown(property.GetValue(options))} |", StringComparison.Ordinal))
            .Select(property => $"| `{property.Name}` | {Shown(property.GetValue(options))} |");

        Assert.That(lacking, Is.Empty);
    }

    [Test]
    public void Every_exception_is_listed()
    {
        var lacking = typeof(FalException).Assembly.GetExportedTypes()
            .Where(type => type.IsSubclassOf(typeof(Exception)) && !type.IsAbstract && !Client.Contains($"| `{type.Name}` |", StringComparison.Ordinal));

        Assert.That(lacking, Is.Empty);
    }

    [GeneratedRegex("^```csharp\n(?<code>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex("^## Run a node\n.*?^## ", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Section();

    private static string Unindented(string text) => string.Join('\n', text.Split('\n').Select(line => line.Trim())).Trim();

    private static string Shown(object? value) => value switch
    {
        null => "none",
        TimeSpan { TotalSeconds: var seconds } => FormattableString.Invariant($"{seconds:0.###} s"),
        Uri address => $"`{address}`",
        bool flag => flag ? "yes" : "no",
        int or long => FormattableString.Invariant($"{value:N0}"),
        _ => $"`{value}`",
    };
}
