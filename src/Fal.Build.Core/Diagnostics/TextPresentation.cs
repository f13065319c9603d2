using System.Globalization;
using Fal.Build.Core.Json;

namespace Fal.Build.Core.Diagnostics;

/// <summary>How messages show values that people wrote.</summary>
internal static class TextPresentation
{
    /// <summary>Longest excerpt of a value in a message, in characters.</summary>
    private const int LongestExcerpt = 60;

    /// <summary>A value as it stands in the file, shortened.</summary>
    public static string Show(JsonValue value) => value switch
    {
        JsonString text => Quote(text.Value),
        JsonNumber number => number.Text,
        JsonArray array => $"an array of {array.Items.Length}",
        _ => value.Kind,
    };

    /// <summary>Text in double quotes on one line, shortened.</summary>
    public static string Quote(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        return line.Length > LongestExcerpt ? $"\"{line[..LongestExcerpt]}…\"" : $"\"{line}\"";
    }

    /// <summary>Why something failed, as a part of a sentence: the system ends its reasons with a full stop.</summary>
    public static string Reason(Exception exception) => exception.Message.TrimEnd('.');

    /// <summary>Items as <c>a, b or c</c>.</summary>
    public static string Alternatives(IReadOnlyList<string> items) =>
        items.Count < 2 ? string.Concat(items) : $"{string.Join(", ", items.Take(items.Count - 1))} or {items[^1]}";

    public static string Count(int count, string noun) =>
        $"{count.ToString("N0", CultureInfo.InvariantCulture)} {noun}{(count == 1 ? "" : "s")}";
}
