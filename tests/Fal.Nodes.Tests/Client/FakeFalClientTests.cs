namespace Fal.Nodes.Tests.Client;

public sealed class FakeFalClientTests
{
    private const string Sample = "fal-ai/sample";

    [Test]
    public async Task A_canned_answer_is_given_and_what_was_asked_is_kept()
    {
        var client = new FakeFalClient().Answer(Sample, new SampleOutput { Text = "a cat" });

        Assert.That((await Node("cat").RunAsync(client)).Text, Is.EqualTo("a cat"));
        Assert.That((await client.RunDirectAsync(Node("dog"))).Output.Text, Is.EqualTo("a cat"));

        Assert.That(client.Calls.Select(call => (call.EndpointId, Prompt: call.Arguments.GetProperty("prompt").GetString())), Is.EqualTo(new[] { (Sample, "cat"), (Sample, "dog") }));
        Assert.That(((SampleNode)client.Calls[0].Node).Steps, Is.EqualTo(28));
    }

    [Test]
    public async Task Arguments_are_kept_as_they_were_when_the_call_was_made()
    {
        var client = new FakeFalClient().Answer(Sample, new SampleOutput());
        var node = Node("cat");
        await node.RunAsync(client);

        node.Prompt = "dog";

        Assert.That(client.Calls[0].Arguments.GetProperty("prompt").GetString(), Is.EqualTo("cat"));
    }

    [Test]
    public async Task An_answer_may_depend_on_the_request()
    {
        var client = new FakeFalClient().Answer<SampleNode>(Sample, node => new SampleOutput { Text = node.Prompt.ToUpperInvariant() });

        Assert.That((await Node("cat").RunAsync(client)).Text, Is.EqualTo("CAT"));
    }

    [Test]
    public async Task A_canned_failure_comes_when_the_result_is_asked_for()
    {
        var failure = new FalApiException("no") { ErrorType = "runner_disconnected" };
        var client = new FakeFalClient().Fail(Sample, failure);

        var request = await Node("cat").SubmitAsync(client);

        Assert.That(() => request.WaitAsync(), Throws.Nothing);
        Assert.That(() => request.GetResultAsync(), Throws.Exception.SameAs(failure));
    }

    [Test]
    public void What_breaks_the_rules_is_refused_as_the_real_client_does()
    {
        var client = new FakeFalClient().Answer(Sample, new SampleOutput());

        Assert.That(() => new SampleNode { Prompt = "cat", Steps = 51 }.RunAsync(client), Throws.TypeOf<FalValidationException>().With.Message.Contains("Steps: is 51"));
        Assert.That(client.Calls, Is.Empty);
    }

    [Test]
    public void What_has_no_answer_says_how_to_give_one() =>
        Assert.That(() => Node("cat").RunAsync(new FakeFalClient()), Throws.InvalidOperationException.With.Message.EqualTo(
            "There is no canned answer for fal-ai/sample; give one with Answer(\"fal-ai/sample\", …)."));

    [Test]
    public void An_answer_of_the_wrong_kind_is_told_apart() =>
        Assert.That(() => Node("cat").RunAsync(new FakeFalClient().Answer(Sample, new Wire.WireOutput())), Throws.InvalidOperationException.With.Message.EqualTo(
            "The canned answer for fal-ai/sample is a WireOutput and has to be a SampleOutput."));

    [Test]
    public async Task A_request_is_resumed_by_its_id()
    {
        var client = new FakeFalClient().Answer<SampleNode>(Sample, node => new SampleOutput { Text = node.Prompt });
        var first = await Node("cat").SubmitAsync(client);
        await Node("dog").SubmitAsync(client);

        var resumed = client.Resume<SampleOutput>(Sample, first.RequestId);
        var status = await resumed.GetStatusAsync();
        var result = await resumed.GetResultAsync();

        Assert.That((status.State, result.Output.Text, result.RequestId), Is.EqualTo((FalState.Completed, "cat", first.RequestId)));
        Assert.That(await resumed.CancelAsync(), Is.EqualTo(FalCancellation.AlreadyCompleted));
    }

    [Test]
    public async Task A_request_of_another_process_is_resumed_with_an_answer_that_needs_no_node()
    {
        Assert.That((await new FakeFalClient().Answer(Sample, new SampleOutput { Text = "a cat" }).Resume<SampleOutput>(Sample, "r").GetResultAsync()).Output.Text, Is.EqualTo("a cat"));
        Assert.That(
            () => new FakeFalClient().Answer<SampleNode>(Sample, _ => new SampleOutput()).Resume<SampleOutput>(Sample, "r").GetResultAsync(),
            Throws.InvalidOperationException.With.Message.Contains("no node to answer by"));
    }

    [Test]
    public async Task Files_get_an_address_and_are_not_read()
    {
        var client = new FakeFalClient().Answer(Sample, new SampleOutput());

        await new SampleNode { Prompt = "cat", Image = ImageRef.FromFile("not there.png") }.RunAsync(client);

        Assert.That(client.Calls[0].Arguments.GetProperty("image_url").GetString(), Is.EqualTo("https://fake.invalid/not%20there.png"));
        Assert.That(await client.UploadAsync(FileRef.FromFile("a.zip")), Is.EqualTo(new Uri("https://fake.invalid/a.zip")));
    }

    [Test]
    public async Task Progress_says_that_it_is_over_and_a_stream_gives_its_answer_once()
    {
        var client = new FakeFalClient().Answer(Sample, new SampleOutput { Text = "a cat" });
        var progress = new Reports<FalStatus>();
        await Node("cat").RunAsync(client, progress);
        var pieces = new List<string>();
        await foreach (var piece in Node("cat").StreamAsync(client))
        {
            pieces.Add(piece.Text);
        }

        Assert.That(progress.Values.Select(status => status.State), Is.EqualTo(new[] { FalState.Completed }));
        Assert.That(pieces, Is.EqualTo(new[] { "a cat" }));
    }

    [Test]
    public async Task A_cancelled_call_isnt_made()
    {
        var client = new FakeFalClient().Answer(Sample, new SampleOutput());
        using var cancellation = new CancellationTokenSource();
        await cancellation.CancelAsync();

        Assert.That(() => Node("cat").RunAsync(client, cancellationToken: cancellation.Token), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(client.Calls, Is.Empty);
    }

    private static SampleNode Node(string prompt) => new() { Prompt = prompt };
}
