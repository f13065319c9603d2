using System.Globalization;
using System.Text;

namespace Fal.Build.Core.Json;

/// <summary>Writes values as JSON text, numbers as they were written.</summary>
internal sealed class JsonTextPrinter
{
    private const int SingleLine = 0;

    private readonly StringBuilder _text = new();
    private readonly int _indentation;
    private readonly bool _isForHtml;

    private JsonTextPrinter(int indentation, bool isForHtml)
    {
        _indentation = indentation;
        _isForHtml = isForHtml;
    }

    /// <summary>A value on one line.</summary>
    public static string Print(JsonValue value) => new JsonTextPrinter(SingleLine, isForHtml: false).TextOf(value);

    /// <summary>A value with each member and item on a line of its own, for files that people compare; it ends with a line break.</summary>
    public static string PrintLines(JsonValue value, int indentation) => new JsonTextPrinter(indentation, isForHtml: false).TextOf(value) + "\n";

    /// <summary>A value on one line, safe inside of a script element.</summary>
    public static string PrintForHtml(JsonValue value) => new JsonTextPrinter(SingleLine, isForHtml: true).TextOf(value);

    private string TextOf(JsonValue value)
    {
        Write(value, depth: 0);
        return _text.ToString();
    }

    private void Write(JsonValue value, int depth)
    {
        switch (value)
        {
            case JsonObject { Members: var members }:
                _text.Append('{');
                for (var index = 0; index < members.Length; index++)
                {
                    StartItem(index, depth + 1);
                    WriteString(members[index].Name);
                    _text.Append(_indentation == SingleLine ? ":" : ": ");
                    Write(members[index].Value, depth + 1);
                }

                End('}', members.IsEmpty, depth);
                break;
            case JsonArray { Items: var items }:
                _text.Append('[');
                for (var index = 0; index < items.Length; index++)
                {
                    StartItem(index, depth + 1);
                    Write(items[index], depth + 1);
                }

                End(']', items.IsEmpty, depth);
                break;
            case JsonString text:
                WriteString(text.Value);
                break;
            case JsonNumber number:
                _text.Append(number.Text);
                break;
            case JsonBoolean boolean:
                _text.Append(boolean.Value ? "true" : "false");
                break;
            default:
                _text.Append("null");
                break;
        }
    }

    private void StartItem(int index, int depth)
    {
        if (index > 0)
        {
            _text.Append(',');
        }

        StartLine(depth);
    }

    private void End(char bracket, bool isEmpty, int depth)
    {
        if (!isEmpty)
        {
            StartLine(depth);
        }

        _text.Append(bracket);
    }

    private void StartLine(int depth)
    {
        if (_indentation != SingleLine)
        {
            _text.Append('\n').Append(' ', depth * _indentation);
        }
    }

    private void WriteString(string text)
    {
        _text.Append('"');
        var plain = 0;
        for (var offset = 0; offset < text.Length; offset++)
        {
            if (IsEscaped(text[offset]))
            {
                _text.Append(text, plain, offset - plain);
                WriteEscaped(text[offset]);
                plain = offset + 1;
            }
        }

        _text.Append(text, plain, text.Length - plain).Append('"');
    }

    /// <summary>What JSON escapes, and the line breaks of Unicode, which JavaScript once took for such; in HTML also what that takes for markup.</summary>
    private bool IsEscaped(char character) =>
        character is < ' ' or '"' or '\\' or '\u0085' or '\u2028' or '\u2029' || (_isForHtml && character is '<' or '>' or '&' or '\'');

    private void WriteEscaped(char character)
    {
        switch (character)
        {
            case '\b':
                _text.Append("\\b");
                break;
            case '\t':
                _text.Append("\\t");
                break;
            case '\n':
                _text.Append("\\n");
                break;
            case '\f':
                _text.Append("\\f");
                break;
            case '\r':
                _text.Append("\\r");
                break;
            case '\\':
                _text.Append("\\\\");
                break;
            case '"' when !_isForHtml:
                _text.Append("\\\"");
                break;
            default:
                _text.Append("\\u").Append(((int)character).ToString("x4", CultureInfo.InvariantCulture));
                break;
        }
    }
}
