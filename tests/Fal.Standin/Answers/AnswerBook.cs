using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Fal.Standin.Answers;

/// <summary>What comes of requests: what was scripted, else what the endpoint's schema lets one expect, else an echo.</summary>
internal sealed class AnswerBook(SchemaLibrary schemas)
{
    private readonly ConcurrentDictionary<string, Func<StandinRequest, StandinAnswer>> _scripts = new(StringComparer.Ordinal);

    public void Script(string endpointId, Func<StandinRequest, StandinAnswer> script) => _scripts[endpointId] = script;

    /// <summary>Whether there is more to say about an endpoint than an echo.</summary>
    public bool Knows(string endpointId) => _scripts.ContainsKey(endpointId) || schemas.Find(endpointId) is not null;

    public void Clear() => _scripts.Clear();

    public StandinAnswer Resolve(StandinRequest request, string cdn) =>
        _scripts.TryGetValue(request.EndpointId, out var script) ? Run(script, request)
            : schemas.Find(request.EndpointId) is { } schema ? FromSchema(schema, request, cdn)
            : Echo(request, cdn);

    private static StandinAnswer Run(Func<StandinRequest, StandinAnswer> script, StandinRequest request)
    {
        try
        {
            return script(request);
        }
        catch (Exception exception)
        {
            // Whatever a test's own code throws reads better in the client's error than as a connection that answers nothing.
            return StandinAnswer.Failure(500, $"The script of '{request.EndpointId}' threw: {exception.Message}", "internal_error");
        }
    }

    private static StandinAnswer FromSchema(EndpointSchema schema, StandinRequest request, string cdn)
    {
        var faults = new InputCheck(schema).Check(request.Input);
        return faults.Count > 0
            ? StandinAnswer.Invalid(faults)
            : StandinAnswer.Json(new SchemaAnswer(schema, request.Input, cdn).Make()?.ToJsonString() ?? "null");
    }

    private static StandinAnswer Echo(StandinRequest request, string cdn)
    {
        var image = HostedFile.For("image");
        return StandinAnswer.Json(new JsonObject
        {
            ["echo"] = request.Input.ValueKind == JsonValueKind.Undefined ? null : JsonNode.Parse(request.Input.GetRawText()),
            ["images"] = new JsonArray(new JsonObject { ["url"] = $"{cdn}files/standin/{image.FileName}", ["content_type"] = image.ContentType }),
        }.ToJsonString());
    }
}
