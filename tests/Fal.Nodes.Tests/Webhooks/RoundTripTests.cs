using Fal.Nodes.Webhooks;
using Fal.Standin;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Fal.Nodes.Tests.Webhooks;

/// <summary>From a request that names a webhook address, through a stand-in of the service with its own signer, to the handler.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class RoundTripTests
{
    private readonly TaskCompletionSource<FalWebhook<SampleOutput>> _received = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private StandinServer _standin = null!;
    private WebApplication _application = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _standin = await StandinServer.StartAsync();
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddFalWebhooks(new FalWebhookVerifierOptions
        {
            UserId = "standin-user",
            JwksAddress = new Uri(_standin.StorageAddress, ".well-known/jwks.json"),
        });
        _application = builder.Build();
        _application.MapFalWebhook<SampleOutput>("/fal", (webhook, _) =>
        {
            _received.SetResult(webhook);
            return Task.CompletedTask;
        });
        await _application.StartAsync();
    }

    [TearDown]
    public async Task StopAsync()
    {
        await _application.DisposeAsync();
        await _standin.DisposeAsync();
    }

    [Test]
    public async Task The_answer_of_a_submitted_request_comes_to_its_handler()
    {
        _standin.Answer("fal-ai/sample", """{"text":"Grüße","seed":42}""");
        var webhook = await SubmitAsync();

        Assert.That((webhook.Output!.Text, webhook.Output.Seed), Is.EqualTo(("Grüße", 42L)));
    }

    [Test]
    public async Task The_reason_of_a_failure_comes_to_the_handler()
    {
        _standin.Answer("fal-ai/sample", StandinAnswer.Failure(500, "out of memory"));
        var webhook = await SubmitAsync();

        Assert.That((webhook.Status, webhook.Output, webhook.Detail), Is.EqualTo((FalWebhookStatus.Error, (SampleOutput?)null, "out of memory")));
    }

    private async Task<FalWebhook<SampleOutput>> SubmitAsync()
    {
        using var client = new FalClient(new FalClientOptions
        {
            Key = StandinOptions.DefaultKey,
            QueueAddress = _standin.QueueAddress,
            RunAddress = _standin.RunAddress,
            StorageAddress = _standin.StorageAddress,
        });
        var options = new FalSubmitOptions { Webhook = new Uri(new Uri(_application.Urls.Single()), "/fal") };
        var request = await new SampleNode { Prompt = "hi" }.SubmitAsync(client, options);
        var webhook = await _received.Task.WaitAsync(TimeSpan.FromSeconds(30));

        Assert.That(webhook.RequestId, Is.EqualTo(request.RequestId));
        return webhook;
    }
}
