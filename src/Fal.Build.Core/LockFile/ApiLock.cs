using Fal.Build.Core.Diagnostics;
using Fal.Build.Core.Output;

namespace Fal.Build.Core.LockFile;

/// <summary>The lock file on disk: written by a build, or compared with what a build would write.</summary>
/// <param name="file">Absolute path.</param>
internal sealed class ApiLock(string file)
{
    /// <summary>Writes the file where it differs.</summary>
    public void Write(string text, List<Diagnostic> diagnostics) =>
        new OutputDirectory(Path.GetDirectoryName(file)!).Write([new(Path.GetFileName(file), text)], diagnostics);

    /// <summary>Reports how the file differs, and leaves it alone.</summary>
    public void Verify(string text, string projectFile, List<Diagnostic> diagnostics)
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
            diagnostics.Add(DiagnosticCatalog.OutputWouldChange(projectFile, file, "can't be read: " + exception.Message));
        }
    }
}
