using static Fal.Build.Core.Diagnostics.TextPresentation;

namespace Fal.Build.Core.Diagnostics;

/// <summary>
/// Every diagnostic there is, one factory method per code: FAL0 about the project and its properties here, the other bands in
/// the files beside this one. Codes are never reused.
/// </summary>
internal static partial class DiagnosticCatalog
{
    public static Diagnostic ConfigDirectoryUnreadable(string projectFile, string directory, string reason) =>
        Error("FAL0001", SourceLocation.OfFile(projectFile),
            $"The config directory '{directory}' {reason}. Create it, or set FalConfigDirectory to the directory that holds your *.json configs.");

    public static Diagnostic NothingToGenerate(string projectFile) =>
        Warning("FAL0002", SourceLocation.OfFile(projectFile),
            "Nothing to generate: no config, module or endpoint is chosen. Add, for example, <ItemGroup><FalEndpoint Include=\"fal-ai/wizper\" /></ItemGroup> to the project.");

    public static Diagnostic CatalogInvalid(SourceLocation location, string reason) =>
        Error("FAL0003", location,
            $"The model catalogue {reason}. Set FalCatalogFile to a file of the form {{\"models\": [{{\"id\": …, \"category\": …}}]}}, or leave it unset for the bundled one.");

    public static Diagnostic SettingNotAllowed(string projectFile, string setting, string found, string allowed) =>
        Error("FAL0004", SourceLocation.OfFile(projectFile), $"{setting} is {Quote(found)}, which isn't allowed; {allowed}.");

    public static Diagnostic SettingMissing(string projectFile, string setting, string remedy) =>
        Error("FAL0004", SourceLocation.OfFile(projectFile), $"{setting}: {remedy}.");

    public static Diagnostic ReportNotMergeable(SourceLocation location, string reason, string remedy) =>
        Error("FAL0004", location, $"FalCoverageMerge can't take this report: it {reason}. {remedy}.");

    public static Diagnostic LanguageNotSupported(string projectFile, string found) =>
        Error("FAL0005", SourceLocation.OfFile(projectFile),
            $"Generated code needs C# 10 or later, and the project uses {found}. In a C# project set <LangVersion>10</LangVersion> or later.");

    public static Diagnostic OutputNotWritable(string path, string reason) =>
        Error("FAL0006", SourceLocation.OfFile(path), $"The generated output can't be written: {reason}");

    public static Diagnostic OutputWouldChange(string projectFile, string path, string change) =>
        Error("FAL0007", SourceLocation.OfFile(projectFile),
            $"'{path}' {change}, and FalVerifyNoChanges is on. Build without FalVerifyNoChanges and commit what changed.");

    /// <summary>A file that a stage can't read as JSON.</summary>
    public static Diagnostic NotJson(SourceLocation location, string reason) =>
        Error("FAL1001", location, $"This isn't valid JSON: {reason}.");

    private static Diagnostic Error(string code, SourceLocation location, string message) =>
        new(code, DiagnosticSeverity.Error, location, message);

    private static Diagnostic Warning(string code, SourceLocation location, string message) =>
        new(code, DiagnosticSeverity.Warning, location, message);
}
