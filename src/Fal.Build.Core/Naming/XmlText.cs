using System.Text;

namespace Fal.Build.Core.Naming;

/// <summary>Text for documentation comments.</summary>
internal static class XmlText
{
    /// <summary>Text with everything escaped that XML takes for markup; control characters are left out.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            switch (rune.Value)
            {
                case '&':
                    escaped.Append("&amp;");
                    break;
                case '<':
                    escaped.Append("&lt;");
                    break;
                case '>':
                    escaped.Append("&gt;");
                    break;
                case '\t':
                    escaped.Append(' ');
                    break;
                default:
                    if (rune.Value == '\n' || !Rune.IsControl(rune))
                    {
                        escaped.Append(rune.ToString());
                    }

                    break;
            }
        }

        return escaped.ToString();
    }

    /// <summary>A description as the content of a summary: escaped, lines trimmed, \n between them, no blank line at an end.</summary>
    public static string Summary(string description) =>
        string.Join('\n', Escape(description.ReplaceLineEndings("\n")).Trim().Split('\n').Select(line => line.Trim()));
}
