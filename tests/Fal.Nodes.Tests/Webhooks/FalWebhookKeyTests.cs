using System.Net;
using System.Text;
using Fal.Nodes.Webhooks;
using Fal.Nodes.Webhooks.Keys;
using Microsoft.Extensions.Time.Testing;

namespace Fal.Nodes.Tests.Webhooks;

public sealed class FalWebhookKeyTests
{
    private static readonly byte[] Body = "{}"u8.ToArray();

    private readonly FakeTimeProvider _time = new(DateTimeOffset.FromUnixTimeSeconds(1_750_000_000));
    private readonly WebhookSender _sender = new();
    private readonly WebhookSender _nextSender = new();
    private KeyServer _server = null!;
    private HttpClient _http = null!;
    private FalWebhookVerifier _verifier = null!;

    [SetUp]
    public void Start()
    {
        _server = new KeyServer(_sender);
        _http = new HttpClient(_server);
        _verifier = new FalWebhookVerifier(_http, options: null, _time);
    }

    [TearDown]
    public void Stop()
    {
        _verifier.Dispose();
        _http.Dispose();
        _server.Dispose();
    }

    // RFC 8032, section 7.1, tests 1 to 3: public key in base64url, message, signature.
    [TestCase("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo", "", "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b")]
    [TestCase("PUAXw-hDiVqStwqnTRt-vJyYLM8uxJaMwM1V8Sr0Zgw", "72", "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00")]
    [TestCase("_FHNjmIYoaONpH7QAjDwWAgW7RO6MwOsXeuRFUiQgCU", "af82", "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a")]
    public void Signatures_are_those_of_RFC_8032(string key, string message, string signature)
    {
        var keys = FalWebhookKeySet.Parse(Encoding.UTF8.GetBytes($$"""{"keys":[{"kty":"OKP","crv":"Ed25519","x":"{{key}}"}]}"""));
        var signed = Convert.FromHexString(signature);

        Assert.That(keys.Verify(Convert.FromHexString(message), signed), Is.True);
        Assert.That(keys.Verify([.. Convert.FromHexString(message), 0], signed), Is.False);
    }

    [Test]
    public async Task Any_key_may_match_and_what_isnt_one_is_passed_over()
    {
        _server.Body = $$"""
            {"keys":[7, {"kty":"RSA","n":"AQAB","e":"AQAB"}, {"kty":"OKP","crv":"X25519","x":"{{_sender.PublicKey}}"}, {"kty":"OKP","crv":"Ed25519","x":"AAAA"},
              {"kty":"OKP","crv":"Ed25519","x":"!"}, {{_nextSender.Jwk}}, {"x":"{{_sender.PublicKey}}"}]}
            """;

        Assert.That(_sender.PublicKey, Does.EndWith("="), "padded");
        Assert.That(await RefusalAsync(_sender), Is.Null);
        Assert.That(await RefusalAsync(_nextSender), Is.Null);
    }

    [Test]
    public async Task Keys_are_fetched_once_and_again_after_an_hour()
    {
        await RefusalAsync(_sender);
        _time.Advance(TimeSpan.FromMinutes(59));
        await RefusalAsync(_sender);
        Assert.That(_server.Requests, Is.EqualTo(1));

        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.That(await RefusalAsync(_sender), Is.Null);
        Assert.That(_server.Requests, Is.EqualTo(2));
    }

    [Test]
    public async Task A_key_that_is_no_longer_published_stops_to_count_when_the_keys_are_fetched_anew()
    {
        await RefusalAsync(_sender);
        _server.Publish(_nextSender);
        Assert.That(await RefusalAsync(_sender), Is.Null);

        _time.Advance(TimeSpan.FromHours(1));
        Assert.That(await RefusalAsync(_sender), Is.EqualTo(FalWebhookRefusal.NoMatchingKey));
    }

    [Test]
    public async Task A_new_key_is_found_when_none_matches()
    {
        await RefusalAsync(_sender);
        _server.Publish(_sender, _nextSender);
        _time.Advance(TimeSpan.FromMinutes(1));

        Assert.That(await RefusalAsync(_nextSender), Is.Null);
        Assert.That(_server.Requests, Is.EqualTo(2));
    }

