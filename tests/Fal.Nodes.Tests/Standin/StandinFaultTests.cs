using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Fal.Standin;

namespace Fal.Nodes.Tests.Standin;

public sealed class StandinFaultTests
{
    private static readonly object Input = new { prompt = "x" };

    [TestCase(false, 0)]
    [TestCase(true, 1)]
    public async Task A_reset_comes_before_a_request_is_accepted_or_after(bool accepted, int requests)
    {
        await using var server = await StandinServer.StartAsync();
        using var client = StandinCalls.Client();
        server.Faults.Add(new StandinFault(accepted ? StandinFaultEffect.ResetAfterAcceptance : StandinFaultEffect.Reset) { Host = "queue", Method = "POST" });

        Assert.That(() => client.SubmitAsync(server, "test/app", Input), Throws.InstanceOf<HttpRequestException>());
        Assert.That((server.Requests.Count, server.Exchanges.Single().Status), Is.EqualTo((requests, 0)));

        await client.SubmitAsync(server, "test/app", Input);
        Assert.That(server.Requests[^1].SubmittedCount, Is.EqualTo(requests + 1), "a retry after acceptance is a second request");
    }

    [Test]
    public async Task A_truncated_answer_is_shorter_than_it_says()
    {
        await using var server = await StandinServer.StartAsync();
        using var client = StandinCalls.Client();
        server.Faults.Add(new StandinFault(StandinFaultEffect.TruncatedBody) { Host = "run" });

        Assert.That(() => client.PostAsJsonAsync(new Uri(server.RunAddress, "test/app"), Input), Throws.InstanceOf<HttpRequestException>());
    }

    [Test]
    public async Task Malformed_JSON_comes_as_a_whole_answer()
    {
        await using var server = await StandinServer.StartAsync();
        using var client = StandinCalls.Client();
        server.Faults.Add(new StandinFault(StandinFaultEffect.MalformedJson) { Host = "run" });

        using var response = await client.PostAsJsonAsync(new Uri(server.RunAddress, "test/app"), Input);
        var text = await response.Content.ReadAsStringAsync();

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(() => JsonElement.Parse(text), Throws.InstanceOf<JsonException>());
    }

    [Test]
    public async Task Slow_answers_and_delays_take_their_time_and_lose_nothing()
    {
        await using var server = await StandinServer.StartAsync();
        using var client = StandinCalls.Client();
        server.Answer("test/app", """{"text":"0123456789"}""");
        server.Faults.Add(new StandinFault(StandinFaultEffect.SlowBody(TimeSpan.FromMilliseconds(40), chunk: 8)) { Host = "run" });
        server.Faults.Add(new StandinFault(StandinFaultEffect.Delay(TimeSpan.FromMilliseconds(120))) { Host = "run" });

        for (var call = 0; call < 2; call++)
        {
            var start = Stopwatch.GetTimestamp();
            var answer = await client.PostAsJsonAsync(new Uri(server.RunAddress, "test/app"), Input).ReadAsync();
            Assert.That(answer.Text("text"), Is.EqualTo("0123456789"));
            Assert.That(Stopwatch.GetElapsedTime(start), Is.GreaterThan(TimeSpan.FromMilliseconds(75)));
        }
    }

    [Test]
    public async Task A_fault_happens_where_when_and_as_often_as_was_said()
    {
        await using var server = await StandinServer.StartAsync();
        using var client = StandinCalls.Client();
        server.Faults.Add(new StandinFault(StandinFaultEffect.TooManyRequests(TimeSpan.FromSeconds(1.5))) { Host = "run", Path = "/test/*", Skip = 1, Times = 2 });
        server.Faults.Add(new StandinFault(StandinFaultEffect.Status(503)) { When = target => target.Path == "/other/app" && target.Number > 1, Host = "run" });

        async Task<int> CallAsync(string endpoint)
        {
            using var response = await client.PostAsJsonAsync(new Uri(server.RunAddress, endpoint), Input);
            if (response.StatusCode == HttpStatusCode.TooManyRequests)
            {
                Assert.That(response.Headers.RetryAfter!.Delta, Is.EqualTo(TimeSpan.FromSeconds(2)));
            }

            return (int)response.StatusCode;
        }

        var answers = new List<int>();
        foreach (var endpoint in new[] { "other/app", "test/app", "test/app", "test/app", "test/app", "other/app" })
        {
            answers.Add(await CallAsync(endpoint));
        }

        Assert.That(answers, Is.EqualTo(new[] { 200, 200, 429, 429, 200, 503 }));
    }

    [Test]
    public async Task Random_faults_are_as_frequent_as_was_said_and_the_same_for_one_seed()
    {
        async Task<List<int>> RollAsync(int seed)
        {
            await using var server = await StandinServer.StartAsync(new StandinOptions { RecordExchanges = false });
            using var client = StandinCalls.Client();
            server.Faults.AddRandom(seed, 0.3, StandinFaultEffect.Status(503), StandinFaultEffect.Status(500));
            var statuses = new List<int>();
            for (var call = 0; call < 400; call++)
            {
                using var response = await client.GetAsync(new Uri(server.StorageAddress, ".well-known/jwks.json"));
                statuses.Add((int)response.StatusCode);
            }

            return statuses;
        }

        var first = await RollAsync(7);

        Assert.That(first, Is.EqualTo(await RollAsync(7)));
        Assert.That(first.Count(status => status == 503), Is.InRange(40, 80));
        Assert.That(first.Count(status => status == 500), Is.InRange(40, 80));
    }

    [Test]
    public async Task A_redirect_leads_to_another_address()
    {
        await using var server = await StandinServer.StartAsync();
        await using var elsewhere = await StandinServer.StartAsync();
        using var client = StandinCalls.Client();
        server.Faults.Add(new StandinFault(StandinFaultEffect.Redirect(new Uri(elsewhere.RunAddress, "test/app"))) { Host = "run" });

        using var response = await client.PostAsJsonAsync(new Uri(server.RunAddress, "test/app"), Input);

        Assert.That((server.Requests.Count, elsewhere.Exchanges.Count, elsewhere.Exchanges[0].Path), Is.EqualTo((0, 1, "/test/app")));
    }

    [Test]
    public async Task A_key_expires_while_requests_run()
    {
        await using var server = await StandinServer.StartAsync();
        using var client = StandinCalls.Client();
        var submitted = await client.SubmitAsync(server, "test/app", Input);
        server.Keys.Remove(StandinOptions.DefaultKey);

        using var refused = await client.GetAsync(new Uri(submitted.Text("status_url")));

        Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That((await refused.Content.ReadFromJsonAsync<JsonElement>()).Text("detail"), Does.Contain("Authentication"));
    }
}
