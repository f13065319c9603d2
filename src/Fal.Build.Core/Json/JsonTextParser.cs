using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Newtonsoft.Json;
using JsonException = System.Text.Json.JsonException;

namespace Fal.Build.Core.Json;

/// <summary>
/// Reads JSON text into values that know where they start. Comments are skipped; whatever else JSON doesn't allow is refused, and
/// <see cref="JsonFaultFinder"/> says why.
/// </summary>
internal ref struct JsonTextParser
{
    private const int MaximumDepth = 256;

    private readonly ReadOnlySpan<byte> _text;
    private Utf8JsonReader _reader;

    /// <summary>Values of the arrays that are open, and members of the objects: the innermost are the last.</summary>
    private readonly List<JsonValue> _items = [];
    private readonly List<JsonMember> _members = [];

    /// <summary>Keys that were met lately, each at a place that follows from its bytes.</summary>
    private readonly string?[] _names = new string?[128];

    /// <summary>Where the last position was asked for, and what it was. Tokens come in order, so the next is found from there.</summary>
    private int _offset;
    private int _line = 1;
    private int _column = 1;

    private JsonTextParser(ReadOnlySpan<byte> text)
    {
        _text = text;
        _reader = new(text, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, MaxDepth = MaximumDepth });
    }

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    private static ReadOnlySpan<byte> ByteOrderMarkOfUtf16 => [0xFF, 0xFE];

    /// <summary>Reads one JSON value that fills the text.</summary>
    /// <exception cref="JsonSyntaxException">The text isn't JSON.</exception>
    public static JsonValue Parse(string text) => Parse(Encoding.UTF8.GetBytes(text));

    /// <summary>Reads one JSON value that fills the text.</summary>
    /// <param name="text">The text in UTF-8, or in UTF-16 as Windows writes it, which starts with a byte order mark.</param>
    /// <exception cref="JsonSyntaxException">The text isn't JSON.</exception>
    public static JsonValue Parse(ReadOnlySpan<byte> text)
    {
        if (text.StartsWith(ByteOrderMarkOfUtf16))
        {
            return Parse(Decode(text));
        }

        var content = text.StartsWith(ByteOrderMark) ? text[ByteOrderMark.Length..] : text;
        var parser = new JsonTextParser(content);
        try
        {
            parser._reader.Read();
            var value = parser.ReadValue();

            // Nothing but comments may follow.
            parser._reader.Read();
            return value;
        }
        catch (JsonException exception)
        {
            throw JsonFaultFinder.Find(Encoding.UTF8.GetString(content), MaximumDepth)
                ?? new JsonSyntaxException(parser.PositionAt((int)parser._reader.TokenStartIndex), exception.Message);
        }
    }

    /// <summary>The characters of a text that <see cref="Parse(ReadOnlySpan{byte})"/> takes.</summary>
    public static string Decode(ReadOnlySpan<byte> text) =>
        text.StartsWith(ByteOrderMarkOfUtf16) ? Encoding.Unicode.GetString(text[ByteOrderMarkOfUtf16.Length..])
        : Encoding.UTF8.GetString(text.StartsWith(ByteOrderMark) ? text[ByteOrderMark.Length..] : text);

    private JsonValue ReadValue()
    {
        var position = PositionAt((int)_reader.TokenStartIndex);
        return _reader.TokenType switch
        {
            JsonTokenType.StartObject => ReadObject(position),
            JsonTokenType.StartArray => ReadArray(position),
            JsonTokenType.String => new JsonString(position, ReadText()),
            JsonTokenType.Number => new JsonNumber(position, Encoding.UTF8.GetString(_reader.ValueSpan)),
            JsonTokenType.True => new JsonBoolean(position, true),
            JsonTokenType.False => new JsonBoolean(position, false),
            _ => new JsonNull(position),
        };
    }

    private JsonObject ReadObject(TextPosition position)
    {
        var first = _members.Count;
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndObject)
        {
            var name = ReadName();
            var namePosition = PositionAt((int)_reader.TokenStartIndex);
            _reader.Read();
            _members.Add(new(name, namePosition, ReadValue()));
        }

        return new(position, Take(_members, first));
    }

    private JsonArray ReadArray(TextPosition position)
    {
        var first = _items.Count;
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndArray)
        {
            _items.Add(ReadValue());
        }

        return new(position, Take(_items, first));
    }

    /// <summary>A key. A few dozen of them make up most of a document, so each is made into a string once.</summary>
    private readonly string ReadName()
    {
        var utf8 = _reader.ValueSpan;
        if (utf8.IsEmpty || _reader.ValueIsEscaped)
        {
            return ReadText();
        }

        ref var known = ref _names[(utf8.Length + (utf8[0] * 7) + (utf8[^1] * 31)) % _names.Length];
        return known is not null && _reader.ValueTextEquals(known) ? known : known = ReadText();
    }

    private readonly string ReadText()
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

    private static ImmutableArray<T> Take<T>(List<T> items, int first)
    {
        var taken = ImmutableArray.Create(CollectionsMarshal.AsSpan(items)[first..]);
        items.RemoveRange(first, items.Count - first);
        return taken;
    }

    /// <summary>Where a token is that starts behind the last one that was asked for.</summary>
    private TextPosition PositionAt(int offset)
    {
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
