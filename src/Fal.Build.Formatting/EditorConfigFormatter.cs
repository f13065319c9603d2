using System.Collections.Immutable;
using Fal.Build.Core.Output;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Text;

namespace Fal.Build.Formatting;

/// <summary>Runs Roslyn's formatter with the project's <c>.editorconfig</c> files.</summary>
/// <param name="directory">Where the files will lie, which decides what sections of an <c>.editorconfig</c> hold for them.</param>
/// <param name="editorConfigs">Full paths of the <c>.editorconfig</c> files in that directory and above.</param>
public sealed class EditorConfigFormatter(string directory, IReadOnlyList<string> editorConfigs) : ICodeFormatter
{
    /// <inheritdoc/>
    public ImmutableArray<GeneratedFile> Format(ImmutableArray<GeneratedFile> files, CancellationToken cancellation)
    {
        using var workspace = new AdhocWorkspace();
        var project = ProjectId.CreateNewId();
        var solution = workspace.CurrentSolution.AddProject(project, "Generated", "Generated", LanguageNames.CSharp);
        foreach (var path in editorConfigs)
        {
            solution = solution.AddAnalyzerConfigDocument(
                DocumentId.CreateNewId(project), Path.GetFileName(path), SourceText.From(File.ReadAllText(path)), filePath: path);
        }

        return [.. files.Select(file => file with { Text = Format(solution, project, file, cancellation) })];
    }

    private string Format(Solution solution, ProjectId project, GeneratedFile file, CancellationToken cancellation)
    {
        var id = DocumentId.CreateNewId(project);
        var document = solution.AddDocument(id, file.Path, SourceText.From(file.Text), filePath: Path.Combine(directory, file.Path)).GetDocument(id)!;
        return FormatAsync(document, cancellation).GetAwaiter().GetResult();
    }

    private static async Task<string> FormatAsync(Document document, CancellationToken cancellation)
    {
        var formatted = await Formatter.FormatAsync(document, cancellationToken: cancellation).ConfigureAwait(false);
        var text = await formatted.GetTextAsync(cancellation).ConfigureAwait(false);
        return text.ToString();
    }
}
