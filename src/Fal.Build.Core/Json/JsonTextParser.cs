using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Fal.Build.Core.Json;

/// <summary>Reads JSON text into values that know where they start, as <see cref="JsonTokenReader"/> goes through it.</summary>
internal sealed class JsonTextParser
{
    /// <summary>Values of the arrays that are open, and members of the objects: the innermost are the last.</summary>
    private readonly List<JsonValue> _items = [];
    private readonly List<JsonMember> _members = [];

    private JsonTextParser()
    {
    }

    /// <summary>Reads one JSON value that fills the text.</summary>
    /// <exception cref="JsonSyntaxException">The text isn't JSON.</exception>
    public static JsonValue Parse(string text) => Parse(Encoding.UTF8.GetBytes(text));

    /// <summary>Reads one JSON value that fills the text.</summary>
    /// <param name="text">The text in UTF-8, or in UTF-16 as Windows writes it, which starts with a byte order mark.</param>
    /// <exception cref="JsonSyntaxException">The text isn't JSON.</exception>
    public static JsonValue Parse(ReadOnlySpan<byte> text) => JsonTokenReader.Read(text, new JsonTextParser().ReadValue);

    private JsonValue ReadValue(ref JsonTokenReader reader)
    {
        var position = reader.FindPosition();
        return reader.Token switch
        {
            JsonTokenType.StartObject => ReadObject(ref reader, position),
            JsonTokenType.StartArray => ReadArray(ref reader, position),
            JsonTokenType.String => new JsonString(position, reader.ReadText()),
            JsonTokenType.Number => new JsonNumber(position, reader.ReadNumber()),
            JsonTokenType.True => new JsonBoolean(position, true),
            JsonTokenType.False => new JsonBoolean(position, false),
            _ => new JsonNull(position),
        };
    }

    private JsonObject ReadObject(ref JsonTokenReader reader, TextPosition position)
    {
        var first = _members.Count;
        while (reader.AdvanceUnless(JsonTokenType.EndObject))
        {
            var name = reader.ReadName();
            var namePosition = reader.FindPosition();
            reader.Advance();
            _members.Add(new(name, namePosition, ReadValue(ref reader)));
        }

        return new(position, Take(_members, first));
    }

    private JsonArray ReadArray(ref JsonTokenReader reader, TextPosition position)
    {
        var first = _items.Count;
        while (reader.AdvanceUnless(JsonTokenType.EndArray))
        {
            _items.Add(ReadValue(ref reader));
        }

        return new(position, Take(_items, first));
    }

    private static ImmutableArray<T> Take<T>(List<T> items, int first)
    {
        var taken = ImmutableArray.Create(CollectionsMarshal.AsSpan(items)[first..]);
        items.RemoveRange(first, items.Count - first);
        return taken;
    }
}
