using Fal.Build.Core.Diagnostics;

namespace Fal.Build.Core.Output;

/// <summary>
/// Output that people commit. A build writes it, and compares it instead where <c>FalVerifyNoChanges</c> says that nothing may change.
/// </summary>
internal interface ICheckedInOutput
{
    /// <summary>Reports what writing would change, and writes nothing.</summary>
    /// <param name="projectFile">The project, for diagnostics.</param>
    /// <param name="diagnostics">Where to report.</param>
    void Verify(string projectFile, List<Diagnostic> diagnostics);

    /// <summary>Brings the output up to date; what can't be written is reported.</summary>
    /// <param name="diagnostics">Where to report.</param>
    void Write(List<Diagnostic> diagnostics);
}
