using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Fal.Build.Core.Json;

/// <summary>A place in a text.</summary>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column in UTF-16 units, from 1.</param>
internal readonly record struct TextPosition(int Line, int Column);

/// <summary>A JSON value that knows where it starts.</summary>
/// <param name="Position">Start of the value's first token.</param>
internal abstract record JsonValue(TextPosition Position)
{
    /// <summary>What a message calls a value of this kind.</summary>
    public abstract string Kind { get; }
}

/// <summary>A member of an object.</summary>
/// <param name="Name">Its key.</param>
/// <param name="NamePosition">Start of the key.</param>
/// <param name="Value">Its value.</param>
internal sealed record JsonMember(string Name, TextPosition NamePosition, JsonValue Value);

/// <summary>An object; members in text order, repeated keys included.</summary>
internal sealed record JsonObject(TextPosition Position, ImmutableArray<JsonMember> Members) : JsonValue(Position)
{
    public override string Kind => "an object";

    /// <summary>The value of a key, the last one where it is repeated; null where there is none.</summary>
    public JsonValue? this[string name]
    {
        get
        {
            for (var index = Members.Length - 1; index >= 0; index--)
            {
                if (Members[index].Name == name)
                {
                    return Members[index].Value;
                }
            }

            return null;
        }
    }

    public bool TryGet<T>(string name, [NotNullWhen(true)] out T? value)
        where T : JsonValue
    {
        value = this[name] as T;
        return value is not null;
    }

    /// <summary>The text under a key, or null.</summary>
    public string? Text(string name) => (this[name] as JsonString)?.Value;

    public bool IsTrue(string name) => this[name] is JsonBoolean { Value: true };
}

internal sealed record JsonArray(TextPosition Position, ImmutableArray<JsonValue> Items) : JsonValue(Position)
{
    public override string Kind => "an array";
}

internal sealed record JsonString(TextPosition Position, string Value) : JsonValue(Position)
{
    public override string Kind => "a string";
}

/// <summary>A number as it is written, so that nothing is lost before its type is known.</summary>
internal sealed record JsonNumber(TextPosition Position, string Text) : JsonValue(Position)
{
    public override string Kind => "a number";

    public double ToDouble() => double.Parse(Text, NumberStyles.Float, CultureInfo.InvariantCulture);

    /// <summary>The exact value where it is an integer of at most 28 digits, however it is written.</summary>
    public bool TryGetInteger(out decimal value) =>
        decimal.TryParse(Text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && decimal.Truncate(value) == value;
}

internal sealed record JsonBoolean(TextPosition Position, bool Value) : JsonValue(Position)
{
    public override string Kind => Value ? "true" : "false";
}

internal sealed record JsonNull(TextPosition Position) : JsonValue(Position)
{
    public override string Kind => "null";
}
