namespace Fal.Build.Core.Diagnostics;

/// <summary>How a build takes a diagnostic.</summary>
public enum DiagnosticSeverity
{
    /// <summary>Told to those who ask for detail.</summary>
    Message,

    /// <summary>The build goes on.</summary>
    Warning,

    /// <summary>The build fails.</summary>
    Error,
}

/// <summary>One thing that a person should know, and where to look.</summary>
/// <param name="Code">Stable code, such as <c>FAL1003</c>; each has a page in docs/diagnostics.</param>
/// <param name="Severity">How the build takes it.</param>
/// <param name="Location">The offending token's start, or a file as a whole.</param>
/// <param name="Message">The value found and what to write instead, without code or place.</param>
public sealed record Diagnostic(string Code, DiagnosticSeverity Severity, SourceLocation Location, string Message)
{
    /// <summary>The page that explains the code.</summary>
    public string HelpLink => $"https://github.com/fal-build/fal-build/blob/main/docs/diagnostics/{Code}.md";

    /// <summary>The diagnostic as builds print it.</summary>
    public override string ToString() => $"{Location}: {Severity.ToString().ToLowerInvariant()} {Code}: {Message}";
}
