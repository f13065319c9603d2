using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Fal.Standin;

namespace Fal.Nodes.Tests.Client;

public sealed class RetryTests : StandinFixture
{
    private IEnumerable<string> Submissions => Received.Where(line => line.StartsWith("queue POST", StringComparison.Ordinal)).Select(line => line.Split(' ')[^1]);

    [TestCase(429)]
    [TestCase(502)]
    [TestCase(503)]
    [TestCase(504)]
    public async Task A_submission_is_repeated_after_a_passing_failure(int status)
    {
        OnSubmission(StandinFaultEffect.Status(status, "<html>nginx</html>"), times: 2);

        await Node().RunAsync(Client());

        Assert.That(Submissions, Is.EqualTo(new[] { $"{status}", $"{status}", "200" }));
    }

    [TestCase(400)]
    [TestCase(404)]
    [TestCase(500)]
    public void A_submission_isnt_repeated_after_a_failure_of_its_own(int status)
    {
        OnSubmission(StandinFaultEffect.Status(status), times: 2);

        Assert.That(async () => await Node().RunAsync(Client()), Throws.TypeOf<FalApiException>().With.Property("StatusCode").EqualTo((HttpStatusCode)status));
        Assert.That(Submissions.Count(), Is.EqualTo(1));
    }

    [Test]
    public void What_still_fails_after_all_tries_is_reported()
    {
        OnSubmission(StandinFaultEffect.Status(503), times: 100);

        Assert.That(async () => await Node().RunAsync(Client()), Throws.TypeOf<FalApiException>().With.Message.EqualTo("fal-ai/sample answered 503 (ServiceUnavailable): Scripted fault."));
        Assert.That(Submissions.Count(), Is.EqualTo(4));
    }

    [Test]
    public void The_limit_that_the_caller_set_is_never_tried_again()
    {
        OnSubmission(StandinFaultEffect.UserTimeout, times: 100);

        Assert.That(
            async () => await Node().RunAsync(Client()),
            Throws.TypeOf<FalApiException>().With.Property("ErrorType").EqualTo("request_timeout").And.Property("IsRetryable").EqualTo(false));
        Assert.That(Submissions.Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task The_service_is_given_the_time_it_asks_for()
    {
        OnSubmission(StandinFaultEffect.TooManyRequests(TimeSpan.FromSeconds(1)), times: 1);
        var clock = Stopwatch.StartNew();

        await Node().RunAsync(Client());

        Assert.That(clock.Elapsed, Is.GreaterThan(TimeSpan.FromMilliseconds(900)));
    }

    [Test]
    public void A_wait_beyond_the_longest_allowed_is_left_to_the_caller()
    {
        OnSubmission(StandinFaultEffect.TooManyRequests(TimeSpan.FromHours(1)), times: 1);

        Assert.That(async () => await Node().RunAsync(Client()), Throws.TypeOf<FalApiException>().With.Property("RetryAfter").EqualTo(TimeSpan.FromHours(1)));
    }

    [Test]
    public async Task A_connection_reset_before_the_arguments_went_out_is_no_submission()
    {
        OnSubmission(StandinFaultEffect.ResetUnread, times: 2);

        await Node().RunAsync(Client());

        Assert.That(Server.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public void A_connection_reset_after_the_arguments_went_out_is_uncertain_and_not_repeated()
    {
        OnSubmission(StandinFaultEffect.ResetAfterAcceptance, times: 1);

        Assert.That(
            async () => await Node().RunAsync(Client()),
            Throws.TypeOf<FalSubmissionUncertainException>().With.Property("EndpointId").EqualTo("fal-ai/sample").And.Message.Contains("may have been accepted"));
        Assert.That(Server.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Who_prefers_twice_to_not_at_all_can_say_so()
    {
        OnSubmission(StandinFaultEffect.ResetAfterAcceptance, times: 1);

        await Node().RunAsync(Client(options => options.ResubmitWhenUncertain = true));

        Assert.That(Server.Requests, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task An_answer_to_a_submission_that_breaks_off_still_says_which_job_it_is()
    {
        OnSubmission(StandinFaultEffect.TruncatedBody, times: 1);

        var result = await Client().RunAsync(Node());

        Assert.That(Server.Requests.Single().RequestId, Is.EqualTo(result.RequestId));
    }

    [Test]
    public async Task Nobody_at_the_address_is_no_submission_and_is_reported()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        await Task.Yield();

        Assert.That(
            async () => await Node().RunAsync(Client(options => options.QueueAddress = new Uri($"http://127.0.0.1:{port}/"))),
            Throws.TypeOf<FalApiException>().With.Message.StartsWith($"fal-ai/sample can't be reached at http://127.0.0.1:{port}: ").And.Property("StatusCode").Null);
    }

    [Test]
    public async Task A_status_is_asked_for_again_after_any_failure_of_the_server()
    {
        Server.Faults.Add(new StandinFault(StandinFaultEffect.Status(500)) { Path = "*/status", Times = 4 });

        await Node().RunAsync(Client(options => options.StatusUpdates = FalStatusUpdates.Poll));

        Assert.That(Received.Count(line => line.EndsWith("/status?logs=0 500", StringComparison.Ordinal)), Is.EqualTo(4));
    }

    [Test]
    public async Task A_result_that_is_cut_or_isnt_JSON_is_asked_for_again()
    {
        OnResult(StandinFaultEffect.TruncatedBody);
        OnResult(StandinFaultEffect.MalformedJson);
        OnResult(StandinFaultEffect.Reset);
        Server.Answer("fal-ai/sample", """{"text":"whole"}""");

        Assert.That((await Node().RunAsync(Client())).Text, Is.EqualTo("whole"));
    }

    [Test]
    public void An_exchange_that_stands_still_is_ended()
    {
        Server.Faults.Add(new StandinFault(StandinFaultEffect.Delay(TimeSpan.FromSeconds(30))) { Path = "*/status", Times = int.MaxValue });

        Assert.That(
            async () => await Node().RunAsync(Client(options => (options.StatusUpdates, options.RequestTimeout, options.MaxRetries) = (FalStatusUpdates.Poll, TimeSpan.FromMilliseconds(200), 0))),
            Throws.TypeOf<FalApiException>().With.Message.Contains("there was no answer within 0.2 s"));
    }

    [Test]
    public async Task A_run_without_the_queue_is_repeated_after_a_passing_failure()
    {
        Server.Faults.Add(new StandinFault(StandinFaultEffect.Status(503)) { Host = "run", Times = 2 });
        Server.Answer("fal-ai/sample", """{"text":"ok"}""");

        Assert.That((await Client().RunDirectAsync(Node())).Output.Text, Is.EqualTo("ok"));
    }

    private void OnSubmission(StandinFaultEffect effect, int times) =>
        Server.Faults.Add(new StandinFault(effect) { Host = "queue", Method = "POST", Times = times });

    private void OnResult(StandinFaultEffect effect) => Server.Faults.Add(new StandinFault(effect)
    {
        Host = "queue",
        Method = "GET",
        When = target => !target.Path.Contains("/status", StringComparison.Ordinal),
    });
}
