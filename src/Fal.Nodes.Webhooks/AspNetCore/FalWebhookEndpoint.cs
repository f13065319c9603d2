using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Logging;

namespace Fal.Nodes.Webhooks;

/// <summary>Answers the requests to one address: reads the body, checks the signature, calls the handler.</summary>
internal sealed partial class FalWebhookEndpoint(
    FalWebhookVerifier verifier, Func<ReadOnlyMemory<byte>, HttpContext, Task> handler, ILogger<FalWebhookEndpoint> logger)
{
    public async Task AnswerAsync(HttpContext context)
    {
        var limit = context.GetEndpoint()?.Metadata.GetMetadata<IRequestSizeLimitMetadata>()?.MaxRequestBodySize;
        if (await ReadBodyAsync(context.Request, limit, context.RequestAborted) is not { } body)
        {
            await RefuseAsync(context, StatusCodes.Status413PayloadTooLarge, $"The body is above the limit of {limit} bytes.");
            return;
        }

        var headers = FalWebhookHeaders.From(name => context.Request.Headers[name]);
        var verification = await verifier.VerifyAsync(headers, body, context.RequestAborted);
        if (!verification.IsGenuine)
        {
            var status = verification.Refusal == FalWebhookRefusal.KeysUnavailable ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status401Unauthorized;
            await RefuseAsync(context, status, verification.Explanation);
            return;
        }

        await handler(body, context);
    }

    /// <summary>Reads a body whole; null when it is above the limit. Memory grows with what has come, not with what a header promises.</summary>
    private static async Task<ReadOnlyMemory<byte>?> ReadBodyAsync(HttpRequest request, long? limit, CancellationToken cancellationToken)
    {
        if (request.ContentLength > limit)
        {
            return null;
        }

        using var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        try
        {
            int count;
            while ((count = await request.Body.ReadAsync(buffer, cancellationToken)) > 0)
            {
                if (body.Length + count > limit)
                {
                    return null;
                }

                body.Write(buffer, 0, count);
            }
        }
        catch (BadHttpRequestException exception) when (exception.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            // The server counts too, where it knows the limit.
            return null;
        }

        return body.GetBuffer().AsMemory(0, (int)body.Length);
    }

    private async Task RefuseAsync(HttpContext context, int status, string explanation)
    {
        LogRefusal(logger, explanation);
        context.Response.StatusCode = status;
        var problem = new ProblemDetails { Status = status, Title = "The webhook was refused.", Detail = explanation };
        await context.Response.WriteAsJsonAsync(problem, WebhookProblemJson.Default.ProblemDetails, "application/problem+json", context.RequestAborted);
    }

    [LoggerMessage(EventId = 1, EventName = "FalWebhookRefused", Level = LogLevel.Warning, Message = "A webhook was refused: {Explanation}")]
    private static partial void LogRefusal(ILogger logger, string explanation);
}
