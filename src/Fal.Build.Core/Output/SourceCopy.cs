using Fal.Build.Core.Diagnostics;

namespace Fal.Build.Core.Output;

/// <summary>A copy of the generated code in the source tree, for people to read and commit.</summary>
/// <param name="directory">Where it is.</param>
/// <param name="files">The files that make it up.</param>
internal sealed class SourceCopy(string directory, IReadOnlyCollection<GeneratedFile> files) : ICheckedInOutput
{
    private readonly OutputDirectory _output = new(directory);

    /// <inheritdoc/>
    public void Verify(string projectFile, List<Diagnostic> diagnostics) =>
        diagnostics.AddRange(_output.Changes(files).Select(item => DiagnosticCatalog.OutputWouldChange(projectFile, item.Path, item.Change)));

    /// <inheritdoc/>
    public void Write(List<Diagnostic> diagnostics) => _output.Update(files, diagnostics);
}
