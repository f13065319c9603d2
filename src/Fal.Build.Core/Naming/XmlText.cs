using System.Buffers;
using System.Text;

namespace Fal.Build.Core.Naming;

/// <summary>Text for documentation comments.</summary>
internal static class XmlText
{
    /// <summary>What stands for itself, and is nearly everything: searched for in vectors.</summary>
    private static readonly SearchValues<char> Plain = SearchValues.Create(
        @" !""#$%'()*+,-./0123456789:;=?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\]^_`abcdefghijklmnopqrstuvwxyz{|}~");

    /// <summary>Text with everything escaped that XML takes for markup; control characters are left out.</summary>
    public static string Escape(string text)
    {
        var next = text.AsSpan().IndexOfAnyExcept(Plain);
        if (next < 0)
        {
            return text;
        }

        var escaped = new StringBuilder(text.Length + 16);
        var rest = text.AsSpan();
        for (; next >= 0; next = rest.IndexOfAnyExcept(Plain))
        {
            escaped.Append(rest[..next]);
            _ = Rune.DecodeFromUtf16(rest[next..], out var rune, out var length);
            escaped.Append(rune.Value switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '\t' => " ",
                '\n' => "\n",
                _ when Rune.IsControl(rune) => "",
                _ => rune.ToString(),
            });
            rest = rest[(next + length)..];
        }

        return escaped.Append(rest).ToString();
    }

    /// <summary>A description as the content of a summary: escaped, lines trimmed, \n between them, no blank line at an end.</summary>
    public static string Summary(string description)
    {
        var text = Escape(description.ReplaceLineEndings("\n")).Trim();
        return text.Contains('\n') ? string.Join('\n', text.Split('\n').Select(line => line.Trim())) : text;
    }
}
