using Microsoft.Extensions.Logging;

namespace Fal.Nodes;

/// <summary>What the client logs. No line holds a key, an argument or the content of a file.</summary>
internal static partial class FalLog
{
    [LoggerMessage(1, LogLevel.Debug, "{Operation} of {Endpoint} was answered {Status}, request {RequestId}.")]
    public static partial void Answered(this ILogger logger, FalOperation operation, string endpoint, int status, string? requestId);

    [LoggerMessage(2, LogLevel.Warning, "{Operation} of {Endpoint} got no answer: {Failure}.")]
    public static partial void Broke(this ILogger logger, FalOperation operation, string endpoint, string failure);

    [LoggerMessage(3, LogLevel.Information, "{Endpoint} was queued as request {RequestId}.")]
    public static partial void Submitted(this ILogger logger, string endpoint, string requestId);

    [LoggerMessage(4, LogLevel.Information, "Request {RequestId} of {Endpoint} is over.")]
    public static partial void Completed(this ILogger logger, string endpoint, string requestId);

    [LoggerMessage(5, LogLevel.Information, "Request {RequestId} of {Endpoint} is being cancelled: {Outcome}.")]
    public static partial void Cancelled(this ILogger logger, string endpoint, string requestId, string outcome);

    [LoggerMessage(6, LogLevel.Debug, "The status stream of request {RequestId} ended early ({Reason}); polling goes on.")]
    public static partial void StreamBroke(this ILogger logger, string requestId, string reason);

    [LoggerMessage(7, LogLevel.Information, "{FileName} was uploaded, {Bytes} bytes.")]
    public static partial void Uploaded(this ILogger logger, string fileName, long bytes);
}
