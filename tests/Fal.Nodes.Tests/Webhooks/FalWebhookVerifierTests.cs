using System.Globalization;
using System.Text;
using Fal.Nodes.Webhooks;
using Microsoft.Extensions.Time.Testing;

namespace Fal.Nodes.Tests.Webhooks;

public sealed class FalWebhookVerifierTests
{
    private static readonly byte[] Body = Encoding.UTF8.GetBytes("""{"request_id":"request-1","status":"OK","payload":{"text":"Grüße"}}""");

    private readonly FakeTimeProvider _time = new(DateTimeOffset.FromUnixTimeSeconds(1_750_000_000));
    private readonly WebhookSender _sender = new();

    private FalWebhookHeaders Genuine => _sender.Sign(Body, _time.GetUtcNow());

    [Test]
    public async Task A_webhook_that_the_service_signed_is_genuine()
    {
        using var keys = new KeyServer(_sender);
        var verification = await VerifyAsync(keys, Genuine);

        Assert.That((verification.IsGenuine, verification.Refusal, verification.Explanation), Is.EqualTo((true, (FalWebhookRefusal?)null, (string?)null)));
        Assert.That(keys.Address, Is.EqualTo(new Uri("https://rest.fal.ai/.well-known/jwks.json")));
    }

    [Test]
    public async Task A_signature_that_other_software_made_is_genuine()
    {
        // Message hashed by Python's hashlib and signed by OpenSSL, with the key pair of RFC 8032, section 7.1, test 1.
        using var keys = new KeyServer { Body = """{"keys":[{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}]}""" };
        var headers = new FalWebhookHeaders(
            "024ca5b1-45d3-4afd-883e-ad3abe2a1c4d",
            "user-1",
            "1750000000",
            "03cbebce04d2775f45c032eda3654f83c4396f3047715ff981d61e1f6c707ed9fe61d165fa283e8c45bda5138c96d6ce9d73b96c44c3035c138d8d0f3269950f");

        var verification = await VerifyAsync(keys, headers, Encoding.UTF8.GetBytes("""{"request_id":"r1","status":"OK","payload":{"text":"Grüße"}}"""));

        Assert.That(verification.Explanation, Is.Null);
    }

    [Test]
    public async Task Hex_may_be_upper_case()
    {
        using var keys = new KeyServer(_sender);

        Assert.That((await VerifyAsync(keys, Genuine with { Signature = Genuine.Signature!.ToUpperInvariant() })).IsGenuine, Is.True);
    }

    [TestCase(FalWebhookHeaders.RequestIdName)]
    [TestCase(FalWebhookHeaders.UserIdName)]
    [TestCase(FalWebhookHeaders.TimestampName)]
    [TestCase(FalWebhookHeaders.SignatureName)]
    public async Task Every_header_is_needed(string missing)
    {
        var values = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase)
        {
            [FalWebhookHeaders.RequestIdName] = Genuine.RequestId,
            [FalWebhookHeaders.UserIdName] = Genuine.UserId,
            [FalWebhookHeaders.TimestampName] = Genuine.Timestamp,
            [FalWebhookHeaders.SignatureName] = Genuine.Signature,
        };
        values.Remove(missing);

