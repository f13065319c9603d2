using System.Net;
using System.Text;
using System.Text.Json;
using Fal.Nodes.Serialization;

namespace Fal.Nodes;

/// <summary>
/// Makes exceptions of what the service answers. It has three forms: a model's <c>{"detail": [{"loc", "msg", "type"}]}</c>, the
/// infrastructure's <c>{"detail": "…", "error_type"}</c>, and the platform's <c>{"error": {"type", "message"}}</c>.
/// </summary>
internal static class FalError
{
    public static string? ErrorType(FalReply reply) =>
        reply.ErrorTypeHeader ?? Text(reply.Json, "error_type") ?? (Member(reply.Json, "error") is { } error ? Text(error, "type") : null);

    /// <param name="call">What was asked.</param>
    /// <param name="reply">An answer that isn't a success.</param>
    /// <param name="key">The key, which no message may hold.</param>
    /// <param name="properties">Translates places into C# names; null when the node isn't at hand.</param>
    public static FalException From(FalCall call, FalReply reply, string? key, PropertyPaths? properties)
    {
        if (Member(reply.Json, "detail") is { ValueKind: JsonValueKind.Array } list && ReadViolations(list, key, properties) is { Count: > 0 } violations)
        {
            return new FalValidationException(call.Subject, violations)
            {
                StatusCode = reply.Status,
                RequestId = call.RequestId ?? reply.RequestId,
            };
        }

        var detail = Detail(reply) is { } text ? Redaction.Clean(text, key) : null;
        var type = ErrorType(reply);
        var request = call.RequestId ?? reply.RequestId;
        var message = new StringBuilder($"{call.Subject} answered {(int)reply.Status} ({type ?? reply.Status.ToString()})");
        message.Append(detail is null ? "." : $": {detail}{(detail.EndsWith(".", StringComparison.Ordinal) ? "" : ".")}");
        message.Append(reply.Status == HttpStatusCode.Unauthorized ? " Check the key: FAL_KEY, or FalClientOptions.Key." : "");
        message.Append(request is null ? "" : $" Request {request}.");
        return new FalApiException(message.ToString())
        {
            StatusCode = reply.Status,
            ErrorType = type,
            IsRetryable = reply.IsRetryable ?? (reply.IsUserTimeout ? false : null),
            RetryAfter = reply.RetryAfter,
            RequestId = request,
            BillableUnits = reply.BillableUnits,
            Detail = detail,
        };
    }

    public static FalApiException From(FalCall call, FalTransportException failure, string? key) =>
        new($"{call.Subject} can't be reached at {call.Address.GetLeftPart(UriPartial.Authority)}: {Redaction.Clean(failure.Message, key)}", failure.InnerException)
        {
            RequestId = call.RequestId,
        };

    public static FalSubmissionUncertainException Uncertain(FalCall call, Exception cause) =>
        new($"The connection broke before {call.Subject} answered, and the job may have been accepted all the same; it wasn't sent again. Look at https://fal.ai/dashboard, or set FalClientOptions.ResubmitWhenUncertain where running it twice does no harm.", cause)
        {
            EndpointId = call.Subject,
        };

    private static List<FalViolation> ReadViolations(JsonElement list, string? key, PropertyPaths? properties)
    {
        var violations = new List<FalViolation>();
        foreach (var item in list.EnumerateArray())
        {
            if (Text(item, "msg") is { } message)
            {
                var path = ReadPath(item);
                violations.Add(new FalViolation(path, Redaction.Clean(message, key), properties?.Find(path)));
            }
        }

        return violations;
    }

    /// <summary><c>["body", "loras", 0, "scale"]</c> as <c>loras[0].scale</c>.</summary>
    private static string ReadPath(JsonElement item)
    {
        var path = new StringBuilder();
        if (Member(item, "loc") is { ValueKind: JsonValueKind.Array } place)
        {
            var isFirst = true;
            foreach (var step in place.EnumerateArray())
            {
                if (step.ValueKind == JsonValueKind.Number)
                {
                    path.Append('[').Append(step.GetRawText()).Append(']');
                }
                else if (!(isFirst && step.ToString() is "body" or "query" or "path"))
                {
                    path.Append(path.Length == 0 ? "" : ".").Append(step);
                }

                isFirst = false;
            }
        }

        return path.ToString();
    }

    private static string? Detail(FalReply reply)
    {
        if (reply.Json is null)
        {
            return reply.Body.Length == 0 ? null : "the answer isn't JSON";
        }

        return Text(reply.Json, "detail") ?? Text(reply.Json, "message") ??
            (Member(reply.Json, "error") is { } error ? error.ValueKind == JsonValueKind.String ? error.GetString() : Text(error, "message") : null) ??
            (Member(reply.Json, "detail") is { } other ? other.GetRawText() : null);
    }

    private static JsonElement? Member(JsonElement? json, string name) =>
        json is { ValueKind: JsonValueKind.Object } present && present.TryGetProperty(name, out var member) ? member : null;

    private static string? Text(JsonElement? json, string name) =>
        Member(json, name) is { ValueKind: JsonValueKind.String } member ? member.GetString() : null;
}
