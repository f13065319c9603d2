using System.Text;
using System.Text.Json;

namespace Fal.Nodes;

/// <summary>
/// Reads what a model has against its arguments: <c>{"detail": [{"loc": […], "msg": …, "type": …}]}</c>
/// (<see href="https://docs.fal.ai/model-endpoints/webhooks"/>). What isn't of this form is passed over.
/// </summary>
internal static class FailureDetail
{
    public static IReadOnlyList<FalViolation> ReadViolations(JsonElement? json)
    {
        if (json.Member("detail") is not { ValueKind: JsonValueKind.Array } list)
        {
            return [];
        }

        var violations = new List<FalViolation>();
        foreach (JsonElement? item in list.EnumerateArray())
        {
            if (item.Text("msg") is { } message)
            {
                violations.Add(new FalViolation(ReadPath(item), message) { Type = item.Text("type") });
            }
        }

        return violations;
    }

    /// <summary><c>["body", "loras", 0, "scale"]</c> as <c>loras[0].scale</c>.</summary>
    private static string ReadPath(JsonElement? violation)
    {
        if (violation.Member("loc") is not { ValueKind: JsonValueKind.Array } location)
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
}