        await AssertRefusedUnaskedAsync(FalWebhookHeaders.From(values.GetValueOrDefault), FalWebhookRefusal.MissingHeader, $"Headers are missing: {missing}.");
    }

    [TestCase("soon")]
    [TestCase("-1750000000")]
    [TestCase("1750000000.5")]
    [TestCase("99999999999999999999")]
    public Task A_timestamp_is_a_count_of_seconds(string timestamp) =>
        AssertRefusedUnaskedAsync(
            Genuine with { Timestamp = timestamp }, FalWebhookRefusal.MalformedTimestamp, "X-Fal-Webhook-Timestamp isn't a count of seconds.");

    [TestCase(-300, true)]
    [TestCase(300, true)]
    [TestCase(-301, false)]
    [TestCase(301, false)]
    public async Task A_timestamp_may_be_300_seconds_from_now(int seconds, bool isGenuine)
    {
        using var keys = new KeyServer(_sender);
        var verification = await VerifyAsync(keys, _sender.Sign(Body, _time.GetUtcNow().AddSeconds(seconds)));

        Assert.That(verification.Refusal, Is.EqualTo(isGenuine ? null : (FalWebhookRefusal?)FalWebhookRefusal.TimestampOutsideTolerance));
    }

    [Test]
    public Task A_timestamp_at_the_end_of_time_is_refused() =>
        AssertRefusedUnaskedAsync(
            Genuine with { Timestamp = long.MaxValue.ToString(CultureInfo.InvariantCulture) },
            FalWebhookRefusal.TimestampOutsideTolerance,
            "X-Fal-Webhook-Timestamp is more than 300 seconds from now.");

    [TestCase("00")]
    [TestCase("zz23bebce04d2775f45c032eda3654f83c4396f3047715ff981d61e1f6c707ed9fe61d165fa283e8c45bda5138c96d6ce9d73b96c44c3035c138d8d0f3269950")]
    public Task A_signature_is_64_bytes_in_hex(string signature) =>
        AssertRefusedUnaskedAsync(
            Genuine with { Signature = signature }, FalWebhookRefusal.MalformedSignature, "X-Fal-Webhook-Signature isn't 64 bytes in hex.");

    [Test]
    public async Task Only_the_named_account_is_heard()
    {
        using var keys = new KeyServer(_sender);
        var options = new FalWebhookVerifierOptions { UserId = "user-1" };

        Assert.That((await VerifyAsync(keys, Genuine, options: options)).IsGenuine, Is.True);
        await AssertRefusedUnaskedAsync(
            _sender.Sign(Body, _time.GetUtcNow(), userId: "user-2"), FalWebhookRefusal.OtherUser, "The webhook belongs to another account.", options);
    }

    [Test]
    public async Task Nothing_that_was_signed_can_be_changed()
    {
        using var keys = new KeyServer(_sender);
        byte[] changed = [.. Body];
        changed[^3] ^= 1;
        FalWebhookHeaders[] headers =
        [
            Genuine with { RequestId = "request-2" },
            Genuine with { UserId = "user-2" },
            Genuine with { Timestamp = "1750000001" },
            Genuine with { Signature = new WebhookSender().Sign(Body, _time.GetUtcNow()).Signature },
        ];

        Assert.That((await VerifyAsync(keys, Genuine, changed)).Refusal, Is.EqualTo(FalWebhookRefusal.NoMatchingKey));
        foreach (var header in headers)
        {
            Assert.That((await VerifyAsync(keys, header)).Refusal, Is.EqualTo(FalWebhookRefusal.NoMatchingKey), header.ToString());
        }
    }

    [TestCase("ftp://rest.fal.ai/jwks.json")]
    [TestCase("http://rest.fal.ai/jwks.json")]
    [TestCase("/jwks.json")]
    public void Keys_come_from_an_address_that_nobody_can_listen_in_on(string address) =>
        Assert.That(() => new FalWebhookVerifierOptions { JwksAddress = new Uri(address, UriKind.RelativeOrAbsolute) }, Throws.ArgumentException);

    [Test]
    public void Options_have_bounds()
    {
        Assert.That(() => new FalWebhookVerifierOptions { Tolerance = TimeSpan.Zero }, Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(() => new FalWebhookVerifierOptions { KeyLifetime = TimeSpan.Zero }, Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(() => new FalWebhookVerifierOptions { KeyLifetime = TimeSpan.FromHours(25) }, Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(new FalWebhookVerifierOptions { JwksAddress = new Uri("http://localhost:1/") }.JwksAddress.Port, Is.EqualTo(1));
    }

    private async Task AssertRefusedUnaskedAsync(
        FalWebhookHeaders headers, FalWebhookRefusal refusal, string explanation, FalWebhookVerifierOptions? options = null)
    {
        using var keys = new KeyServer(_sender);
        var verification = await VerifyAsync(keys, headers, options: options);

        Assert.That((verification.IsGenuine, verification.Refusal, verification.Explanation), Is.EqualTo((false, refusal, explanation)));
        Assert.That(keys.Requests, Is.Zero);
    }

    private async Task<FalWebhookVerification> VerifyAsync(
        KeyServer keys, FalWebhookHeaders headers, byte[]? body = null, FalWebhookVerifierOptions? options = null)
    {
        using var http = new HttpClient(keys, disposeHandler: false);
        using var verifier = new FalWebhookVerifier(http, options, _time);
        return await verifier.VerifyAsync(headers, body ?? Body);
    }
}
