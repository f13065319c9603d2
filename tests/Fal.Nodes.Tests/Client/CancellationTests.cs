using Fal.Standin;

namespace Fal.Nodes.Tests.Client;

public sealed class CancellationTests : StandinFixture
{
    private bool IsCancelled => Server.Requests.Count == 1 && Server.Requests[0].CancelRequested;

    [Test]
    public void In_the_queue_it_reaches_the_service([Values] FalStatusUpdates updates)
    {
        Server.Answer("fal-ai/sample", StandinAnswer.Never);
        using var cancellation = new CancellationTokenSource();
        var progress = new Reports<FalStatus>(status => Cancel(status, FalState.InQueue, cancellation));

        Assert.That(
            async () => await Node().RunAsync(Client(options => options.StatusUpdates = updates), progress, cancellation.Token),
            Throws.InstanceOf<OperationCanceledException>());
        Assert.That(IsCancelled);
    }

    [Test]
    public void While_it_runs_it_reaches_the_service([Values] FalStatusUpdates updates)
    {
        using var cancellation = new CancellationTokenSource();
        var progress = new Reports<FalStatus>(status => Cancel(status, FalState.InProgress, cancellation));

        Assert.That(
            async () => await Node().RunAsync(Client(options => options.StatusUpdates = updates), progress, cancellation.Token),
            Throws.InstanceOf<OperationCanceledException>());
        Assert.That(IsCancelled);
    }

