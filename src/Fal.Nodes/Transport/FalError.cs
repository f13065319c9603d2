using System.Net;
using System.Text;
using Fal.Nodes.Serialization;

namespace Fal.Nodes;

/// <summary>
/// Makes exceptions of what the service answers. It has three forms: a model's <c>{"detail": [{"loc", "msg", "type"}]}</c>, the
/// infrastructure's <c>{"detail": "…", "error_type"}</c>, and the platform's <c>{"error": {"type", "message"}}</c>.
/// </summary>
internal static class FalError
{
    public static string? ErrorType(FalReply reply) =>
        reply.ErrorTypeHeader ?? reply.Json.Text("error_type") ?? reply.Json.Member("error").Text("type");

    /// <param name="call">What was asked.</param>
    /// <param name="reply">An answer that isn't a success.</param>
    /// <param name="key">The key, which no message may hold.</param>
    /// <param name="properties">Translates places into C# names; null when the node isn't at hand.</param>
    public static FalException From(FalCall call, FalReply reply, string? key, PropertyPaths? properties)
    {
        if (FailureDetail.ReadViolations(reply.Json) is { Count: > 0 } violations)
        {
            return new FalValidationException(call.Subject, [.. violations.Select(Locate)])
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

        FalViolation Locate(FalViolation violation) =>
            new(violation.Path, Redaction.Clean(violation.Message, key), properties?.Find(violation.Path)) { Type = violation.Type };
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

    private static string? Detail(FalReply reply)
    {
        if (reply.Json is null)
        {
            return reply.Body.Length == 0 ? null : "the answer isn't JSON";
        }

        return reply.Json.Text("detail") ?? reply.Json.Text("message") ??
            reply.Json.Text("error") ?? reply.Json.Member("error").Text("message") ??
            reply.Json.Member("detail")?.GetRawText();
    }
}
