using System.Net.ServerSentEvents;
using System.Text.Json;
using System.Text.Json.Serialization;
using Fal.Nodes;

namespace Fal.WebSample.Runs;

/// <summary>What the page is told of a run, one kind of event each.</summary>
internal static class RunEvent
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    /// <summary>How far it is.</summary>
    public static SseItem<string> Status(FalStatus status) => Of("status", status);

    /// <summary>What came of it.</summary>
    public static SseItem<string> Result(FalNode node, FalResult<FalOutput> result)
    {
        var output = JsonElement.Parse(result.Output.ToJson());
        return Of("result", new
        {
            result.RequestId,
            result.BillableUnits,
            Output = output,
            Text = node.GetEndpoint().PrimaryOutput is { } path ? TextAt(output, path) : null,
            Assets = result.Output.Assets.Select(asset => new { Kind = KindOf(asset), asset.Url, asset.FileName, asset.ContentType, asset.Width, asset.Height }),
        });
    }

    /// <summary>Arguments are wrong.</summary>
    public static SseItem<string> Invalid(IEnumerable<FalViolation> violations) =>
        Of("invalid", violations.Select(violation => new { violation.Path, violation.Message }));

    /// <summary>It failed.</summary>
    public static SseItem<string> Failed(string message) => Of("failed", new { message });

    private static SseItem<string> Of<T>(string kind, T data) => new(JsonSerializer.Serialize(data, Web), kind);

    private static string KindOf(FalAsset asset) => asset switch
    {
        ImageRef => "image",
        VideoRef => "video",
        AudioRef => "audio",
        _ => "file",
    };

    private static string? TextAt(JsonElement element, string path)
    {
        foreach (var name in path.Split('.'))
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
            {
                return null;
            }
        }

        return element.ValueKind == JsonValueKind.String ? element.GetString() : null;
    }
}
