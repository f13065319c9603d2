using System.Globalization;
using System.Text.Json;

namespace Fal.Nodes;

/// <summary>Reads a status as the queue writes it.</summary>
internal static class StatusReader
{
    public static FalStatus Read(JsonElement json, string requestId) => new()
    {
        State = Text(json, "status") switch
        {
            "IN_QUEUE" => FalState.InQueue,
            "COMPLETED" => FalState.Completed,
            _ => FalState.InProgress,
        },
        RequestId = requestId,
        QueuePosition = Number(json, "queue_position") is { } position ? (int)position : null,
        Logs = ReadLogs(json),
        InferenceTime = Member(json, "metrics") is { } metrics ? Number(metrics, "inference_time") : null,
        Error = Text(json, "error"),
        ErrorType = Text(json, "error_type"),
    };

    private static List<FalLogLine> ReadLogs(JsonElement json)
    {
        if (Member(json, "logs") is not { ValueKind: JsonValueKind.Array } logs)
        {
            return [];
        }

        var lines = new List<FalLogLine>(logs.GetArrayLength());
        foreach (var line in logs.EnumerateArray())
        {
            if (Text(line, "message") is { } message)
            {
                lines.Add(new FalLogLine(message, Text(line, "timestamp"), Text(line, "level"), Text(line, "source")));
            }
        }

        return lines;
    }

    private static JsonElement? Member(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var member) ? member : null;

    private static string? Text(JsonElement json, string name) => Member(json, name) switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { ValueKind: JsonValueKind.Number } number => number.GetDouble().ToString(CultureInfo.InvariantCulture),
        _ => null,
    };

    private static double? Number(JsonElement json, string name) =>
        Member(json, name) is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : null;
}