    [Test]
    public async Task While_it_is_submitted_the_accepted_job_is_cancelled()
    {
        Server.Answer("fal-ai/sample", StandinAnswer.Never);
        Server.Faults.Add(new StandinFault(StandinFaultEffect.SlowBody(TimeSpan.FromMilliseconds(30), chunk: 32)) { Host = "queue", Method = "POST" });
        using var cancellation = new CancellationTokenSource();
        var run = Node().RunAsync(Client(), cancellationToken: cancellation.Token);
        await UntilAsync(() => Server.Requests.Count == 1, "The submission");

        await cancellation.CancelAsync();

        Assert.That(async () => await run, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(IsCancelled);
    }

    [Test]
    public async Task While_files_are_uploaded_nothing_is_submitted_and_nothing_cancelled()
    {
        Server.Faults.Add(new StandinFault(StandinFaultEffect.Delay(TimeSpan.FromSeconds(60))) { Method = "PUT", Host = "cdn" });
        using var cancellation = new CancellationTokenSource();
        var run = new SampleNode { Prompt = "cat", Image = ImageRef.FromBytes(new byte[10], "image/png") }.RunAsync(Client(), cancellationToken: cancellation.Token);
        await UntilAsync(() => Server.Exchanges.Any(exchange => exchange.Method == "PUT"), "The upload");

        await cancellation.CancelAsync();

        Assert.That(async () => await run, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(Server.Exchanges.Select(exchange => exchange.Host), Has.None.EqualTo("queue"));
    }

    [Test]
    public async Task A_submission_that_isnt_taken_is_given_up_after_a_bounded_time()
    {
        Server.Faults.Add(new StandinFault(StandinFaultEffect.Delay(TimeSpan.FromSeconds(60))) { Host = "queue", Method = "POST" });
        using var cancellation = new CancellationTokenSource();
        var run = Node().RunAsync(Client(options => options.CancellationTimeout = TimeSpan.FromMilliseconds(300)), cancellationToken: cancellation.Token);
        await UntilAsync(() => Server.Exchanges.Count == 1, "The submission");

        await cancellation.CancelAsync();

        Assert.That(await Task.WhenAny(run, Task.Delay(TimeSpan.FromSeconds(20))), Is.SameAs(run), "the run came back");
        Assert.That(run.IsCanceled);
        Assert.That(Server.Requests, Is.Empty);
    }

    [Test]
    public async Task A_submission_that_is_taken_late_is_cancelled_all_the_same()
    {
        Server.Answer("fal-ai/sample", StandinAnswer.Never);
        Server.Faults.Add(new StandinFault(StandinFaultEffect.Delay(TimeSpan.FromMilliseconds(500))) { Host = "queue", Method = "POST" });
        using var cancellation = new CancellationTokenSource();
        var submission = Node().SubmitAsync(Client(options => options.CancellationTimeout = TimeSpan.FromSeconds(20)), cancellationToken: cancellation.Token);
        await UntilAsync(() => Server.Exchanges.Count == 1, "The submission");

        await cancellation.CancelAsync();

        Assert.That(async () => await submission, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(IsCancelled);
    }

    [Test]
    public async Task Between_two_tries_of_a_submission_there_is_nothing_to_cancel()
    {
        Server.Faults.Add(new StandinFault(StandinFaultEffect.TooManyRequests(TimeSpan.FromSeconds(50))) { Host = "queue", Method = "POST" });
        using var cancellation = new CancellationTokenSource();
        var run = Node().RunAsync(Client(), cancellationToken: cancellation.Token);
        await UntilAsync(() => Server.Exchanges is [{ Status: 429 }], "The first try");

        await cancellation.CancelAsync();

        Assert.That(async () => await run, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(Received, Is.EqualTo(new[] { "queue POST /fal-ai/sample 429" }));
    }

    [Test]
    public async Task Before_the_first_status_came_it_reaches_the_service([Values] FalStatusUpdates updates)
    {
        Server.Faults.Add(new StandinFault(StandinFaultEffect.Delay(TimeSpan.FromSeconds(60))) { Path = "*/status*" });
        using var cancellation = new CancellationTokenSource();
        var run = Node().RunAsync(Client(options => options.StatusUpdates = updates), cancellationToken: cancellation.Token);
        await UntilAsync(() => Server.Exchanges.Count == 2, "The question for the status");

        await cancellation.CancelAsync();

        Assert.That(async () => await run, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(IsCancelled);
    }

    [Test]
    public async Task Between_two_tries_of_a_status_it_reaches_the_service()
    {
        Server.Faults.Add(new StandinFault(StandinFaultEffect.TooManyRequests(TimeSpan.FromSeconds(20))) { Path = "*/status" });
        using var cancellation = new CancellationTokenSource();
        var run = Node().RunAsync(Client(options => options.StatusUpdates = FalStatusUpdates.Poll), cancellationToken: cancellation.Token);
        await UntilAsync(() => Server.Exchanges is [_, { Status: 429 }], "The first try");

        await cancellation.CancelAsync();

        Assert.That(async () => await run, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(IsCancelled);
    }

    [Test]
    public async Task A_cancellation_that_fails_in_passing_is_sent_again()
    {
        Server.Answer("fal-ai/sample", StandinAnswer.Never);
        Server.Faults.Add(new StandinFault(StandinFaultEffect.Status(503)) { Path = "*/cancel", Times = 2 });
        using var cancellation = new CancellationTokenSource();
        var run = Node().RunAsync(Client(options => options.CancellationTimeout = TimeSpan.FromSeconds(20)), cancellationToken: cancellation.Token);
        await UntilAsync(() => Server.Requests.Count == 1, "The submission");

        await cancellation.CancelAsync();

        Assert.That(async () => await run, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(IsCancelled);
    }

    [Test]
    public async Task A_run_without_the_queue_ends_with_its_connection()
    {
        Server.Answer("fal-ai/sample", StandinAnswer.Never);
        using var cancellation = new CancellationTokenSource();
        var run = Client().RunDirectAsync(Node(), cancellation.Token);
        await UntilAsync(() => Server.Requests.Count == 1, "The run");

        await cancellation.CancelAsync();

        Assert.That(async () => await run, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(Received, Is.EqualTo(new[] { "run POST /fal-ai/sample 0" }));
    }

    [Test]
    public async Task While_the_result_is_fetched_the_service_hears_of_it_too()
    {
        Server.Faults.Add(new StandinFault(StandinFaultEffect.Delay(TimeSpan.FromSeconds(5))) { Host = "queue", Method = "GET", When = target => !target.Path.Contains("/status", StringComparison.Ordinal) });
        using var cancellation = new CancellationTokenSource();
        var run = Node().RunAsync(Client(), cancellationToken: cancellation.Token);
        await UntilAsync(() => Server.Exchanges.Any(exchange => exchange.Method == "GET" && exchange.Path.EndsWith(Server.Requests[0].RequestId, StringComparison.Ordinal)), "The question for the result");

        await cancellation.CancelAsync();

        Assert.That(async () => await run, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(Received, Has.Some.EndsWith("/cancel 400"), "it is over already");
    }

    [Test]
    public void A_deadline_cancels_on_the_service_and_says_so()
    {
        Server.Answer("fal-ai/sample", StandinAnswer.Never);

        Assert.That(
            async () => await Client(options => options.Deadline = TimeSpan.FromSeconds(3)).RunAsync(Node()),
            Throws.TypeOf<FalTimeoutException>()
                .With.Message.StartsWith("fal-ai/sample didn't end within 00:00:03 and was cancelled. Request ")
                .And.Property(nameof(FalTimeoutException.RequestId)).Not.Null);
        Assert.That(IsCancelled);
    }

    [Test]
    public async Task A_service_that_doesnt_answer_holds_a_cancelled_run_for_a_bounded_time()
    {
        Server.Answer("fal-ai/sample", StandinAnswer.Never);
        Server.Faults.Add(new StandinFault(StandinFaultEffect.Delay(TimeSpan.FromSeconds(60))) { Path = "*/cancel", Times = int.MaxValue });
        using var cancellation = new CancellationTokenSource();
        var run = Node().RunAsync(Client(options => options.CancellationTimeout = TimeSpan.FromMilliseconds(300)), cancellationToken: cancellation.Token);
        await UntilAsync(() => Server.Requests.Count == 1, "The submission");

        await cancellation.CancelAsync();

        Assert.That(await Task.WhenAny(run, Task.Delay(TimeSpan.FromSeconds(20))), Is.SameAs(run), "the run came back");
        Assert.That(run.IsCanceled);
    }

    [Test]
    public async Task Ending_a_wait_leaves_the_job_alone_and_cancelling_ends_it()
    {
        Server.Answer("fal-ai/sample", StandinAnswer.Never);
        var request = await Node().SubmitAsync(Client());
        using var wait = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));

        Assert.That(async () => await request.WaitAsync(cancellationToken: wait.Token), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(IsCancelled, Is.False);

        Assert.That(await request.CancelAsync(), Is.EqualTo(FalCancellation.Requested));
        Assert.That(await request.CancelAsync(), Is.EqualTo(FalCancellation.AlreadyCompleted));
        Assert.That(await Client().Resume<SampleOutput>("fal-ai/sample", "nope").CancelAsync(), Is.EqualTo(FalCancellation.NotFound));
    }

    [Test]
    public async Task Before_anything_is_sent_nothing_is_sent()
    {
        using var cancellation = new CancellationTokenSource();
        await cancellation.CancelAsync();

        Assert.That(async () => await Node().RunAsync(Client(), cancellationToken: cancellation.Token), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(Received, Is.Empty);
    }

    private static void Cancel(FalStatus status, FalState state, CancellationTokenSource cancellation)
    {
        if (status.State == state)
        {
            cancellation.Cancel();
        }
    }
}
