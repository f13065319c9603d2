using System.Text;
using System.Text.Json;
using Fal.Nodes.Webhooks;

namespace Fal.Nodes.Tests.Webhooks;

public sealed class FalWebhookTests
{
    [Test]
    public void A_success_holds_the_typed_answer()
    {
        var webhook = FalWebhook.Parse<SampleOutput>(Utf8("""
            {"request_id":"r1","gateway_request_id":"r2","status":"OK","error":null,"payload":{"text":"hi","image":{"url":"https://e.com/a.png"},"seed":196619188014358660}}
            """));

        Assert.Multiple(() =>
        {
            Assert.That((webhook.RequestId, webhook.GatewayRequestId, webhook.Status), Is.EqualTo(("r1", "r2", FalWebhookStatus.Ok)));
            Assert.That((webhook.Error, webhook.Detail, webhook.PayloadError), Is.EqualTo(((string?)null, (string?)null, (string?)null)));
            Assert.That(webhook.Violations, Is.Empty);
            Assert.That((webhook.Output!.Text, webhook.Output.Image!.Url, webhook.Output.Seed), Is.EqualTo(("hi", "https://e.com/a.png", 196619188014358660)));
            Assert.That(webhook.Payload!.Value.GetProperty("text").GetString(), Is.EqualTo("hi"));
        });
    }

    [Test]
    public void An_answer_can_be_read_once_its_type_is_known()
    {
        var webhook = FalWebhook.Parse(Utf8("""{"request_id":"r1","status":"OK","payload":{"text":"hi"}}"""));

        Assert.That((webhook.GatewayRequestId, webhook.ReadOutput<SampleOutput>()!.Text), Is.EqualTo(((string?)null, "hi")));
    }

    [Test]
    public void The_buffer_may_be_used_again()
    {
        var body = Utf8("""{"request_id":"r1","status":"OK","payload":{"text":"hi"}}""");
        var webhook = FalWebhook.Parse(body);
        Array.Clear(body);

        Assert.That(webhook.ReadOutput<SampleOutput>()!.Text, Is.EqualTo("hi"));
    }

    [Test]
    public void A_failure_names_each_place_as_the_check_before_sending_does()
    {
        var webhook = FalWebhook.Parse<SampleOutput>(Utf8("""
            {"request_id":"r1","status":"ERROR","error":"Unexpected status code: 422","payload":{"detail":[
              {"loc":["body","prompt"],"msg":"field required","type":"value_error.missing","input":{"seed":1}},
              {"loc":["body","loras",2,"scale"],"msg":"too large","type":"value_error","ctx":{"limit":4}},
              {"loc":["body"],"msg":"unsafe"},
              {"msg":"no place"},
              {"loc":["body","seed"]},
              "no object"]}}
            """));

        Assert.Multiple(() =>
        {
            Assert.That((webhook.Status, webhook.Error, webhook.Output), Is.EqualTo((FalWebhookStatus.Error, "Unexpected status code: 422", (SampleOutput?)null)));
            Assert.That(
                webhook.Violations.Select(violation => (violation.Path, violation.Message)),
                Is.EqualTo(new[] { ("prompt", "field required"), ("loras[2].scale", "too large"), ("", "unsafe"), ("", "no place") }));
        });
    }

    [TestCase("""{"detail":"out of memory"}""", "out of memory")]
    [TestCase("""{"detail":[]}""", null)]
    [TestCase("""{"detail":null}""", null)]
    [TestCase("""{"message":"no detail"}""", null)]
    [TestCase(""" "text" """, null)]
    [TestCase("null", null)]
    public void A_failure_without_places_gives_the_detail_it_has(string payload, string? detail)
    {
        var webhook = FalWebhook.Parse(Utf8($$"""{"request_id":"r1","status":"ERROR","payload":{{payload}}}"""));

        Assert.That((webhook.Detail, webhook.Violations.Count), Is.EqualTo((detail, 0)));
    }

    [Test]
    public void An_answer_with_a_member_named_detail_is_no_failure()
    {
        var webhook = FalWebhook.Parse(Utf8("""{"request_id":"r1","status":"OK","payload":{"detail":"fine"}}"""));

        Assert.That(webhook.Detail, Is.Null);
    }

    [Test]
    public void An_answer_that_couldnt_be_sent_says_so()
    {
        var webhook = FalWebhook.Parse<SampleOutput>(Utf8("""{"request_id":"r1","status":"OK","payload":null,"payload_error":"not serializable"}"""));

        Assert.That((webhook.Output, webhook.Payload, webhook.PayloadError), Is.EqualTo(((SampleOutput?)null, (JsonElement?)null, "not serializable")));
    }

    [Test]
    public void A_status_that_nobody_knows_keeps_its_wire_value_and_gives_no_answer()
    {
        var webhook = FalWebhook.Parse<SampleOutput>(Utf8("""{"request_id":"r1","status":"PAUSED","payload":{"text":"hi"}}"""));

        Assert.That((webhook.Status.Value, webhook.Output), Is.EqualTo(("PAUSED", (SampleOutput?)null)));
    }

    [TestCase("[]", "$: a webhook is an object, found Array")]
    [TestCase("""{"status":"OK"}""", "$.request_id: a webhook needs text here")]
    [TestCase("""{"request_id":"r1","status":7}""", "$.status: a webhook needs text here")]
    public void What_isnt_a_webhook_is_refused(string body, string message) =>
        Assert.That(() => FalWebhook.Parse(Utf8(body)), Throws.TypeOf<FalFormatException>().With.Message.EqualTo(message));

    [Test]
    public void What_isnt_JSON_is_refused() => Assert.That(() => FalWebhook.Parse(Utf8("{")), Throws.InstanceOf<JsonException>());

    [Test]
    public void An_answer_that_doesnt_fit_names_the_place() =>
        Assert.That(
            () => FalWebhook.Parse<SampleOutput>(Utf8("""{"request_id":"r1","status":"OK","payload":{"videos":7}}""")),
            Throws.TypeOf<FalFormatException>().With.Property(nameof(FalFormatException.Path)).EqualTo("$.videos"));

    private static byte[] Utf8(string json) => Encoding.UTF8.GetBytes(json);
}
