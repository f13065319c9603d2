using System.Text;

namespace Fal.Nodes;

/// <summary>A data URI taken apart, after RFC 2397.</summary>
/// <param name="ContentType">Media type without parameters.</param>
/// <param name="Content">The bytes.</param>
internal sealed record DataUri(string ContentType, byte[] Content)
{
    private const string Scheme = "data:";

    public static bool Is(string? url) => url is not null && url.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase);

    /// <exception cref="FormatException">The text isn't a data URI; the message doesn't quote its content.</exception>
    public static DataUri Parse(string url)
    {
        var comma = url.IndexOf(',');
        if (!Is(url) || comma < 0)
        {
            throw new FormatException("A data URI has the form data:<media type>;base64,<content>.");
        }

        var header = url.Substring(Scheme.Length, comma - Scheme.Length).Split(';');
        var contentType = header[0].Trim().Length == 0 ? "text/plain" : header[0].Trim();
        var content = Uri.UnescapeDataString(url.Substring(comma + 1));
        var isBase64 = string.Equals(header[header.Length - 1].Trim(), "base64", StringComparison.OrdinalIgnoreCase);
        return new DataUri(contentType, isBase64 ? Convert.FromBase64String(content) : Encoding.UTF8.GetBytes(content));
    }
}
