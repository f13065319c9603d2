using System.Text.Json;
using System.Text.Json.Nodes;
using Fal.Nodes;

namespace Fal.Build.Core.Tests;

/// <summary>Values that a document allows, sent and read by the class that was generated from it.</summary>
/// <param name="schemas">The document.</param>
internal sealed class RoundTrip(OpenApiText schemas)
{
    private readonly SchemaInstances _instances = new(schemas);
    private readonly SchemaDefaults _defaults = new(schemas);

    /// <summary>Requests: the smallest, the largest, and one for each value of each property.</summary>
    public IEnumerable<JsonObject> Requests =>
        _instances.OneByOne(schemas.Input).Prepend(_instances.Maximal(schemas.Input)).Prepend(_instances.Minimal(schemas.Input));

    /// <summary>Answers: each kind that the schema allows, and for an object the largest.</summary>
    public IEnumerable<JsonNode> Answers
    {
        get
        {
            var whole = schemas.Properties(schemas.Output).Count > 0 ? [_instances.Maximal(schemas.Output)] : Array.Empty<JsonNode>();
            return _instances.Values(schemas.Output, "", 0).Concat(whole);
        }
    }

    /// <summary>Sets a request's members on a node: it has to send these and the schema's defaults. What it does else, or null.</summary>
    public string? FaultOfSending(FalNode node, JsonObject request)
    {
        try
        {
            foreach (var (name, value) in request)
            {
                node.SetArgument(name, JsonSerializer.SerializeToElement(value));
            }

            var sent = JsonNode.Parse(node.ToJson());
            var expected = _defaults.Complete(schemas.Input, request);
            return !OpenApiText.AreEqual(sent, expected)
                ? $"{schemas.Id!}: set {request.ToJsonString()}\n    sent     {sent!.ToJsonString()}\n    expected {expected.ToJsonString()}"
                : node.Validate() is [var violation, ..] ? $"{schemas.Id!}: {request.ToJsonString()}: {violation}"
                : null;
        }
        catch (Exception exception) when (exception is FalFormatException or ArgumentException or InvalidOperationException)
        {
            return $"{schemas.Id!}: {request.ToJsonString()}: {exception.Message}";
        }
    }

    /// <summary>Reads an answer, which has to be written back equal. What happens else, or null.</summary>
    public string? FaultOfReading(FalNode node, JsonNode answer)
    {
        try
        {
            var written = JsonNode.Parse(CompiledEndpoints.ReadOutput(node, JsonSerializer.SerializeToElement(answer)).ToJson());
            return OpenApiText.AreEqual(written, answer) ? null : $"{schemas.Id!}: read {answer.ToJsonString()}\n    wrote {written!.ToJsonString()}";
        }
        catch (FalFormatException exception)
        {
            return $"{schemas.Id!}: {answer.ToJsonString()}: {exception.Message}";
        }
    }
}
