using System.Globalization;
using System.Text.RegularExpressions;
using Newtonsoft.Json;

namespace Fal.Build.Core.Json;

/// <summary>
/// Finds out what keeps a text from being JSON, and where. Newtonsoft.Json does the reading, since it has words for what is
/// wrong; it reports the end of each token and takes more than JSON allows, so this class finds the starts and refuses the rest.
/// Comments are skipped.
/// </summary>
internal sealed partial class JsonFaultFinder
{
    /// <summary>
    /// Stands behind every text, since Newtonsoft takes neither an empty comment nor, behind a lone carriage return, the rest of
    /// the text where that ends too.
    /// </summary>
    private const string LastLineBreak = "\n";

    private readonly string _text;
    private readonly int[] _lineStarts;
    private readonly JsonTextReader _reader;

    /// <summary>Offset behind the last token.</summary>
    private int _end;

    /// <summary>Offset of the current token.</summary>
    private int _start;

    /// <summary>Offset of the comma before the current token, or -1.</summary>
    private int _comma;

    /// <summary>True where the last token ended a value inside an object or array, so that a comma may follow.</summary>
    private bool _isBehindItem;

    private JsonFaultFinder(string text, JsonTextReader reader)
    {
        _text = text;
        _lineStarts = FindLineStarts(text + LastLineBreak);
        _reader = reader;
    }

    /// <summary>Finds the first fault; null when the text is JSON to this reader.</summary>
    /// <param name="text">The text, without a byte order mark.</param>
    /// <param name="maximumDepth">How deep values may stand in each other.</param>
    public static JsonSyntaxException? Find(string text, int maximumDepth)
    {
        using var reader = new JsonTextReader(new StringReader(text + LastLineBreak)) { DateParseHandling = DateParseHandling.None, MaxDepth = maximumDepth };
        try
        {
            new JsonFaultFinder(text, reader).CheckText();
            return null;
        }
        catch (JsonSyntaxException fault)
        {
            return fault;
        }
    }

    private void CheckText()
    {
        if (!Read())
        {
            throw Error(_text.Length, "the file holds no JSON value");
        }

        CheckValue();
        if (Read())
        {
            throw Error(_start, "text behind the end of the JSON value");
        }
    }

    private void CheckValue()
    {
        switch (_reader.TokenType)
        {
            case JsonToken.StartObject:
                CheckObject();
                break;
            case JsonToken.StartArray:
                CheckArray();
                break;
            case JsonToken.String:
                RequireStrictString();
                break;
            case JsonToken.Integer or JsonToken.Float:
                var number = _text[_start.._end];
                if (!StrictNumber.IsMatch(number))
                {
                    throw Error(_start, $"'{number}' is no JSON number");
                }

                break;
            case JsonToken.Boolean or JsonToken.Null:
                break;
            default:
                throw Error(_start, $"'{Excerpt(_start)}' is no JSON value");
        }
    }

    private void CheckObject()
    {
        for (ReadInside("an object"); _reader.TokenType != JsonToken.EndObject; ReadInside("an object"))
        {
            RequireStrictString();
            ReadInside("an object");
            CheckValue();
        }

        RequireNoTrailingComma();
    }

    private void CheckArray()
    {
        for (ReadInside("an array"); _reader.TokenType != JsonToken.EndArray; ReadInside("an array"))
        {
            CheckValue();
        }

        RequireNoTrailingComma();
    }

    private void ReadInside(string container)
    {
        if (!Read())
        {
            throw Error(_text.Length, $"the text ends inside {container}");
        }
    }

    /// <summary>Goes to the next token that isn't a comment and finds its start.</summary>
    private bool Read()
    {
        _comma = -1;
        do
        {
            _start = SkipSeparators(_end);
            bool hasToken;
            try
            {
                hasToken = _reader.Read();
            }
            catch (JsonReaderException exception)
            {
                throw Error(FindFault(exception), Reason(exception));
            }

            if (!hasToken)
            {
                return false;
            }

            _end = Math.Min(_lineStarts[_reader.LineNumber - 1] + _reader.LinePosition, _text.Length);
        }
        while (_reader.TokenType == JsonToken.Comment);
        _isBehindItem = _reader.Depth > 0 && _reader.TokenType is not (JsonToken.StartObject or JsonToken.StartArray or JsonToken.PropertyName);
        return true;
    }

