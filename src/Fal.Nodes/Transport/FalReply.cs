using System.Globalization;
using System.Net;
using System.Text.Json;

namespace Fal.Nodes;

/// <summary>What the service answered.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Body">The whole body; what came of it where it broke off.</param>
internal sealed record FalReply(HttpStatusCode Status, byte[] Body)
{
    public string? RequestId { get; private init; }

    /// <summary>An object store's tag of what was put there.</summary>
    public string? EntityTag { get; private init; }

    public string? ErrorTypeHeader { get; private init; }

    public decimal? BillableUnits { get; private init; }

    public bool? IsRetryable { get; private init; }

    public TimeSpan? RetryAfter { get; private init; }

    /// <summary>True when the limit that the caller set with <c>x-fal-request-timeout</c> passed: the same again would too.</summary>
    public bool IsUserTimeout { get; private init; }

    /// <summary>How the connection broke before the body was whole, or why the body isn't the JSON it has to be; null when all is well.</summary>
    public Exception? Fault { get; init; }

    public bool IsSuccess => (int)Status is >= 200 and < 300;

    /// <summary>The body as JSON; null when it isn't.</summary>
    public JsonElement? Json { get; private init; }

    public static FalReply From(HttpResponseMessage response, byte[] body, Exception? fault)
    {
        var reply = new FalReply(response.StatusCode, body)
        {
            RequestId = Header(response, "x-fal-request-id"),
            EntityTag = Header(response, "ETag"),
            ErrorTypeHeader = Header(response, "x-fal-error-type"),
            BillableUnits = decimal.TryParse(Header(response, "x-fal-billable-units"), NumberStyles.Float, CultureInfo.InvariantCulture, out var units) ? units : null,
            IsRetryable = bool.TryParse(Header(response, "x-fal-retryable"), out var isRetryable) ? isRetryable : null,
            IsUserTimeout = string.Equals(Header(response, "x-fal-request-timeout-type"), "user", StringComparison.OrdinalIgnoreCase),
            RetryAfter = FalHttp.RetryAfter(response),
            Fault = fault,
        };
        if (fault is not null)
        {
            return reply;
        }

        try
        {
            using var document = JsonDocument.Parse(body);
            return reply with { Json = document.RootElement.Clone() };
        }
        catch (JsonException exception)
        {
            return reply with { Fault = exception };
        }
    }

    /// <summary>The first value of a header; null when it isn't there.</summary>
    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;
}
