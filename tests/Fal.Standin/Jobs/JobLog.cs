using System.Globalization;
using System.Text.Json.Nodes;

namespace Fal.Standin.Jobs;

/// <summary>A line that a job logged.</summary>
internal sealed record JobLog(string Message, DateTimeOffset Timestamp)
{
    public JsonObject ToJson() => new()
    {
        ["message"] = Message,
        ["level"] = "INFO",
        ["source"] = "USER",
        ["timestamp"] = Timestamp.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
    };
}