    [Test]
    public async Task Forged_webhooks_cause_one_fetch_a_minute()
    {
        for (var minute = 0; minute < 3; minute++)
        {
            for (var webhook = 0; webhook < 5; webhook++)
            {
                Assert.That(await RefusalAsync(_nextSender), Is.EqualTo(FalWebhookRefusal.NoMatchingKey));
            }

            Assert.That(_server.Requests, Is.EqualTo(minute + 1));
            _time.Advance(TimeSpan.FromMinutes(1));
        }
    }

    [Test]
    public async Task Old_keys_serve_for_24_hours_while_no_new_ones_can_be_had()
    {
        await RefusalAsync(_sender);
        _server.Status = HttpStatusCode.ServiceUnavailable;
        _time.Advance(TimeSpan.FromHours(24) - TimeSpan.FromSeconds(61));
        Assert.That(await RefusalAsync(_sender), Is.Null);
        Assert.That(await RefusalAsync(_sender), Is.Null);
        Assert.That(_server.Requests, Is.EqualTo(2), "one attempt, not one a webhook");

        _time.Advance(TimeSpan.FromSeconds(61));
        Assert.That(await RefusalAsync(_sender), Is.EqualTo(FalWebhookRefusal.KeysUnavailable));

        _server.Status = HttpStatusCode.OK;
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.That(await RefusalAsync(_sender), Is.Null);
    }

    [TestCase(HttpStatusCode.NotFound, "{}")]
    [TestCase(HttpStatusCode.OK, "<html>")]
    [TestCase(HttpStatusCode.OK, "[]")]
    [TestCase(HttpStatusCode.OK, """{"keys":{}}""")]
    [TestCase(HttpStatusCode.OK, """{"keys":[]}""")]
    public async Task Without_keys_nothing_is_genuine_and_the_reason_is_told(HttpStatusCode status, string body)
    {
        (_server.Status, _server.Body) = (status, body);
        var verification = await _verifier.VerifyAsync(_sender.Sign(Body, _time.GetUtcNow()), Body);

        Assert.That(verification.Refusal, Is.EqualTo(FalWebhookRefusal.KeysUnavailable));
        Assert.That(verification.Explanation, Does.StartWith("The service's keys can't be had from rest.fal.ai: "));

        // Also before a fetch may be tried again.
        Assert.That(await RefusalAsync(_sender), Is.EqualTo(FalWebhookRefusal.KeysUnavailable));
        Assert.That(_server.Requests, Is.EqualTo(1));
    }

    [Test]
    public async Task A_fetch_that_takes_too_long_is_given_up()
    {
        _http.Timeout = TimeSpan.FromMilliseconds(50);
        _server.Gate = new TaskCompletionSource().Task;

        Assert.That(await RefusalAsync(_sender), Is.EqualTo(FalWebhookRefusal.KeysUnavailable));
    }

    [Test]
    public async Task A_key_set_of_any_size_isnt_read()
    {
        KeyRequestLimits.Apply(_http);
        _server.Body += new string(' ', 64 * 1024);

        Assert.That(await RefusalAsync(_sender), Is.EqualTo(FalWebhookRefusal.KeysUnavailable));
    }

    [Test]
    public async Task Many_webhooks_at_once_wait_for_one_fetch()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _server.Gate = gate.Task;
        var refusals = Enumerable.Range(0, 20).Select(_ => Task.Run(() => RefusalAsync(_sender))).ToArray();
        await Task.Delay(50);
        Assert.That(refusals.Any(refusal => refusal.IsCompleted), Is.False);
        gate.SetResult();

        Assert.That(await Task.WhenAll(refusals), Is.All.Null);
        Assert.That(_server.Requests, Is.EqualTo(1));
    }

    [Test]
    public async Task A_sender_who_hangs_up_doesnt_take_the_keys_from_others()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _server.Gate = gate.Task;
        using var hangUp = new CancellationTokenSource();
        var first = _verifier.VerifyAsync(_sender.Sign(Body, _time.GetUtcNow()), Body, hangUp.Token);
        var second = RefusalAsync(_sender);

        await hangUp.CancelAsync();
        Assert.That(async () => await first, Throws.InstanceOf<OperationCanceledException>());
        gate.SetResult();

        Assert.That(await second, Is.Null);
        Assert.That(_server.Requests, Is.EqualTo(1));
    }

    private async Task<FalWebhookRefusal?> RefusalAsync(WebhookSender sender) =>
        (await _verifier.VerifyAsync(sender.Sign(Body, _time.GetUtcNow()), Body)).Refusal;
}
