using System.Text;
using Fal.Build.Core.Diagnostics;

namespace Fal.Build.Core.Output;

/// <summary>
/// The page that GitHub shows for a step of a workflow: a file that every command of the step appends to, so several builds may
/// want it at once.
/// </summary>
/// <param name="file">The file that the runner names in GITHUB_STEP_SUMMARY.</param>
internal sealed class StepSummary(string file)
{
    /// <summary>How often the file is asked for while somebody else has it; together with the pause, five seconds.</summary>
    private const int Attempts = 50;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>
    /// Appends a text, unless the file holds it word for word: the builds of a project for several frameworks report the same.
    /// </summary>
    public void Append(string text, List<Diagnostic> diagnostics)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                using var stream = new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
                Append(stream, text);
                return;
            }
            catch (IOException exception) when (exception is not DirectoryNotFoundException && attempt < Attempts)
            {
                Thread.Sleep(Pause);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
            {
                diagnostics.Add(DiagnosticCatalog.OutputNotWritable(file, exception.Message));
                return;
            }
        }
    }

    private static void Append(FileStream stream, string text)
    {
        using var reader = new StreamReader(stream, Utf8, leaveOpen: true);
        var former = reader.ReadToEnd();
        if (former.Contains(text, StringComparison.Ordinal))
        {
            return;
        }

        // Markdown wants a blank line before a heading.
        var gap = former.Length == 0 || former.EndsWith("\n\n", StringComparison.Ordinal) ? "" : former.EndsWith('\n') ? "\n" : "\n\n";
        stream.Seek(0, SeekOrigin.End);
        stream.Write(Utf8.GetBytes(gap + text));
    }
}
