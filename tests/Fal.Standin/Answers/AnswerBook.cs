using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace Fal.Standin.Answers;

/// <summary>What comes of requests: as scripted, or an echo.</summary>
internal sealed class AnswerBook
{
    private readonly ConcurrentDictionary<string, Func<StandinRequest, StandinAnswer>> _scripts = new(StringComparer.Ordinal);

    public void Script(string endpointId, Func<StandinRequest, StandinAnswer> script) => _scripts[endpointId] = script;

    public void Clear() => _scripts.Clear();

    public StandinAnswer Resolve(StandinRequest request, string cdn) =>
        _scripts.TryGetValue(request.EndpointId, out var script) ? script(request) : Echo(request, cdn);

    private static StandinAnswer Echo(StandinRequest request, string cdn) => StandinAnswer.Json(new JsonObject
    {
        ["echo"] = request.Input.ValueKind == System.Text.Json.JsonValueKind.Undefined ? null : JsonNode.Parse(request.Input.GetRawText()),
        ["images"] = new JsonArray(new JsonObject { ["url"] = cdn + "files/standin/image.png", ["content_type"] = "image/png" }),
    }.ToJsonString());
}
