using System.Globalization;

namespace Fal.Build.Core.Json;

/// <summary>Makes values that stand in no file yet.</summary>
internal static class JsonValues
{
    public static JsonObject Object(params IEnumerable<(string Name, JsonValue Value)> members) =>
        new(default, [.. members.Select(member => new JsonMember(member.Name, default, member.Value))]);

    public static JsonArray Array(params IEnumerable<JsonValue> items) => new(default, [.. items]);

    public static JsonString Text(string value) => new(default, value);

    /// <summary>A text, or null where there is none.</summary>
    public static JsonValue TextOrNull(string? value) => value is null ? new JsonNull(default) : Text(value);

    public static JsonNumber Number(int value) => new(default, value.ToString(CultureInfo.InvariantCulture));

    public static JsonNumber Number(decimal value) => new(default, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>A number, or null where there is none.</summary>
    public static JsonValue NumberOrNull(int? value) => value is { } number ? Number(number) : new JsonNull(default);

    public static JsonArray Texts(IEnumerable<string> items) => Array(items.Select(Text));

    public static JsonBoolean Boolean(bool value) => new(default, value);
}