    /// <summary>
    /// Between two tokens stands white space and, behind a value in an object or array, one comma; a colon belongs to its key's
    /// token. Newtonsoft takes more, or finds out only at the token behind.
    /// </summary>
    private int SkipSeparators(int offset)
    {
        for (; offset < _text.Length; offset++)
        {
            switch (_text[offset])
            {
                case ' ' or '\t' or '\n' or '\r':
                    break;
                case ',' when _comma >= 0:
                    throw Error(offset, "a value is missing between two commas");
                case ',' when !_isBehindItem:
                    throw Error(offset, "a comma stands where no value is before it");
                case ',':
                    _comma = offset;
                    break;
                case ':':
                    throw Error(offset, "a colon stands where no key is before it");
                case var character when character == '\0' || char.IsWhiteSpace(character):
                    throw NoWhiteSpace(offset);
                default:
                    return offset;
            }
        }

        return offset;
    }

    /// <summary>
    /// The offending token starts where the reader stood, unless it got further on its line: a missing colon or comma is
    /// found at the token behind. A text that ends too soon is at fault at the token that never ends.
    /// </summary>
    private int FindFault(JsonReaderException exception)
    {
        var reached = exception.LineNumber > 0
            ? Math.Min(_lineStarts[Math.Min(exception.LineNumber, _lineStarts.Length) - 1] + exception.LinePosition, _text.Length)
            : _start;
        return reached >= _text.Length || _start >= _text.Length ? Math.Min(_start, _text.Length)
            : _text[_start] is '"' && !exception.Message.StartsWith("Invalid character after parsing property name", StringComparison.Ordinal) ? _start
            : Math.Max(_start, reached);
    }

    /// <summary>Newtonsoft's own words without the path and position that it appends.</summary>
    private static string Reason(JsonReaderException exception)
    {
        var end = exception.Message.IndexOf(" Path '", StringComparison.Ordinal);
        var reason = (end < 0 ? exception.Message : exception.Message[..end]).TrimEnd('.', ' ');
        return char.ToLowerInvariant(reason[0]) + reason[1..];
    }

    private void RequireNoTrailingComma()
    {
        if (_comma >= 0)
        {
            throw Error(_comma, "a comma stands before the closing bracket; remove it");
        }
    }

    private void RequireStrictString()
    {
        if (_text[_start] != '"')
        {
            throw Error(_start, $"'{Excerpt(_start)}' has to stand in double quotes");
        }

        for (var offset = _start; offset < _end; offset++)
        {
            if (_text[offset] == '\\')
            {
                if (_text[++offset] == '\'')
                {
                    throw Error(_start, "\\' is no JSON escape");
                }
            }
            else if (_text[offset] == '"' && offset > _start)
            {
                RequireStrictSpace(offset + 1);
                return;
            }
            else if (_text[offset] < ' ')
            {
                throw Error(_start, "a line break or control character stands inside a string; write it as an escape such as \\n");
            }
        }
    }

    /// <summary>For a key the reader stands behind the colon, and has taken for white space what isn't any.</summary>
    private void RequireStrictSpace(int offset)
    {
        for (; offset < _end; offset++)
        {
            if (_text[offset] is not (' ' or '\t' or '\n' or '\r' or ':'))
            {
                throw NoWhiteSpace(offset);
            }
        }
    }

    private JsonSyntaxException NoWhiteSpace(int offset) =>
        Error(offset, string.Create(CultureInfo.InvariantCulture, $"the character U+{(int)_text[offset]:X4} isn't white space to JSON"));

    private string Excerpt(int offset)
    {
        var end = offset;
        while (end < _text.Length && end - offset < 20 && !char.IsWhiteSpace(_text[end]) && _text[end] is not (',' or ':' or '}' or ']'))
        {
            end++;
        }

        return end == offset && offset < _text.Length ? _text[offset].ToString() : _text[offset..end];
    }

    private JsonSyntaxException Error(int offset, string message) => new(PositionAt(offset), message);

    private TextPosition PositionAt(int offset)
    {
        var line = Array.BinarySearch(_lineStarts, offset);
        line = line >= 0 ? line : ~line - 1;
        return new TextPosition(line + 1, offset - _lineStarts[line] + 1);
    }

    private static int[] FindLineStarts(string text)
    {
        var starts = new List<int> { 0 };
        for (var offset = 0; offset < text.Length; offset++)
        {
            if (text[offset] == '\n' || (text[offset] == '\r' && !(offset + 1 < text.Length && text[offset + 1] == '\n')))
            {
                starts.Add(offset + 1);
            }
        }

        return [.. starts];
    }

    [GeneratedRegex(@"^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex StrictNumber { get; }
}
