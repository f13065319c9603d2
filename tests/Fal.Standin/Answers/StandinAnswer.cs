using System.Text;
using System.Text.Json.Nodes;

namespace Fal.Standin;

/// <summary>What comes of a request.</summary>
public sealed record StandinAnswer
{
    private StandinAnswer()
    {
    }

    /// <summary>A request that waits for ever, until somebody cancels it.</summary>
    public static StandinAnswer Never { get; } = new() { Completes = false };

    /// <summary>The HTTP status of the result.</summary>
    public int Status { get; private init; } = 200;

    /// <summary>The result's body.</summary>
    public ReadOnlyMemory<byte> Body { get; private init; }

    /// <summary>The media type of the result.</summary>
    public string ContentType { get; private init; } = "application/json";

    /// <summary>What the status says went wrong.</summary>
    public string? Error { get; private init; }

    /// <summary>The kind of what went wrong, where it wasn't the model.</summary>
    public string? ErrorType { get; private init; }

    /// <summary>Whether it ever comes to a result.</summary>
    public bool Completes { get; private init; } = true;

    /// <summary>What the service charges for, on success.</summary>
    public decimal BillableUnits { get; init; } = 1;

    /// <summary>What a stream sends before the result: events for JSON, chunks for anything else.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Partials { get; private init; } = [];

    /// <summary>A good answer.</summary>
    /// <param name="json">The answer's text; it is sent as it is, even where it isn't JSON.</param>
    /// <param name="partials">What a stream sends before.</param>
    public static StandinAnswer Json(string json, params IEnumerable<string> partials) => new()
    {
        Body = Encoding.UTF8.GetBytes(json),
        Partials = [.. partials.Select(partial => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(partial))],
    };

    /// <summary>A good answer that isn't JSON, such as speech.</summary>
    /// <param name="contentType">Its media type.</param>
    /// <param name="chunks">Its bytes; a stream sends them one after another.</param>
    public static StandinAnswer Binary(string contentType, params IReadOnlyList<byte[]> chunks) => new()
    {
        ContentType = contentType,
        Body = chunks.SelectMany(chunk => chunk).ToArray(),
        Partials = [.. chunks.Select(chunk => (ReadOnlyMemory<byte>)chunk)],
    };

    /// <summary>The model refuses its input: 422 with a list of details.</summary>
    public static StandinAnswer Invalid(params IEnumerable<StandinDetail> details) => Refusal(422, new JsonArray([.. details.Select(detail => detail.ToJson())]));

    /// <summary>A failure with one line of detail: the model's own, or with an error type one of the infrastructure around it.</summary>
    /// <param name="status">The HTTP status of the result.</param>
    /// <param name="detail">What went wrong.</param>
    /// <param name="errorType">Its kind, such as <c>runner_disconnected</c>.</param>
    public static StandinAnswer Failure(int status, string detail, string? errorType = null) => errorType is null
        ? Refusal(status, detail)
        : new StandinAnswer
        {
            Status = status,
            Body = Encoding.UTF8.GetBytes(new JsonObject { ["detail"] = detail, ["error_type"] = errorType }.ToJsonString()),
            Error = detail,
            ErrorType = errorType,
        };

    private static StandinAnswer Refusal(int status, JsonNode detail) => new()
    {
        Status = status,
        Body = Encoding.UTF8.GetBytes(new JsonObject { ["detail"] = detail }.ToJsonString()),
        Error = $"Invalid status code: {status}",
    };
}
