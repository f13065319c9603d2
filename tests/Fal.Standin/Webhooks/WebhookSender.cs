using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Fal.Standin.Jobs;

namespace Fal.Standin.Webhooks;

/// <summary>
/// Tells whoever asked for it how a request came out. A job that somebody waits for in this way needs nobody to poll it: waiting
/// moves it on. Only addresses of this machine are called, since a stand-in has no business elsewhere.
/// </summary>
internal sealed class WebhookSender(StandinOptions options, WebhookSigner signer) : IAsyncDisposable
{
    // What the service grants a receiver.
    private readonly HttpClient _client = new() { Timeout = TimeSpan.FromSeconds(15) };
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<Task> _running = new();
    private readonly ConcurrentQueue<StandinWebhook> _deliveries = new();

    public IReadOnlyList<StandinWebhook> Deliveries => _deliveries.ToList();

    public void Watch(Job job)
    {
        if (job.Webhook is { IsLoopback: true } address)
        {
            _running.Enqueue(DeliverAsync(job, address, _stop.Token));
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _client.Dispose();
        _stop.Dispose();
    }

    private async Task DeliverAsync(Job job, Uri address, CancellationToken cancellationToken)
    {
        // The request is answered first, as it would be by a queue far away.
        await Task.Delay(options.StreamInterval, cancellationToken);
        JobStatus status;
        while ((status = job.Step()).State != StandinState.Completed)
        {
            await Task.Delay(options.StreamInterval, cancellationToken);
        }

        var body = Encoding.UTF8.GetBytes(Describe(job, status.Answer).ToJsonString());
        for (var attempt = 0; attempt < options.WebhookTries; attempt++)
        {
            if (attempt > 0)
            {
                await Task.Delay(options.WebhookPause * Math.Pow(2, attempt - 1), cancellationToken);
            }

            var code = await TryAsync(job, address, body, cancellationToken);
            _deliveries.Enqueue(new StandinWebhook(job.RequestId, address, body, code));
            if (code is >= 200 and < 300)
            {
                return;
            }
        }
    }

    private async Task<int> TryAsync(Job job, Uri address, byte[] body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        foreach (var (name, value) in signer.Sign(job.RequestId, DateTimeOffset.UtcNow, body))
        {
            request.Headers.Add(name, value);
        }

        try
        {
            using var response = await _client.SendAsync(request, cancellationToken);
            return (int)response.StatusCode;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return 0;
        }
    }

    private static JsonObject Describe(Job job, StandinAnswer answer)
    {
        var webhook = new JsonObject
        {
            ["request_id"] = job.RequestId,
            ["gateway_request_id"] = job.RequestId,
            ["status"] = answer.Error is null ? "OK" : "ERROR",
        };
        if (answer.Error is not null)
        {
            webhook["error"] = answer.Error;
        }

        try
        {
            webhook["payload"] = JsonNode.Parse(answer.Body.Span);
        }
        catch (JsonException)
        {
            webhook["payload"] = null;
            webhook["payload_error"] = "Response payload is not JSON serializable.";
        }

        return webhook;
    }
}
