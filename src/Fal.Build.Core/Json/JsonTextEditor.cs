namespace Fal.Build.Core.Json;

/// <summary>Adds members to an object of a JSON text that people wrote, and leaves every character of theirs as it is.</summary>
internal static class JsonTextEditor
{
    private const string DefaultUnit = "  ";

    /// <summary>The text with members behind the last one of an object.</summary>
    /// <param name="text">A valid JSON text; comments are allowed.</param>
    /// <param name="root">What the text says.</param>
    /// <param name="target">The object in it.</param>
    /// <param name="members">The members, each as lines with their depth; the last line of one has no comma.</param>
    public static string Append(string text, JsonObject root, JsonObject target, IEnumerable<IEnumerable<(int Depth, string Text)>> members)
    {
        var start = OffsetOf(text, target.Position);
        var (end, lastSignificant) = FindEnd(text, start);
        var lineBreak = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        var unit = root.Members.IsEmpty ? DefaultUnit : IndentationAt(text, OffsetOf(text, root.Members[0].NamePosition)) is { Length: > 0 } first ? first : DefaultUnit;
        var outer = IndentationAt(text, start, mayBeInside: true)!;
        var indentation = (target.Members.IsEmpty ? null : IndentationAt(text, OffsetOf(text, target.Members[0].NamePosition))) ?? outer + unit;
        var added = string.Join("," + lineBreak, members.Select(member => string.Join(
            lineBreak, member.Select(line => indentation + string.Concat(Enumerable.Repeat(unit, line.Depth)) + line.Text))));
        var rest = text[lastSignificant..end].TrimEnd();
        return text[..lastSignificant] + (target.Members.IsEmpty ? "" : ",") + rest + lineBreak + added + lineBreak + (IndentationAt(text, end) ?? outer) + text[end..];
    }

    /// <summary>Where an object's closing brace stands, and where the last thing before it ends that is no white space or comment.</summary>
    private static (int End, int LastSignificant) FindEnd(string text, int start)
    {
        var depth = 0;
        var lastSignificant = start + 1;
        for (var offset = start; ; offset++)
        {
            switch (text[offset])
            {
                case '"':
                    for (offset++; text[offset] != '"'; offset++)
                    {
                        offset += text[offset] == '\\' ? 1 : 0;
                    }

                    break;
                case '/' when text[offset + 1] == '/':
                    offset = text.AsSpan(offset).IndexOfAny('\r', '\n') + offset;
                    continue;
                case '/':
                    offset = text.IndexOf("*/", offset + 2, StringComparison.Ordinal) + 1;
                    continue;
                case '{' or '[':
                    depth++;
                    break;
                case '}' or ']' when --depth == 0:
                    return (offset, lastSignificant);
                case var character when char.IsWhiteSpace(character):
                    continue;
            }

            lastSignificant = offset + 1;
        }
    }

    /// <summary>The white space before the first thing of a line; null when the offset isn't where that thing starts, unless it may be behind it.</summary>
    private static string? IndentationAt(string text, int offset, bool mayBeInside = false)
    {
        var lineStart = text.LastIndexOfAny(['\r', '\n'], Math.Max(0, offset - 1)) + 1;
        var first = lineStart;
        while (first < offset && text[first] is ' ' or '\t')
        {
            first++;
        }

        return first == offset || mayBeInside ? text[lineStart..first] : null;
    }

    private static int OffsetOf(string text, TextPosition position)
    {
        var offset = 0;
        for (var line = 1; line < position.Line; line++)
        {
            offset = text.AsSpan(offset).IndexOfAny('\r', '\n') + offset;
            offset += text[offset] == '\r' && offset + 1 < text.Length && text[offset + 1] == '\n' ? 2 : 1;
        }

        return offset + position.Column - 1;
    }
}
