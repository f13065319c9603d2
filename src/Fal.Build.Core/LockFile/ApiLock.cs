using Fal.Build.Core.Diagnostics;
using Fal.Build.Core.Output;

namespace Fal.Build.Core.LockFile;

/// <summary>The lock file on disk: written by a build, or compared with what a build would write.</summary>
/// <param name="file">Absolute path.</param>
/// <param name="text">What it is to hold.</param>
internal sealed class ApiLock(string file, string text) : ICheckedInOutput
{
    /// <inheritdoc/>
    public void Write(List<Diagnostic> diagnostics) =>
        new OutputDirectory(Path.GetDirectoryName(file)!).Write([new(Path.GetFileName(file), text)], diagnostics);

    /// <inheritdoc/>
    public void Verify(string projectFile, List<Diagnostic> diagnostics)
    {
        try
        {
            if (LockFileComparison.Describe(File.Exists(file) ? File.ReadAllText(file) : null, text) is { } difference)
            {
                diagnostics.Add(DiagnosticCatalog.OutputWouldChange(projectFile, file, difference));
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            diagnostics.Add(DiagnosticCatalog.OutputWouldChange(projectFile, file, "can't be read: " + TextPresentation.Reason(exception)));
        }
    }
}
