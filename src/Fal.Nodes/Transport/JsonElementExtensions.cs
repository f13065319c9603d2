using System.Text.Json;

namespace Fal.Nodes;

/// <summary>Looks at JSON of which nothing is certain: what isn't there, or isn't of its kind, is null.</summary>
internal static class JsonElementExtensions
{
    public static JsonElement? Member(this JsonElement? json, string name) =>
        json is { ValueKind: JsonValueKind.Object } present && present.TryGetProperty(name, out var member) ? member : null;

    public static string? Text(this JsonElement? json, string name) =>
        json.Member(name) is { ValueKind: JsonValueKind.String } member ? member.GetString() : null;

    public static double? Number(this JsonElement? json, string name) =>
        json.Member(name) is { ValueKind: JsonValueKind.Number } member ? member.GetDouble() : null;
}
