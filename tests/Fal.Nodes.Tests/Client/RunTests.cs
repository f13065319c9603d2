using Fal.Standin;

namespace Fal.Nodes.Tests.Client;

public sealed class RunTests : StandinFixture
{
    private const string Answer = """{"text":"a cat","image":{"url":"https://v3.fal.media/a.png","width":8},"new":1}""";

    [Test]
    public async Task A_node_gives_its_typed_answer([Values] FalStatusUpdates updates)
    {
        Server.Answer("fal-ai/sample", StandinAnswer.Json(Answer) with { BillableUnits = 0.79m });
        var client = Client(options => options.StatusUpdates = updates);

        var result = await client.RunAsync(Node());

        Assert.Multiple(() =>
        {
            Assert.That(result.Output.Text, Is.EqualTo("a cat"));
            Assert.That(result.Output.Image!.Width, Is.EqualTo(8));
            Assert.That(result.Output.AdditionalProperties["new"].GetInt32(), Is.EqualTo(1));
            Assert.That(result.RequestId, Is.EqualTo(Server.Requests.Single().RequestId));
            Assert.That(result.BillableUnits, Is.EqualTo(0.79m));
            Assert.That(Server.Requests.Single().Input.GetProperty("prompt").GetString(), Is.EqualTo("cat"));
        });
    }

    [Test]
    public async Task A_node_known_by_its_id_alone_runs_too()
    {
        Server.Answer("fal-ai/sample", Answer);
        FalNode node = Node();

        Assert.That((await node.RunAsync(Client()) as SampleOutput)!.Text, Is.EqualTo("a cat"));
    }

    [Test]
    public async Task A_node_known_by_its_id_alone_takes_options_and_tells_its_request()
    {
        Server.Answer("fal-ai/sample", StandinAnswer.Json(Answer) with { BillableUnits = 2 });
        FalNode node = Node();

        var result = await Client().RunAsync(node, new FalRunOptions { Priority = FalPriority.Low });

        Assert.That(
            ((result.Output as SampleOutput)?.Text, result.RequestId, result.BillableUnits),
            Is.EqualTo(("a cat", Server.Requests.Single().RequestId, 2m)));
        Assert.That(Server.Exchanges[0].Headers["x-fal-queue-priority"], Is.EqualTo("low"));
    }

    [Test]
    public async Task Every_change_is_reported_and_every_log_line_once([Values] FalStatusUpdates updates)
    {
        var progress = new Reports<FalStatus>();

        await Node().RunAsync(Client(options => options.StatusUpdates = updates), progress);

        var lines = progress.Values.SelectMany(status => status.Logs).Select(line => line.Message).ToArray();
        Assert.Multiple(() =>
        {
            Assert.That(progress.Values.Select(status => status.State).Distinct(), Is.EqualTo(new[] { FalState.InQueue, FalState.InProgress, FalState.Completed }));
            Assert.That(lines, Is.Not.Empty.And.Unique);
            Assert.That(progress.Values[0].QueuePosition, Is.Not.Null);
            Assert.That(progress.Values[^1].InferenceTime, Is.GreaterThan(0));
        });
    }

    [Test]
    public async Task Progress_is_told_in_order_and_before_the_answer()
    {
        var states = new List<FalState>();

        await Node().RunAsync(Client(), new FalProgress(status => states.Add(status.State)));

        Assert.That(states, Is.Ordered.And.Contains(FalState.InQueue));
        Assert.That(states[^1], Is.EqualTo(FalState.Completed));
    }

    [Test]
    public async Task Without_a_stream_of_statuses_it_is_polled()
    {
        Server.Faults.Add(new StandinFault(StandinFaultEffect.Status(404)) { Path = "*/status/stream" });

        await Node().RunAsync(Client());

        Assert.That(Received, Has.Some.Contains("/status/stream").And.Some.Contains("/status?logs=0"));
    }

    [Test]
    public async Task A_stream_that_breaks_off_is_followed_by_polls_and_repeats_no_line()
    {
        Server.Faults.Add(new StandinFault(StandinFaultEffect.TruncatedBody) { Path = "*/status/stream" });
        var progress = new Reports<FalStatus>();

        await Node().RunAsync(Client(), progress);

        Assert.That(progress.Values.SelectMany(status => status.Logs).Select(line => line.Message), Is.Unique);
        Assert.That(progress.Values[^1].State, Is.EqualTo(FalState.Completed));
    }

    [Test]
    public async Task A_request_goes_on_in_another_process_by_its_ids()
    {
        Server.Answer("fal-ai/sample", Answer);
        var submitted = await Node().SubmitAsync(Client());

        var resumed = Client().Resume<SampleOutput>(submitted.EndpointId, submitted.RequestId);
        var status = await resumed.GetStatusAsync();
        await resumed.WaitAsync();
        var result = await resumed.GetResultAsync();

        Assert.That((status.State, status.RequestId, result.Output.Text), Is.EqualTo((FalState.InQueue, submitted.RequestId, "a cat")));
    }

