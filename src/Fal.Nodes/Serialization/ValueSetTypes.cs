using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Fal.Nodes.Serialization;

/// <summary>A C# enum whose members stand for texts: the member of value <c>n</c> for the text at index <c>n</c>.</summary>
internal sealed class TextEnumerationType<T> : FalType<T>
    where T : struct, Enum
{
    private readonly string[] _wireValues;
    private readonly JsonEncodedText[] _encoded;
    private readonly Dictionary<string, int> _indexes;

    public TextEnumerationType(string[] wireValues)
    {
        _wireValues = wireValues;

        // What a value needs to be written is found out once and not in every request.
        _encoded = Array.ConvertAll(wireValues, value => JsonEncodedText.Encode(value));
        _indexes = new Dictionary<string, int>(wireValues.Length, StringComparer.Ordinal);
        for (var index = 0; index < wireValues.Length; index++)
        {
            _indexes[wireValues[index]] = index;
        }
    }

    public override bool NeedsCheck => true;

    internal override bool IsExact => true;

    public override bool AcceptsKind(JsonElement element) =>
        element.ValueKind == JsonValueKind.String && _indexes.ContainsKey(element.GetString()!);

    public override T Read(JsonElement element, FalReadContext context)
    {
        if (element.ValueKind == JsonValueKind.String && _indexes.TryGetValue(element.GetString()!, out var index))
        {
            return Unsafe.As<int, T>(ref index);
        }

        throw context.Unexpected(element, "one of " + string.Join(", ", _wireValues.Select(value => $"\"{value}\"")));
    }

    public override void Write(Utf8JsonWriter writer, T value) => writer.WriteStringValue(Encoded(value));

    internal override void WriteMember(Utf8JsonWriter writer, string name, T value) => writer.WriteString(name, Encoded(value));

    public override void Check(T value, FalMemberChecker checker)
    {
        var index = Unsafe.As<T, int>(ref value);
        if (!IsDefined(index))
        {
            checker.Report($"{index} is no member of {typeof(T).Name}.");
        }
    }

    private static InvalidOperationException Undefined(int index) => new($"{index} is no member of {typeof(T).Name}.");

    private JsonEncodedText Encoded(T value)
    {
        var index = Unsafe.As<T, int>(ref value);
        return IsDefined(index) ? _encoded[index] : throw Undefined(index);
    }

    private bool IsDefined(int index) => index >= 0 && index < _wireValues.Length;
}

/// <summary>A C# enum whose members have the values that the service knows.</summary>
internal sealed class IntegerEnumerationType<T>(long[] wireValues) : FalType<T>
    where T : struct, Enum
{
    public override bool NeedsCheck => true;

    internal override bool IsExact => true;

    public override bool AcceptsKind(JsonElement element) =>
        element.ValueKind == JsonValueKind.Number && element.TryGetInt64(out var value) && wireValues.Contains(value);

    public override T Read(JsonElement element, FalReadContext context)
    {
        if (element.ValueKind == JsonValueKind.Number)
        {
            var value = ScalarText.ReadInteger(element, context);
            if (wireValues.Contains(value))
            {
                return FromInteger(value);
            }
        }

        throw context.Unexpected(element, "one of " + string.Join(", ", wireValues));
    }

    public override void Write(Utf8JsonWriter writer, T value)
    {
        var integer = ToInteger(value);
        if (!wireValues.Contains(integer))
        {
            throw new InvalidOperationException($"{integer} is no member of {typeof(T).Name}.");
        }

        writer.WriteNumberValue(integer);
    }

    public override void Check(T value, FalMemberChecker checker)
    {
        if (!wireValues.Contains(ToInteger(value)))
        {
            checker.Report($"{ToInteger(value)} is no member of {typeof(T).Name}.");
        }
    }

    private static long ToInteger(T value) => Unsafe.SizeOf<T>() == sizeof(long) ? Unsafe.As<T, long>(ref value) : Unsafe.As<T, int>(ref value);

    private static T FromInteger(long value)
    {
        if (Unsafe.SizeOf<T>() == sizeof(long))
        {
            return Unsafe.As<long, T>(ref value);
        }

        var narrow = (int)value;
        return Unsafe.As<int, T>(ref narrow);
    }
}

/// <summary>A struct over a text of which some values are known.</summary>
internal sealed class OpenSetType<T>(Func<string, T> create) : FalType<T>
    where T : struct, IFalOpenSet
{
    public override bool AcceptsKind(JsonElement element) => element.ValueKind == JsonValueKind.String;

    public override bool IsUnset(T value) => value.WireValue is null;

    public override T Read(JsonElement element, FalReadContext context) => create(FalTypes.Text.Read(element, context));

    public override void Write(Utf8JsonWriter writer, T value) =>
        writer.WriteStringValue(value.WireValue ?? throw new InvalidOperationException($"A {typeof(T).Name} was left unset."));
}
