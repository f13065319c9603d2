using Fal.Nodes.Webhooks;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using WizperOutput = Fal.Nodes.Tests.SampleOutput;

namespace Fal.Nodes.Tests.Webhooks;

/// <summary>The example of docs/webhooks.md, between its marks word for word.</summary>
internal static class DocumentedExample
{
    public static WebApplication Build(WebApplicationBuilder builder)
    {
        // <example>
        builder.Services.AddFalWebhooks(new FalWebhookVerifierOptions { UserId = builder.Configuration["FAL_USER_ID"] });

        var app = builder.Build();
        app.MapFalWebhook<WizperOutput>("/fal/wizper", async (webhook, context) =>
        {
            var transcripts = context.RequestServices.GetRequiredService<Transcripts>();
            if (webhook.Output is { } answer)
            {
                await transcripts.SaveAsync(webhook.RequestId, answer.Text, context.RequestAborted);
            }
            else
            {
                var reason = webhook.PayloadError ?? webhook.Error ?? webhook.Status.ToString();
                await transcripts.FailAsync(webhook.RequestId, reason, webhook.Violations, context.RequestAborted);
            }
        });
        // </example>

        return app;
    }

    /// <summary>Where the example keeps what it gets: once per request id, however often a webhook comes.</summary>
    internal sealed class Transcripts
    {
        public Dictionary<string, string> Texts { get; } = [];

        public Task SaveAsync(string requestId, string text, CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Texts[requestId] = text;
            return Task.CompletedTask;
        }

        public Task FailAsync(string requestId, string reason, IReadOnlyList<FalViolation> violations, CancellationToken cancellationToken) =>
            SaveAsync(requestId, $"{reason}, {violations.Count} violations", cancellationToken);
    }
}
