using System.Text.RegularExpressions;

namespace Fal.Nodes;

/// <summary>Keeps keys and the content of files out of messages and logs.</summary>
internal static class Redaction
{
    private const int LongestText = 2000;
    private const int LongestUrl = 60;

    /// <summary>A data URI, or a run of base64 too long for a word or an id.</summary>
    private static readonly Regex Payload = new(
        @"(?<head>data:[\w.+-]*/?[\w.+-]*[^,""'\s]{0,80},)[A-Za-z0-9+/=_%-]{16,}|[A-Za-z0-9+/_-]{200,}={0,2}",
        RegexOptions.CultureInvariant,
        TimeSpan.FromSeconds(1));

    public static string Clean(string text, string? key)
    {
        var cleaned = key is { Length: > 0 } ? text.Replace(key, "<key>") : text;
        cleaned = Payload.Replace(cleaned, match => match.Groups["head"].Value + "…");
        return cleaned.Length > LongestText ? cleaned.Substring(0, LongestText) + "…" : cleaned;
    }

    /// <summary>A URL as it is, a data URI cut.</summary>
    public static string Shorten(string url) => DataUri.Is(url) && url.Length > LongestUrl ? url.Substring(0, LongestUrl) + "…" : url;
}
