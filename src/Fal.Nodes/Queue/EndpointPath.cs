using System.Text.RegularExpressions;

namespace Fal.Nodes;

/// <summary>
/// An endpoint id as a path. A job is submitted to the whole of it; its status, result and cancellation are kept under owner
/// and alias alone, with the namespace <c>workflows</c> or <c>comfy</c> before them where there is one.
/// </summary>
internal sealed class EndpointPath
{
    private static readonly string[] Namespaces = ["workflows", "comfy"];
    private static readonly Regex Legacy = new("^([0-9]+)-([A-Za-z0-9-]+)$", RegexOptions.CultureInvariant);

    private EndpointPath(string whole, string application)
    {
        Whole = whole;
        Application = application;
    }

    /// <summary>Such as <c>fal-ai/flux/dev</c>.</summary>
    public string Whole { get; }

    /// <summary>Such as <c>fal-ai/flux</c>.</summary>
    public string Application { get; }

    /// <summary>Such as <c>flux</c>.</summary>
    public string Alias => Application.Substring(Application.LastIndexOf('/') + 1);

    /// <exception cref="ArgumentException">The id has no owner and alias, or holds what no id does.</exception>
    public static EndpointPath Parse(string id)
    {
        var whole = (id ?? throw new ArgumentNullException(nameof(id))).Trim('/');
        if (Legacy.Match(whole) is { Success: true } match)
        {
            whole = $"{match.Groups[1].Value}/{match.Groups[2].Value}";
        }

        var segments = whole.Split('/');
        var count = Namespaces.Contains(segments[0], StringComparer.Ordinal) ? 3 : 2;
        if (segments.Length < count || segments.Any(segment => segment is "" or "." or ".." || !segment.All(IsAllowed)))
        {
            throw new ArgumentException($"'{id}' is no endpoint id; one looks like fal-ai/wizper.", nameof(id));
        }

        return new EndpointPath(whole, string.Join("/", segments.Take(count)));
    }

    private static bool IsAllowed(char character) => (character < 128 && char.IsLetterOrDigit(character)) || character is '-' or '_' or '.' or '~';
}
