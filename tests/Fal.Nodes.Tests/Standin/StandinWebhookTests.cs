using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Fal.Standin;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;

namespace Fal.Nodes.Tests.Standin;

public sealed class StandinWebhookTests
{
    [Test]
    public async Task A_webhook_comes_signed_and_again_until_it_is_taken()
    {
        await using var server = await StandinServer.StartAsync(new StandinOptions { WebhookPause = TimeSpan.FromMilliseconds(1) });
        var taken = new TaskCompletionSource<(Dictionary<string, string> Headers, byte[] Body)>(TaskCreationOptions.RunContinuationsAsynchronously);
        var tries = 0;
        await using var receiver = await ReceiveAsync(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            context.Response.StatusCode = ++tries < 3 ? 500 : 200;
            if (tries == 3)
            {
                taken.SetResult((context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString()), body.ToArray()));
            }
        });
        server.Answer("test/app", """{"text":"hi"}""");
        using var client = StandinCalls.Client();

        var submitted = await client.SubmitAsync(server, $"test/app?fal_webhook={Uri.EscapeDataString(receiver.Urls.Single() + "/hook?a=1")}", new { prompt = "x" });
        var (headers, content) = await taken.Task.WaitAsync(TimeSpan.FromSeconds(30));

        var webhook = JsonElement.Parse(content);
        Assert.That((webhook.Text("request_id"), webhook.Text("status"), webhook.GetProperty("payload").Text("text")), Is.EqualTo((submitted.Text("request_id"), "OK", "hi")));
        Assert.That(await SignatureHoldsAsync(server, headers, content), Is.True);
        Assert.That(await SignatureHoldsAsync(server, headers, [.. content, (byte)' ']), Is.False);
        Assert.That(() => server.Webhooks.Select(webhook => webhook.Status), Is.EqualTo(new[] { 500, 500, 200 }).After(2000, 10));
    }

    [Test]
    public async Task A_failure_is_told_as_one_and_not_for_ever()
    {
        await using var server = await StandinServer.StartAsync(new StandinOptions { WebhookTries = 2, WebhookPause = TimeSpan.FromMilliseconds(1) });
        await using var receiver = await ReceiveAsync(context =>
        {
            context.Response.StatusCode = 503;
            return Task.CompletedTask;
        });
        server.Answer("test/app", StandinAnswer.Failure(503, "Runner disconnected", "runner_disconnected"));
        using var client = StandinCalls.Client();

        await client.SubmitAsync(server, $"test/app?fal_webhook={Uri.EscapeDataString(receiver.Urls.Single())}", new { prompt = "x" });

        Assert.That(() => server.Webhooks, Has.Count.EqualTo(2).After(5000, 10));
        var webhook = JsonElement.Parse(server.Webhooks[0].Body.Span);
        Assert.That((webhook.Text("status"), webhook.Text("error"), webhook.GetProperty("payload").Text("error_type")), Is.EqualTo(("ERROR", "Runner disconnected", "runner_disconnected")));
        await Task.Delay(100);
        Assert.That(server.Webhooks, Has.Count.EqualTo(2));
    }

    private static async Task<bool> SignatureHoldsAsync(StandinServer server, Dictionary<string, string> headers, byte[] body)
    {
        using var client = new HttpClient();
        var keys = await client.GetJsonAsync($"{server.StorageAddress}.well-known/jwks.json");
        var message = string.Join('\n', headers["X-Fal-Webhook-Request-Id"], headers["X-Fal-Webhook-User-Id"], headers["X-Fal-Webhook-Timestamp"], Convert.ToHexStringLower(SHA256.HashData(body)));
        var bytes = Encoding.UTF8.GetBytes(message);
        var verifier = new Ed25519Signer();
        verifier.Init(forSigning: false, new Ed25519PublicKeyParameters(Base64Url.DecodeFromChars(keys.GetProperty("keys")[0].Text("x"))));
        verifier.BlockUpdate(bytes, 0, bytes.Length);
        return verifier.VerifySignature(Convert.FromHexString(headers["X-Fal-Webhook-Signature"]));
    }

    private static async Task<WebApplication> ReceiveAsync(RequestDelegate handle)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var receiver = builder.Build();
        receiver.Run(handle);
        await receiver.StartAsync();
        return receiver;
    }
}