    [Test]
    public async Task How_a_job_is_queued_is_said_in_headers_and_query()
    {
        await Node().SubmitAsync(Client(), new FalSubmitOptions
        {
            Priority = FalPriority.Low,
            RunnerHint = "h1",
            StartTimeout = TimeSpan.FromSeconds(30),
            ObjectLifecycle = new FalObjectLifecycle
            {
                ExpiresAfter = TimeSpan.FromHours(1),
                DefaultAccess = FalAccess.Forbid,
                Rules = { new FalAccessRule { User = "u", Access = FalAccess.Allow } },
            },
            StoreInputAndOutput = false,
            NoServerRetry = true,
            NoFallback = true,
            Webhook = new Uri("https://example.com/hook?a=1"),
            MaxQueueLength = 7,
        });

        var sent = Server.Exchanges.Single();
        Assert.Multiple(() =>
        {
            Assert.That(sent.RawQuery, Is.EqualTo("?fal_webhook=https%3A%2F%2Fexample.com%2Fhook%3Fa%3D1&fal_max_queue_length=7"));
            Assert.That(sent.Headers["x-fal-queue-priority"], Is.EqualTo("low"));
            Assert.That(sent.Headers["x-fal-runner-hint"], Is.EqualTo("h1"));
            Assert.That(sent.Headers["x-fal-request-timeout"], Is.EqualTo("30"));
            Assert.That(sent.Headers["x-fal-object-lifecycle-preference"], Is.EqualTo(
                """{"expiration_duration_seconds":3600,"initial_acl":{"default":"forbid","rules":[{"user":"u","decision":"allow"}]}}"""));
            Assert.That(sent.Headers["x-fal-store-io"], Is.EqualTo("0"));
            Assert.That(sent.Headers["x-fal-no-retry"], Is.EqualTo("1"));
            Assert.That(sent.Headers["x-app-fal-disable-fallback"], Is.EqualTo("true"));
            Assert.That(sent.Headers["user-agent"], Does.StartWith("Fal.Nodes/"));
        });
    }

    [Test]
    public async Task A_node_runs_without_the_queue()
    {
        Server.Answer("fal-ai/sample", StandinAnswer.Json(Answer) with { BillableUnits = 2 });

        var result = await Client().RunDirectAsync(Node());

        Assert.That((result.Output.Text, result.BillableUnits), Is.EqualTo(("a cat", 2m)));
        Assert.That(Received, Is.EqualTo(new[] { "run POST /fal-ai/sample 200" }));
    }

    [Test]
    public async Task An_answer_comes_piece_by_piece()
    {
        Server.Answer("fal-ai/sample", StandinAnswer.Json("""{"text":"abc"}""", """{"text":"a"}""", """{"text":"ab"}"""));
        var pieces = new List<string>();

        await foreach (var piece in Node().StreamAsync(Client()))
        {
            pieces.Add(piece.Text);
        }

        Assert.That(pieces, Is.EqualTo(new[] { "a", "ab", "abc" }));
    }

    [Test]
    public void What_doesnt_stream_events_is_refused_with_a_way_out()
    {
        Server.Answer("fal-ai/sample", StandinAnswer.Binary("audio/mpeg", new byte[] { 1 }, new byte[] { 2 }));

        Assert.That(
            async () => await Node().StreamAsync(Client()).GetAsyncEnumerator().MoveNextAsync(),
            Throws.TypeOf<FalApiException>().With.Message.EqualTo("fal-ai/sample streams audio/mpeg and not events; use RunAsync."));
    }

    [Test]
    public async Task A_token_for_a_browser_names_the_alias_alone() =>
        Assert.That(await Client().CreateTokenAsync(["fal-ai/fast-lcm-diffusion"], TimeSpan.FromMinutes(2)), Is.Not.Empty);

    [TestCase("workflows/me/flow/sub", "workflows/me/flow")]
    [TestCase("comfy/me/app", "comfy/me/app")]
    [TestCase("1234-my-app", "1234/my-app")]
    [TestCase("fal-ai/flux/dev/image-to-image", "fal-ai/flux")]
    public void A_job_is_asked_about_under_owner_and_alias(string id, string application) =>
        Assert.That(EndpointPath.Parse(id).Application, Is.EqualTo(application));

    [TestCase("wizper")]
    [TestCase("fal-ai/../admin")]
    [TestCase("fal-ai/a b")]
    [TestCase("workflows/me")]
    [TestCase("https://evil.example/x/y")]
    public void What_is_no_endpoint_id_is_refused(string id) =>
        Assert.That(() => Client().Resume<SampleOutput>(id, "r"), Throws.ArgumentException.With.Message.Contains("no endpoint id"));
}
