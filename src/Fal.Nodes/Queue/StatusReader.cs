using System.Text.Json;

namespace Fal.Nodes;

/// <summary>Reads a status as the queue writes it.</summary>
internal static class StatusReader
{
    public static FalStatus Read(JsonElement? json, string requestId) => new()
    {
        State = json.Text("status") switch
        {
            "IN_QUEUE" => FalState.InQueue,
            "COMPLETED" => FalState.Completed,
            _ => FalState.InProgress,
        },
        RequestId = requestId,
        QueuePosition = json.Number("queue_position") is { } position ? (int)position : null,
        Logs = ReadLogs(json),
        InferenceTime = json.Member("metrics").Number("inference_time"),
        Error = json.Text("error"),
        ErrorType = json.Text("error_type"),
    };

    private static List<FalLogLine> ReadLogs(JsonElement? json)
    {
        if (json.Member("logs") is not { ValueKind: JsonValueKind.Array } logs)
        {
            return [];
        }

        var lines = new List<FalLogLine>(logs.GetArrayLength());
        foreach (JsonElement? line in logs.EnumerateArray())
        {
            if (line.Text("message") is { } message)
            {
                lines.Add(new FalLogLine(message, line.Text("timestamp"), line.Text("level"), line.Text("source")));
            }
        }

        return lines;
    }
}
