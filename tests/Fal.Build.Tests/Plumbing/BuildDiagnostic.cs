using System.Globalization;
using System.Text.RegularExpressions;

namespace Fal.Build.Tests.Plumbing;

/// <summary>One line <c>file(line,column): severity code: message [project]</c> of a build.</summary>
/// <param name="Severity"><c>error</c> or <c>warning</c>.</param>
/// <param name="Code">Such as <c>FAL1003</c>.</param>
/// <param name="File">The file, as the build names it.</param>
/// <param name="Line">Line; 0 where only the file is named.</param>
/// <param name="Column">Column; 0 where only the file is named.</param>
/// <param name="Message">The message.</param>
internal sealed partial record BuildDiagnostic(string Severity, string Code, string File, int Line, int Column, string Message)
{
    /// <summary>Where it points: <c>file(line,column)</c>, or the file alone.</summary>
    public string Place => Line == 0 ? File : string.Create(CultureInfo.InvariantCulture, $"{File}({Line},{Column})");

    /// <summary>Every diagnostic of a build's output, in order; the summary, which tells all of them again, is left out.</summary>
    public static IReadOnlyList<BuildDiagnostic> Parse(string output) =>
    [
        .. Form.Matches(Summary.Split(output, 2)[0]).Select(match => new BuildDiagnostic(
            match.Groups["severity"].Value,
            match.Groups["code"].Value,
            match.Groups["file"].Value,
            Number(match.Groups["line"]),
            Number(match.Groups["column"]),
            match.Groups["message"].Value)),
    ];

    private static int Number(Group group) => group.Success ? int.Parse(group.Value, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex("^Build (succeeded|FAILED)\\.$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Summary { get; }

    [GeneratedRegex(
        @"^ *(?<file>\S.*?) ?(\((?<line>\d+),(?<column>\d+)[\d,]*\))? ?: (?<severity>error|warning) (?<code>[A-Z]+\d+): (?<message>.*?)( \[[^\[\]]+\])?$",
        RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Form { get; }
}
