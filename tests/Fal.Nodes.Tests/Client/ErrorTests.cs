using System.Diagnostics;
using System.Net;
using Fal.Standin;

namespace Fal.Nodes.Tests.Client;

public sealed class ErrorTests : StandinFixture
{
    [Test]
    public void A_request_that_breaks_the_rules_isnt_sent()
    {
        Assert.That(
            async () => await new SampleNode { Steps = 51 }.RunAsync(Client()),
            Throws.TypeOf<FalValidationException>().With.Message.EqualTo(
                "fal-ai/sample can't be run so:\n  Prompt: is required and was left unset.\n  Steps: is 51; it has to be between 1 and 50.\n  Steps: is 51; it has to be a multiple of 2."));
        Assert.That(Received, Is.Empty);
    }

    [Test]
    public void What_the_model_refuses_is_told_in_the_names_of_the_class()
    {
        Server.Answer("fal-ai/sample", StandinAnswer.Invalid(
            new StandinDetail(["loras", 0, "scale"], "Input should be less than 3", "less_than"),
            new StandinDetail(["image_url"], "Image too small", "image_too_small"),
            new StandinDetail(["image_size", "width"], "Too wide", "value_error"),
            new StandinDetail(["unheard_of"], "Extra inputs are not permitted", "extra_forbidden")));
        var node = new SampleNode { Prompt = "cat", Loras = [new SampleLora { Path = "p" }], ImageSize = (8, 8) };

        Assert.That(async () => await node.RunAsync(Client()), Throws.TypeOf<FalValidationException>()
            .With.Property("StatusCode").EqualTo(HttpStatusCode.UnprocessableEntity)
            .And.Property("RequestId").Not.Null
            .And.Message.EqualTo("fal-ai/sample can't be run so:\n  Loras[0].Scale: Input should be less than 3\n  Image: Image too small\n  ImageSize.Width: Too wide\n  unheard_of: Extra inputs are not permitted"));
    }

    [Test]
    public void A_failed_job_is_reported_at_once()
    {
        Server.Answer("fal-ai/sample", StandinAnswer.Failure(503, "Runner disconnected unexpectedly", "runner_disconnected"));
        var clock = Stopwatch.StartNew();

        Assert.That(
            async () => await Node().RunAsync(Client(options => options.RetryDelay = TimeSpan.FromSeconds(5))),
            Throws.TypeOf<FalApiException>()
                .With.Property("ErrorType").EqualTo("runner_disconnected")
                .And.Property("StatusCode").EqualTo(HttpStatusCode.ServiceUnavailable)
                .And.Property("RequestId").EqualTo(null).Or.Property("RequestId").Not.Empty);
        Assert.That(clock.Elapsed, Is.LessThan(TimeSpan.FromSeconds(4)));
        Assert.That(Server.Requests.Single().ResultReads, Is.EqualTo(1));
    }

    [Test]
    public async Task A_failed_job_that_is_resumed_isnt_asked_for_again_either()
    {
        Server.Answer("fal-ai/sample", StandinAnswer.Failure(503, "Runner disconnected unexpectedly", "runner_disconnected"));
        var submitted = await Node().SubmitAsync(Client());
        await submitted.WaitAsync();

        Assert.That(
            async () => await Client().Resume<SampleOutput>("fal-ai/sample", submitted.RequestId).GetResultAsync(),
            Throws.TypeOf<FalApiException>().With.Message.EqualTo(
                $"fal-ai/sample answered 503 (runner_disconnected): Runner disconnected unexpectedly. Request {submitted.RequestId}."));
        Assert.That(Server.Requests.Single().ResultReads, Is.EqualTo(1));
    }

    [Test]
    public async Task A_result_asked_for_too_early_says_so()
    {
        Server.Answer("fal-ai/sample", StandinAnswer.Never);
        var request = await Node().SubmitAsync(Client());

        Assert.That(async () => await request.GetResultAsync(), Throws.TypeOf<FalApiException>().With.Message.Contains("still in progress"));
    }

    [Test]
    public void A_wrong_key_is_told_where_to_look_and_not_told_aloud()
    {
        Assert.That(
            async () => await Node().RunAsync(Client(options => options.Key = "wrong:key")),
            Throws.TypeOf<FalApiException>().With.Property("StatusCode").EqualTo(HttpStatusCode.Unauthorized)
                .And.Message.Contains("FAL_KEY").And.Message.Not.Contains("wrong:key"));
    }

    [Test]
    public void Neither_key_nor_payload_gets_into_a_message()
    {
        var payload = Convert.ToBase64String(new byte[400]);
        Server.Answer("fal-ai/sample", StandinAnswer.Failure(400, $"Bad input data:image/png;base64,{payload} for {StandinOptions.DefaultKey}"));

        Assert.That(async () => await Node().RunAsync(Client()), Throws.TypeOf<FalApiException>()
            .With.Message.Contains("data:image/png;base64,…").And.Message.Contains("<key>")
            .And.Message.Not.Contains("AAAA").And.Message.Not.Contains("standin-secret"));
    }

    [Test]
    public void A_detail_that_is_text_even_at_422_is_an_error_of_the_service()
    {
        Server.Answer("fal-ai/sample", StandinAnswer.Failure(422, "Content was flagged"));

        Assert.That(async () => await Node().RunAsync(Client()), Throws.TypeOf<FalApiException>().With.Property("Detail").EqualTo("Content was flagged"));
    }

    [Test]
    public async Task The_key_isnt_carried_to_where_a_redirect_leads()
    {
        await using var elsewhere = await StandinServer.StartAsync();
        Server.Faults.Add(new StandinFault(StandinFaultEffect.Redirect(new Uri(elsewhere.QueueAddress, "fal-ai/sample/requests/r/status")))
        {
            Path = "*/status",
        });

        Assert.That(async () => await Client().Resume<SampleOutput>("fal-ai/sample", "r").GetStatusAsync(), Throws.TypeOf<FalApiException>());
        Assert.That(elsewhere.Exchanges.Single().Headers.ContainsKey("authorization"), Is.False);
    }

    [Test]
    public async Task Addresses_of_strangers_in_an_answer_are_not_used()
    {
        await using var elsewhere = await StandinServer.StartAsync();
        var stranger = new Uri(elsewhere.QueueAddress, "x").AbsoluteUri;
        Server.Faults.Add(new StandinFault(StandinFaultEffect.Status(
            200, $$"""{"request_id":"r","status_url":"{{stranger}}","response_url":"{{stranger}}","cancel_url":"{{stranger}}"}""")) { Method = "POST" });
        var request = await Node().SubmitAsync(Client());

        Assert.That(async () => await request.CancelAsync(), Is.EqualTo(FalCancellation.NotFound));
        Assert.That(elsewhere.Exchanges, Is.Empty);
        Assert.That(Received, Has.Some.Contains("/fal-ai/sample/requests/r/cancel"));
    }
}
