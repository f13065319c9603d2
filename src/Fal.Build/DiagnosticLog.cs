using Fal.Build.Core.Diagnostics;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace Fal.Build;

/// <summary>Logs diagnostics so that builds, editors and CI parsers find code and place.</summary>
internal static class DiagnosticLog
{
    public static void Write(TaskLoggingHelper log, IEnumerable<Diagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics)
        {
            var (file, line, column) = diagnostic.Location;
            switch (diagnostic.Severity)
            {
                case DiagnosticSeverity.Error:
                    log.LogError(null, diagnostic.Code, null, diagnostic.HelpLink, file, line, column, 0, 0, "{0}", diagnostic.Message);
                    break;
                case DiagnosticSeverity.Warning:
                    log.LogWarning(null, diagnostic.Code, null, diagnostic.HelpLink, file, line, column, 0, 0, "{0}", diagnostic.Message);
                    break;
                default:
                    log.LogMessage(null, diagnostic.Code, null, file, line, column, 0, 0, MessageImportance.Normal, "{0}", diagnostic.Message);
                    break;
            }
        }
    }
}
