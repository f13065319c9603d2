using System.Text;
using System.Text.Json;
using Newtonsoft.Json;
using JsonException = System.Text.Json.JsonException;

namespace Fal.Build.Core.Json;

/// <summary>Reads one value, which the reader stands at the first token of, up to its last.</summary>
/// <param name="reader">Where to read.</param>
internal delegate T JsonReading<out T>(ref JsonTokenReader reader);

/// <summary>
/// Goes through JSON text token by token and knows where each of them is. Comments are skipped; whatever else JSON doesn't allow is
/// refused, and <see cref="JsonFaultFinder"/> says why.
/// </summary>
internal ref struct JsonTokenReader
{
    private const int MaximumDepth = 256;

    private readonly ReadOnlySpan<byte> _text;
    private Utf8JsonReader _reader;

    /// <summary>Keys that were met lately, each at a place that follows from its bytes.</summary>
    private readonly string?[] _names = new string?[128];

    /// <summary>Where the last position was asked for, and what it was. Tokens come in order, so the next is found from there.</summary>
    private int _offset;
    private int _line = 1;
    private int _column = 1;

    private JsonTokenReader(ReadOnlySpan<byte> text)
    {
        _text = text;
        _reader = new(text, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, MaxDepth = MaximumDepth });
    }

    /// <summary>What the reader stands at.</summary>
    public readonly JsonTokenType Token => _reader.TokenType;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    private static ReadOnlySpan<byte> ByteOrderMarkOfUtf16 => [0xFF, 0xFE];

    /// <summary>Reads one JSON value that fills the text.</summary>
    /// <param name="text">The text in UTF-8, or in UTF-16 as Windows writes it, which starts with a byte order mark.</param>
    /// <param name="read">What reads the value.</param>
    /// <exception cref="JsonSyntaxException">The text isn't JSON.</exception>
    public static T Read<T>(ReadOnlySpan<byte> text, JsonReading<T> read)
    {
        if (text.StartsWith(ByteOrderMarkOfUtf16))
        {
            return Read(Encoding.UTF8.GetBytes(Decode(text)), read);
        }

        var content = text.StartsWith(ByteOrderMark) ? text[ByteOrderMark.Length..] : text;
        var reader = new JsonTokenReader(content);
        try
        {
            reader.Advance();
            var value = read(ref reader);

            // Nothing but comments may follow.
            reader.Advance();
            return value;
        }
        catch (JsonException exception)
        {
            throw JsonFaultFinder.Find(Encoding.UTF8.GetString(content), MaximumDepth)
                ?? new JsonSyntaxException(reader.FindPosition(), exception.Message);
        }
    }

    /// <summary>The characters of a text that <see cref="Read"/> takes.</summary>
    public static string Decode(ReadOnlySpan<byte> text) =>
        text.StartsWith(ByteOrderMarkOfUtf16) ? Encoding.Unicode.GetString(text[ByteOrderMarkOfUtf16.Length..])
        : Encoding.UTF8.GetString(text.StartsWith(ByteOrderMark) ? text[ByteOrderMark.Length..] : text);

    /// <summary>Goes to the next token.</summary>
    public void Advance() => _reader.Read();

    /// <summary>Goes to the next token; false where it ends what was begun.</summary>
    /// <param name="end">What ends it.</param>
    public bool AdvanceUnless(JsonTokenType end) => _reader.Read() && _reader.TokenType != end;

    /// <summary>Goes to the last token of a value.</summary>
    public void Skip() => _reader.Skip();

    /// <summary>A key. A few dozen of them make up most of a document, so each is made into a string once.</summary>
    public readonly string ReadName()
    {
        var utf8 = _reader.ValueSpan;
        if (utf8.IsEmpty || _reader.ValueIsEscaped)
        {
            return ReadText();
        }

        ref var known = ref _names[(utf8.Length + (utf8[0] * 7) + (utf8[^1] * 31)) % _names.Length];
        return known is not null && _reader.ValueTextEquals(known) ? known : known = ReadText();
    }

    /// <summary>The characters of a string or a key.</summary>
    public readonly string ReadText()
    {
        try
        {
            return _reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, escaped, is JSON, though no text to System.Text.Json.
            return JsonConvert.DeserializeObject<string>($"\"{Encoding.UTF8.GetString(_reader.ValueSpan)}\"")!;
        }
    }

    /// <summary>The characters of a string; null, at the last token of the value, where it is something else.</summary>
    public string? ReadTextOrSkip()
    {
        if (_reader.TokenType == JsonTokenType.String)
        {
            return ReadText();
        }

        _reader.Skip();
        return null;
    }

    /// <summary>A number as it is written.</summary>
    public readonly string ReadNumber() => Encoding.UTF8.GetString(_reader.ValueSpan);

    /// <summary>Where the token is; it starts behind the last one that was asked for, or is the same.</summary>
    public TextPosition FindPosition()
    {
        var offset = (int)_reader.TokenStartIndex;
        var between = _text[_offset..offset];
        for (var end = between.IndexOfAny((byte)'\n', (byte)'\r'); end >= 0; end = between.IndexOfAny((byte)'\n', (byte)'\r'))
        {
            var isPair = between[end] == '\r' && end + 1 < between.Length && between[end + 1] == '\n';
            between = between[(end + (isPair ? 2 : 1))..];
            _line++;
            _column = 1;
        }

        // Columns count as editors do.
        _column += Encoding.UTF8.GetCharCount(between);
        _offset = offset;
        return new(_line, _column);
    }
}
