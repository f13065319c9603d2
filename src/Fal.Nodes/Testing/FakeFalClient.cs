using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Fal.Nodes;

/// <summary>
/// A client for tests: it gives canned answers and keeps what it was asked, and sends nothing. Nodes are checked as
/// <see cref="FalClient"/> checks them.
/// </summary>
/// <example>
/// <code>
/// var client = new FakeFalClient().Answer("fal-ai/wizper", new WizperOutput { Text = "Hello." });
/// await new Minutes(client).WriteAsync("meeting.mp3");
/// Assert.That(client.Calls[0].Arguments.GetProperty("task").GetString(), Is.EqualTo("transcribe"));
/// </code>
/// </example>
public sealed class FakeFalClient : IFalClient
{
    private readonly ConcurrentDictionary<string, Func<FalNode?, FalOutput>> _answers = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<FakeFalCall> _calls = new();
    private readonly ConcurrentDictionary<string, FalNode> _submitted = new(StringComparer.Ordinal);
    private int _count;

    /// <summary>What was asked so far, in order.</summary>
    public IReadOnlyList<FakeFalCall> Calls => [.. _calls];

    /// <summary>Gives an answer, the same each time.</summary>
    /// <param name="endpointId">The endpoint, such as <c>fal-ai/wizper</c>.</param>
    /// <param name="output">The answer.</param>
    public FakeFalClient Answer(string endpointId, FalOutput output) => Set(endpointId, _ => output);

    /// <summary>Gives an answer that depends on the request.</summary>
    /// <typeparam name="TNode">The generated class of the request.</typeparam>
    /// <param name="endpointId">The endpoint, such as <c>fal-ai/wizper</c>.</param>
    /// <param name="answer">Makes the answer; what it throws is what the caller gets.</param>
    public FakeFalClient Answer<TNode>(string endpointId, Func<TNode, FalOutput> answer)
        where TNode : FalNode
    {
        if (answer is null)
        {
            throw new ArgumentNullException(nameof(answer));
        }

        return Set(endpointId, node => answer((TNode)(node ?? throw new InvalidOperationException($"A resumed request of {endpointId} has no node to answer by."))));
    }

    /// <summary>Fails, the same way each time.</summary>
    /// <param name="endpointId">The endpoint, such as <c>fal-ai/wizper</c>.</param>
    /// <param name="failure">What is thrown when the result is asked for.</param>
    public FakeFalClient Fail(string endpointId, Exception failure) => Set(endpointId, _ => throw failure);

    /// <inheritdoc/>
    public async Task<FalResult<TOutput>> RunAsync<TOutput>(
        FalNode<TOutput> node,
        FalRunOptions? options = null,
        IProgress<FalStatus>? progress = null,
        CancellationToken cancellationToken = default)
        where TOutput : FalOutput, new()
    {
        var request = await SubmitAsync(node, options, cancellationToken).ConfigureAwait(false);
        await request.WaitAsync(progress, cancellationToken).ConfigureAwait(false);
        return await request.GetResultAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public Task<FalRequest<TOutput>> SubmitAsync<TOutput>(FalNode<TOutput> node, FalSubmitOptions? options = null, CancellationToken cancellationToken = default)
        where TOutput : FalOutput, new()
    {
        cancellationToken.ThrowIfCancellationRequested();
        var endpointId = Note(node);
        var requestId = $"fake-{Interlocked.Increment(ref _count)}";
        _submitted[requestId] = node;
        return Task.FromResult(Resume<TOutput>(endpointId, requestId));
    }

    /// <inheritdoc/>
    public FalRequest<TOutput> Resume<TOutput>(string endpointId, string requestId)
        where TOutput : FalOutput, new() => new Request<TOutput>(this, endpointId, requestId);

    /// <inheritdoc/>
    public Task<FalResult<TOutput>> RunDirectAsync<TOutput>(FalNode<TOutput> node, CancellationToken cancellationToken = default)
        where TOutput : FalOutput, new()
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(new FalResult<TOutput>(Find<TOutput>(Note(node), node), RequestId: null, BillableUnits: null));
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<TOutput> StreamAsync<TOutput>(FalNode<TOutput> node, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        where TOutput : FalOutput, new()
    {
        cancellationToken.ThrowIfCancellationRequested();
        await Task.Yield();
        yield return Find<TOutput>(Note(node), node);
    }

    /// <inheritdoc/>
    public Task<Uri> UploadAsync(FalAsset asset, IProgress<FalUploadProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        Upload(asset ?? throw new ArgumentNullException(nameof(asset)));
        return Task.FromResult(new Uri(asset.RequireUrl()));
    }

    private static void Upload(FalAsset asset) =>
        asset.Uploaded ??= asset.Source is { } source ? $"https://fake.invalid/{Uri.EscapeDataString(source.FileName)}" : null;

    private FakeFalClient Set(string endpointId, Func<FalNode?, FalOutput> answer)
    {
        _answers[endpointId ?? throw new ArgumentNullException(nameof(endpointId))] = answer;
        return this;
    }

    private string Note(FalNode node)
    {
        var endpointId = FalValidationException.RequireValid(node);
        foreach (var asset in Serialization.AssetCollector.Collect(node))
        {
            Upload(asset);
        }

        using var arguments = JsonDocument.Parse(node.ToJson());
        _calls.Enqueue(new FakeFalCall(endpointId, node, arguments.RootElement.Clone()));
        return endpointId;
    }

    private TOutput Find<TOutput>(string endpointId, FalNode? node)
        where TOutput : FalOutput, new()
    {
        if (!_answers.TryGetValue(endpointId, out var answer))
        {
            throw new InvalidOperationException($"There is no canned answer for {endpointId}; give one with Answer(\"{endpointId}\", …).");
        }

        var output = answer(node);
        return output as TOutput ?? throw new InvalidOperationException(
            $"The canned answer for {endpointId} is a {output?.GetType().Name ?? "null"} and has to be a {typeof(TOutput).Name}.");
    }

    private sealed class Request<TOutput>(FakeFalClient client, string endpointId, string requestId) : FalRequest<TOutput>(endpointId, requestId)
        where TOutput : FalOutput, new()
    {
        public override Task<FalStatus> GetStatusAsync(CancellationToken cancellationToken = default)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return Task.FromResult(new FalStatus { State = FalState.Completed, RequestId = RequestId });
        }

        public override async Task<FalStatus> WaitAsync(IProgress<FalStatus>? progress = null, CancellationToken cancellationToken = default)
        {
            var status = await GetStatusAsync(cancellationToken).ConfigureAwait(false);
            progress?.Report(status);
            return status;
        }

        public override Task<FalResult<TOutput>> GetResultAsync(CancellationToken cancellationToken = default)
        {
            cancellationToken.ThrowIfCancellationRequested();
            client._submitted.TryGetValue(RequestId, out var node);
            return Task.FromResult(new FalResult<TOutput>(client.Find<TOutput>(EndpointId, node), RequestId, BillableUnits: null));
        }

        public override Task<FalCancellation> CancelAsync(CancellationToken cancellationToken = default) => Task.FromResult(FalCancellation.AlreadyCompleted);
    }
}
