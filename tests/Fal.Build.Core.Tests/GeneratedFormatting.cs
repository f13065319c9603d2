using Fal.Build.Core.Output;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Formatting;

namespace Fal.Build.Core.Tests;

/// <summary>Holds generated files against Roslyn's formatter with its default options for C#.</summary>
internal static class GeneratedFormatting
{
    /// <summary>The first change that the formatter would make to each file; empty when it would make none.</summary>
    public static IReadOnlyList<string> Differences(IEnumerable<GeneratedFile> files)
    {
        using var workspace = new AdhocWorkspace();
        var differences = new List<string>();
        foreach (var file in files)
        {
            var tree = CSharpSyntaxTree.ParseText(file.Text);
            var changes = Formatter.GetFormattedTextChanges(tree.GetRoot(), workspace, workspace.Options);
            if (changes.Count > 0)
            {
                var line = tree.GetText().Lines.GetLineFromPosition(changes[0].Span.Start);
                differences.Add($"{file.Path}({line.LineNumber + 1}): {line}");
            }
        }

        return differences;
    }
}
