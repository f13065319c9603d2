namespace Fal.Build.Core.Json;

/// <summary>JSON pointers (RFC 6901), as URI fragments of references inside one document.</summary>
internal static class JsonPointer
{
    /// <summary>What a reference such as <c>#/components/schemas/Image</c> leads to; null when it leads nowhere or out of the document.</summary>
    public static JsonValue? Resolve(JsonObject document, string reference)
    {
        if (reference == "#")
        {
            return document;
        }

        if (!reference.StartsWith("#/", StringComparison.Ordinal))
        {
            return null;
        }

        JsonValue? value = document;
        foreach (var step in reference[2..].Split('/'))
        {
            value = value switch
            {
                JsonObject parent => parent[Unescape(Uri.UnescapeDataString(step))],
                JsonArray list when int.TryParse(step, out var index) && index >= 0 && index < list.Items.Length => list.Items[index],
                _ => null,
            };
        }

        return value;
    }

    public static string Escape(string name) => name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    public static string Unescape(string step) => step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
}
