using System.Buffers;
using System.Globalization;
using System.Text;
using Fal.Build.Core.Json;

namespace Fal.Build.Core.Binding;

/// <summary>Values as C# literals.</summary>
internal static class CSharpLiteral
{
    /// <summary>What stands for itself, and is nearly everything: searched for in vectors.</summary>
    private static readonly SearchValues<char> Plain = SearchValues.Create(
        " !#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~");

    /// <summary>A text literal on one line; what can't be seen is escaped.</summary>
    public static string Text(string text)
    {
        if (!text.AsSpan().ContainsAnyExcept(Plain))
        {
            return $"\"{text}\"";
        }

        var literal = new StringBuilder(text.Length + 16).Append('"');
        var rest = text.AsSpan();
        for (var next = rest.IndexOfAnyExcept(Plain); next >= 0; next = rest.IndexOfAnyExcept(Plain))
        {
            literal.Append(rest[..next]);
            Append(literal, rest[next]);
            rest = rest[(next + 1)..];
        }

        return literal.Append(rest).Append('"').ToString();
    }

    /// <summary>A double literal that holds the number as exactly as a double can.</summary>
    public static string Double(JsonNumber number)
    {
        var value = number.ToDouble();
        if (double.IsInfinity(value))
        {
            return value > 0 ? "double.PositiveInfinity" : "double.NegativeInfinity";
        }

        var text = value.ToString("R", CultureInfo.InvariantCulture);
        return text.AsSpan().ContainsAny('.', 'E') ? text : text + ".0";
    }

    private static void Append(StringBuilder literal, char character)
    {
        switch (character)
        {
            case '"':
                literal.Append("\\\"");
                break;
            case '\\':
                literal.Append("\\\\");
                break;
            case '\n':
                literal.Append("\\n");
                break;
            case '\r':
                literal.Append("\\r");
                break;
            case '\t':
                literal.Append("\\t");
                break;
            case var _ when IsVisible(character):
                literal.Append(character);
                break;
            default:
                literal.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}");
                break;
        }
    }

    private static bool IsVisible(char character) => char.GetUnicodeCategory(character) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);
}
