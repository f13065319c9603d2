using Fal.Nodes.Webhooks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Fal.Nodes.Tests.Webhooks;

/// <summary>An application on Kestrel that receives webhooks, and the service that sends them.</summary>
internal sealed class WebhookApplication : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly HttpClient _http;

    private WebhookApplication(WebApplication application)
    {
        _application = application;
        _http = new HttpClient { BaseAddress = new Uri(application.Urls.Single()) };
    }

    public static WebhookSender Sender { get; } = new();

    /// <summary>A builder that has everything but what the test is about.</summary>
    public static WebApplicationBuilder CreateBuilder(KeyServer? keys = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddHttpClient("Fal.Nodes.Webhooks").ConfigurePrimaryHttpMessageHandler(() => keys ?? new KeyServer(Sender));
        return builder;
    }

    public static async Task<WebhookApplication> StartAsync(WebApplication application)
    {
        await application.StartAsync();
        return new WebhookApplication(application);
    }

    public async Task<HttpResponseMessage> PostAsync(string path, byte[] body, Func<FalWebhookHeaders, FalWebhookHeaders>? tamper = null, bool isChunked = false)
    {
        var headers = Sender.Sign(body, DateTimeOffset.UtcNow);
        headers = tamper?.Invoke(headers) ?? headers;
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(body) };
        request.Headers.TransferEncodingChunked = isChunked;
        Add(FalWebhookHeaders.RequestIdName, headers.RequestId);
        Add(FalWebhookHeaders.UserIdName, headers.UserId);
        Add(FalWebhookHeaders.TimestampName, headers.Timestamp);
        Add(FalWebhookHeaders.SignatureName, headers.Signature);
        return await _http.SendAsync(request);

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                request.Headers.Add(name, value);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _application.DisposeAsync();
    }
}
