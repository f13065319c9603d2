using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using Fal.Standin.Answers;
using Microsoft.AspNetCore.Http;

namespace Fal.Standin.Jobs;

/// <summary>Every request that was accepted.</summary>
internal sealed class JobStore(StandinOptions options, AnswerBook answers)
{
    private readonly ConcurrentQueue<Job> _inOrder = new();
    private readonly ConcurrentDictionary<string, Job> _byId = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Endpoint, string Body), int> _submissions = new();

    public IReadOnlyList<StandinRequest> Snapshot() => _inOrder.Select(job => job.Snapshot()).ToList();

    public Job? Find(string requestId) => _byId.GetValueOrDefault(requestId);

    /// <summary>How many requests wait for an endpoint.</summary>
    public int Waiting(string endpointId) =>
        _inOrder.Select(job => job.Snapshot()).Count(request => request.EndpointId == endpointId && request.State == StandinState.InQueue);

    public async Task<(Job Job, StandinAnswer Answer)> AcceptAsync(HttpRequest http, string host, string endpointId)
    {
        var body = await http.ReadBodyAsync();
        var request = new StandinRequest
        {
            RequestId = Guid.NewGuid().ToString(),
            EndpointId = endpointId,
            Host = host,
            Body = body,
            Input = Parse(body),
            Webhook = Uri.TryCreate(http.Query["fal_webhook"], UriKind.Absolute, out var webhook) ? webhook : null,
            SubmittedCount = _submissions.AddOrUpdate((endpointId, Convert.ToHexString(SHA256.HashData(body))), 1, (_, count) => count + 1),
        };
        var answer = answers.Resolve(request, http.On(Addresses.Cdn, ""));
        var job = new Job(options, request, answer);
        _byId[request.RequestId] = job;
        _inOrder.Enqueue(job);
        return (job, answer);
    }

    private static JsonElement Parse(byte[] body)
    {
        try
        {
            return JsonElement.Parse(body);
        }
        catch (JsonException)
        {
            return default;
        }
    }
}
