using System.Globalization;
using System.Text.Json;

namespace Fal.Nodes.Serialization;

internal sealed class TextType : FalType<string>
{
    public override bool AcceptsKind(JsonElement element) => element.ValueKind == JsonValueKind.String;

    /// <summary>Text as it stands; from a service also a number or truth value, as its JSON text.</summary>
    public override string Read(JsonElement element, FalReadContext context) => element.ValueKind switch
    {
        JsonValueKind.String => element.GetString()!,
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False when !context.IsStrict => element.GetRawText(),
        _ => throw context.Unexpected(element, "text"),
    };

    public override void Write(Utf8JsonWriter writer, string value) => writer.WriteStringValue(value);
}

internal sealed class Int32Type : FalType<int>
{
    public override bool AcceptsKind(JsonElement element) => ScalarText.IsInteger(element);

    public override int Read(JsonElement element, FalReadContext context)
    {
        var value = ScalarText.ReadInteger(element, context);
        return value is >= int.MinValue and <= int.MaxValue
            ? (int)value
            : throw context.Unexpected(element, "an integer of 32 bits");
    }

    public override void Write(Utf8JsonWriter writer, int value) => writer.WriteNumberValue(value);
}

internal sealed class Int64Type : FalType<long>
{
    public override bool AcceptsKind(JsonElement element) => ScalarText.IsInteger(element);

    public override long Read(JsonElement element, FalReadContext context) => ScalarText.ReadInteger(element, context);

    public override void Write(Utf8JsonWriter writer, long value) => writer.WriteNumberValue(value);
}

internal sealed class NumberType : FalType<double>
{
    public override bool AcceptsKind(JsonElement element) => element.ValueKind == JsonValueKind.Number;

    public override double Read(JsonElement element, FalReadContext context)
    {
        if (element.ValueKind == JsonValueKind.Number && element.TryGetDouble(out var number) && !double.IsInfinity(number))
        {
            return number;
        }

        return !context.IsStrict && element.ValueKind == JsonValueKind.String
            && double.TryParse(element.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var parsed)
            ? parsed
            : throw context.Unexpected(element, "a number");
    }

    public override void Write(Utf8JsonWriter writer, double value) => writer.WriteNumberValue(value);
}

internal sealed class BooleanType : FalType<bool>
{
    public override bool AcceptsKind(JsonElement element) => element.ValueKind is JsonValueKind.True or JsonValueKind.False;

    public override bool Read(JsonElement element, FalReadContext context) =>
        AcceptsKind(element) ? element.GetBoolean() : throw context.Unexpected(element, "true or false");

    public override void Write(Utf8JsonWriter writer, bool value) => writer.WriteBooleanValue(value);
}

internal sealed class JsonType : FalType<JsonElement>
{
    public override bool HoldsNull => true;

    public override bool AcceptsKind(JsonElement element) => true;

    public override bool IsUnset(JsonElement value) => value.ValueKind == JsonValueKind.Undefined;

    public override JsonElement Read(JsonElement element, FalReadContext context) => element;

    public override void Write(Utf8JsonWriter writer, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Undefined)
        {
            throw new InvalidOperationException("A JsonElement was left unset inside a value that is sent.");
        }

        value.WriteTo(writer);
    }
}

/// <summary>Integers as the service may write them: <c>5</c>, <c>5.0</c>, and in answers <c>"5"</c>.</summary>
internal static class ScalarText
{
    /// <summary>Above this magnitude a double no longer holds every integer.</summary>
    private const double LargestExactInteger = 9007199254740992;

    public static bool IsInteger(JsonElement element) =>
        element.ValueKind == JsonValueKind.Number && (element.TryGetInt64(out _) || IsIntegral(element, out _));

    public static long ReadInteger(JsonElement element, FalReadContext context)
    {
        if (element.ValueKind == JsonValueKind.Number)
        {
            if (element.TryGetInt64(out var exact))
            {
                return exact;
            }

            if (IsIntegral(element, out var integral))
            {
                return integral;
            }
        }

        return !context.IsStrict && element.ValueKind == JsonValueKind.String
            && long.TryParse(element.GetString(), NumberStyles.Integer, CultureInfo.InvariantCulture, out var parsed)
            ? parsed
            : throw context.Unexpected(element, "an integer");
    }

    private static bool IsIntegral(JsonElement element, out long value)
    {
        var isIntegral = element.TryGetDouble(out var number)
            && Math.Abs(number) <= LargestExactInteger && Math.Floor(number).Equals(number);
        value = isIntegral ? (long)number : 0;
        return isIntegral;
    }
}
