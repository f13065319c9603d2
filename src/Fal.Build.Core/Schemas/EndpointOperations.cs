using Fal.Build.Core.Json;

namespace Fal.Build.Core.Schemas;

/// <summary>Where an OpenAPI document says what a request and an answer hold.</summary>
/// <param name="Input">Schema of the request's body and its pointer, or null.</param>
/// <param name="Output">Schema of the answer and its pointer, or null.</param>
internal sealed record EndpointOperations((JsonValue Schema, string Pointer)? Input, (JsonValue Schema, string Pointer)? Output)
{
    private const string JsonContent = "application/json";

    /// <summary>The reply to a submission, which is no answer of the model.</summary>
    private const string QueueReply = "#/components/schemas/QueueStatus";

    /// <summary>
    /// The service describes its queue: a POST of the endpoint's path takes the input, a GET of …/requests/{request_id} gives the
    /// output. A document of the direct service has both at the POST.
    /// </summary>
    public static EndpointOperations Find(JsonObject document, string id)
    {
        if (!document.TryGet<JsonObject>("paths", out var paths))
        {
            return new(null, null);
        }

        var submit = paths.Members.Where(path => Operation(path, "post") is not null)
            .OrderByDescending(path => path.Name == "/" + id).FirstOrDefault();
        var result = paths.Members.FirstOrDefault(path => path.Name.EndsWith("/requests/{request_id}", StringComparison.Ordinal) && Operation(path, "get") is not null);
        var input = submit is null ? null : Content(Operation(submit, "post")!, ["requestBody"], Pointer(submit, "post"));
        var output = (result is null ? null : Answer(result, "get")) ?? (submit is null ? null : Answer(submit, "post"));
        return new(input, output);
    }

    private static JsonObject? Operation(JsonMember path, string method) => (path.Value as JsonObject)?[method] as JsonObject;

    private static string Pointer(JsonMember path, string method) => $"/paths/{JsonPointer.Escape(path.Name)}/{method}";

    private static (JsonValue, string)? Answer(JsonMember path, string method)
    {
        foreach (var status in (ReadOnlySpan<string>)["200", "201", "2XX", "default"])
        {
            if (Content(Operation(path, method)!, ["responses", status], Pointer(path, method)) is { } answer)
            {
                return answer.Schema is JsonObject schema && schema.Text("$ref") == QueueReply ? null : answer;
            }
        }

        return null;
    }

    private static (JsonValue Schema, string Pointer)? Content(JsonObject operation, string[] steps, string pointer)
    {
        JsonValue? value = operation;
        foreach (var step in (IEnumerable<string>)[.. steps, "content", JsonContent, "schema"])
        {
            value = (value as JsonObject)?[step];
            pointer += "/" + JsonPointer.Escape(step);
        }

        return value is null ? null : (value, pointer);
    }
}
