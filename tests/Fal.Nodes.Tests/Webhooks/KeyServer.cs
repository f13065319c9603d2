using System.Net;

namespace Fal.Nodes.Tests.Webhooks;

/// <summary>Stands in for the address where the service publishes its keys, and counts how often it was asked.</summary>
internal sealed class KeyServer : HttpMessageHandler
{
    private int _requests;

    public KeyServer(params WebhookSender[] senders)
    {
        Publish(senders);
    }

    public int Requests => _requests;

    public string Body { get; set; } = "";

    public HttpStatusCode Status { get; set; } = HttpStatusCode.OK;

    /// <summary>What an answer waits for.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    public Uri? Address { get; private set; }

    public void Publish(params WebhookSender[] senders) => Body = $$"""{"keys":[{{string.Join(',', senders.Select(sender => sender.Jwk))}}]}""";

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _requests);
        Address = request.RequestUri;
        await Gate.WaitAsync(cancellationToken);
        return new HttpResponseMessage(Status) { Content = new StringContent(Body) };
    }
}
