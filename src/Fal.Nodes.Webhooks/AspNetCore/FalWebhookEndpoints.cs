using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Fal.Nodes.Webhooks;

/// <summary>Maps addresses that the service posts webhooks to.</summary>
/// <remarks>
/// <para>
/// A handler sees genuine webhooks only. Without it being asked, an address answers 401 when the signature doesn't hold, 413 when
/// the body is above the limit, 503 when the service's keys can't be had, each with problem details (RFC 9457).
/// </para>
/// <para>
/// The service posts a webhook again, up to 10 times over two hours, when it gets no successful answer within 15 seconds: handlers
/// have to do their work once per request id, however often they are called, and leave what takes long to a queue. When a handler
/// throws, or the body can't be read as what it should be, the answer is 500 and the webhook comes again.
/// (<see href="https://docs.fal.ai/model-endpoints/webhooks"/>)
/// </para>
/// <para>
/// Bodies are read whole, up to 50 MiB, since the signature is over all of it; metadata such as
/// <c>RequestSizeLimitAttribute</c> on the address sets another limit.
/// </para>
/// </remarks>
public static class FalWebhookEndpoints
{
    /// <summary>Maps an address for the webhooks of one endpoint.</summary>
    /// <typeparam name="TOutput">The generated class of the answer, such as <c>WizperOutput</c>.</typeparam>
    /// <param name="endpoints">Where to map.</param>
    /// <param name="pattern">The route, such as <c>/fal/wizper</c>.</param>
    /// <param name="handler">
    /// Gets each genuine webhook, and the context for services and for cancellation when the service hangs up. Unless it says
    /// otherwise in the context, the answer is 200.
    /// </param>
    /// <exception cref="InvalidOperationException"><see cref="FalWebhookServices.AddFalWebhooks"/> wasn't called.</exception>
    public static IEndpointConventionBuilder MapFalWebhook<TOutput>(
        this IEndpointRouteBuilder endpoints, [StringSyntax("Route")] string pattern, Func<FalWebhook<TOutput>, HttpContext, Task> handler)
        where TOutput : FalOutput, new()
    {
        ArgumentNullException.ThrowIfNull(handler);
        return Map(endpoints, pattern, (body, context) => handler(FalWebhook.Parse<TOutput>(body), context));
    }

    /// <summary>Maps an address for the webhooks of several endpoints, which the handler tells apart by their request ids.</summary>
    /// <param name="endpoints">Where to map.</param>
    /// <param name="pattern">The route, such as <c>/fal</c>.</param>
    /// <param name="handler">
    /// Gets each genuine webhook, and the context for services and for cancellation when the service hangs up. Unless it says
    /// otherwise in the context, the answer is 200.
    /// </param>
    /// <exception cref="InvalidOperationException"><see cref="FalWebhookServices.AddFalWebhooks"/> wasn't called.</exception>
    public static IEndpointConventionBuilder MapFalWebhook(
        this IEndpointRouteBuilder endpoints, [StringSyntax("Route")] string pattern, Func<FalWebhook, HttpContext, Task> handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        return Map(endpoints, pattern, (body, context) => handler(FalWebhook.Parse(body), context));
    }

    private static IEndpointConventionBuilder Map(IEndpointRouteBuilder endpoints, string pattern, Func<ReadOnlyMemory<byte>, HttpContext, Task> handler)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        var verifier = endpoints.ServiceProvider.GetService<FalWebhookVerifier>()
            ?? throw new InvalidOperationException($"Call services.{nameof(FalWebhookServices.AddFalWebhooks)}() before {nameof(MapFalWebhook)}.");
        var endpoint = new FalWebhookEndpoint(verifier, handler, endpoints.ServiceProvider.GetRequiredService<ILogger<FalWebhookEndpoint>>());

        // A plain request delegate, not a route handler with an endpoint filter: filters run after parameters are bound, so after
        // an unchecked body was read, and binding in a library would need reflection.
        return endpoints.MapPost(pattern, new RequestDelegate(endpoint.AnswerAsync)).WithMetadata(new WebhookBodyLimit());
    }
}
