using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Fal.Standin;

namespace Fal.Nodes.Tests.Standin;

public sealed class StandinQueueTests
{
    private static readonly object Input = new { prompt = "x" };

    [Test]
    public async Task Time_moves_a_job_where_it_was_given_time_and_looking_doesnt()
    {
        await using var server = await StandinServer.StartAsync(new StandinOptions { QueueTime = TimeSpan.FromMilliseconds(150), RunningTime = TimeSpan.FromMilliseconds(150) });
        using var client = StandinCalls.Client();
        var status = (await client.SubmitAsync(server, "test/app", Input)).Text("status_url");

        var seen = new List<string>();
        while (seen.Count == 0 || seen[^1] != "COMPLETED")
        {
            seen.Add((await client.GetJsonAsync(status)).Text("status"));
        }

        Assert.That(seen.Distinct(), Is.EqualTo(new[] { "IN_QUEUE", "IN_PROGRESS", "COMPLETED" }));
        Assert.That(seen, Has.Count.GreaterThan(4));
    }

    [Test]
    public async Task A_request_is_found_under_its_application_alone()
    {
        await using var server = await StandinServer.StartAsync();
        using var client = StandinCalls.Client();
        var id = (await client.SubmitAsync(server, "test/app/path", Input)).Text("request_id");

        using var application = await client.GetAsync(new Uri(server.QueueAddress, $"test/app/requests/{id}/status"));
        using var endpoint = await client.GetAsync(new Uri(server.QueueAddress, $"test/app/path/requests/{id}/status"));
        using var other = await client.GetAsync(new Uri(server.QueueAddress, $"test/other/requests/{id}/status"));

        Assert.That((application.StatusCode, endpoint.StatusCode, other.StatusCode), Is.EqualTo((HttpStatusCode.Accepted, HttpStatusCode.NotFound, HttpStatusCode.NotFound)));
    }

    [Test]
    public async Task A_queue_that_is_too_long_takes_no_more()
    {
        await using var server = await StandinServer.StartAsync();
        using var client = StandinCalls.Client();
        server.Answer("test/app", StandinAnswer.Never);

        var statuses = new List<int>();
        for (var call = 0; call < 3; call++)
        {
            using var response = await client.PostAsJsonAsync(new Uri(server.QueueAddress, "test/app?fal_max_queue_length=1"), Input);
            statuses.Add((int)response.StatusCode);
        }

        Assert.That(statuses, Is.EqualTo(new[] { 200, 200, 429 }));
    }

    [Test]
    public async Task A_cancelled_request_ends_as_the_clients_own_doing()
    {
        await using var server = await StandinServer.StartAsync();
        using var client = StandinCalls.Client();
        server.Answer("test/app", StandinAnswer.Never);
        var submitted = await client.SubmitAsync(server, "test/app", Input);

        using var cancelled = await client.PutAsync(new Uri(submitted.Text("cancel_url")), null);
        var status = await client.GetJsonAsync(submitted.Text("status_url"));
        using var result = await client.GetAsync(new Uri(submitted.Text("response_url")));

        Assert.That((cancelled.StatusCode, status.Text("status"), status.Text("error_type"), (int)result.StatusCode), Is.EqualTo((HttpStatusCode.Accepted, "COMPLETED", "client_cancelled", 499)));
        Assert.That(server.Requests.Single().CancelRequested);
    }

    [Test]
    public async Task What_a_script_throws_is_told_to_the_client()
    {
        await using var server = await StandinServer.StartAsync();
        using var client = StandinCalls.Client();
        server.Answer("test/app", _ => throw new InvalidOperationException("no such luck"));

        using var response = await client.PostAsJsonAsync(new Uri(server.RunAddress, "test/app"), Input);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.InternalServerError));
        Assert.That((await response.Content.ReadFromJsonAsync<JsonElement>()).Text("detail"), Does.EndWith("no such luck"));
    }

    [Test]
    public async Task Speech_is_streamed_in_its_chunks()
    {
        await using var server = await StandinServer.StartAsync();
        using var client = StandinCalls.Client();
        server.Answer("test/speech", StandinAnswer.Binary("audio/wav", [1, 2], [3]));

        using var response = await client.PostAsJsonAsync(new Uri(server.RunAddress, "test/speech/stream"), Input);

        Assert.That(response.Content.Headers.ContentType!.MediaType, Is.EqualTo("audio/wav"));
        Assert.That(await response.Content.ReadAsByteArrayAsync(), Is.EqualTo(new byte[] { 1, 2, 3 }));
    }
}
