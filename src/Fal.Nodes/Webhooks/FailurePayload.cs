using System.Text;
using System.Text.Json;

namespace Fal.Nodes.Webhooks;

/// <summary>
/// Reads what the payload of a failed request says: <c>{"detail": [{"loc": […], "msg": …}]}</c> or <c>{"detail": "…"}</c>
/// (<see href="https://docs.fal.ai/model-endpoints/webhooks"/>). What isn't of these forms is passed over; the payload still has it.
/// </summary>
internal static class FailurePayload
{
    public static IReadOnlyList<FalViolation> ReadViolations(JsonElement? payload) =>
        Member(payload, "detail") is { ValueKind: JsonValueKind.Array } list
            ? [.. list.EnumerateArray().Where(static item => Text(item, "msg") is not null).Select(static item => new FalViolation(ReadPath(item), Text(item, "msg")!))]
            : [];

    public static string? ReadDetail(JsonElement? payload) => Text(payload, "detail");

    private static string ReadPath(JsonElement violation)
    {
        if (Member(violation, "loc") is not { ValueKind: JsonValueKind.Array } location)
        {
            return "";
        }

        var path = new StringBuilder();
        var isFirst = true;
        foreach (var step in location.EnumerateArray())
        {
            if (step.ValueKind == JsonValueKind.Number)
            {
                path.Append('[').Append(step.GetRawText()).Append(']');
            }
            else if (!isFirst || step.ToString() is not ("body" or "query" or "path"))
            {
                path.Append(path.Length == 0 ? "" : ".").Append(step);
            }

            // The first step says which part of the HTTP request is meant; wire paths begin below it.
            isFirst = false;
        }

        return path.ToString();
    }

    private static JsonElement? Member(JsonElement? json, string name) =>
        json is { ValueKind: JsonValueKind.Object } present && present.TryGetProperty(name, out var member) ? member : null;

    private static string? Text(JsonElement? json, string name) =>
        Member(json, name) is { ValueKind: JsonValueKind.String } member ? member.GetString() : null;
}
