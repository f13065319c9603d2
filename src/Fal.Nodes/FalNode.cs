using System.Text.Json;
using Fal.Nodes.Serialization;

namespace Fal.Nodes;

/// <summary>A request to one endpoint: typed arguments that can be checked and written as the service expects them.</summary>
public abstract class FalNode : FalMembers
{
    private protected FalNode()
    {
    }

    /// <summary>
    /// Arguments that the generated class doesn't know, by wire name. One of a known name replaces the typed property, so
    /// that a schema older than the service blocks nobody.
    /// </summary>
    public IDictionary<string, JsonElement> ExtraArguments => Unknown;

    /// <summary>The endpoint that this request is for.</summary>
    public abstract FalEndpoint GetEndpoint();

    /// <summary>Checks required arguments and every constraint of the schema, without sending anything.</summary>
    /// <returns>All violations, in schema order; empty when the request can be sent.</returns>
    public IReadOnlyList<FalViolation> Validate() => FalMemberChecker.Check(this);

    /// <summary>Sets one argument by its wire name, for callers that have JSON instead of C# values.</summary>
    /// <param name="wireName">The name the service knows, such as <c>audio_url</c>.</param>
    /// <param name="value">The value; JSON null unsets an argument that may be null.</param>
    /// <exception cref="ArgumentException">The endpoint has no argument of this name; the message lists those it has.</exception>
    /// <exception cref="FalFormatException">The value doesn't fit the argument's type; the message names the place.</exception>
    public void SetArgument(string wireName, JsonElement value)
    {
        if (wireName is null)
        {
            throw new ArgumentNullException(nameof(wireName));
        }

        JsonArgumentReader.Set(this, wireName, value);
    }

    /// <summary>
    /// Uploads the files, queues the job, follows it and fetches the answer, for callers that know the endpoint by its id alone
    /// (<c>FalEndpoints.TryCreate</c>).
    /// </summary>
    /// <param name="client">The client.</param>
    /// <param name="progress">Told of uploads, of every change of state, and of every log line once.</param>
    /// <param name="cancellationToken">Cancels the run, on the service too.</param>
    /// <returns>The answer; its own class is the one that the typed node gives.</returns>
    /// <inheritdoc cref="IFalClient.RunAsync{TOutput}" path="/exception"/>
    public async Task<FalOutput> RunAsync(IFalClient client, IProgress<FalStatus>? progress = null, CancellationToken cancellationToken = default) =>
        (await RunAsResultAsync(client, options: null, progress, cancellationToken).ConfigureAwait(false)).Output;

    /// <summary>Runs the node as what it is and gives its answer as what every answer is.</summary>
    internal abstract Task<FalResult<FalOutput>> RunAsResultAsync(
        IFalClient client, FalRunOptions? options, IProgress<FalStatus>? progress, CancellationToken cancellationToken);
}

/// <summary>A request to one endpoint, and the type of its answer. Generated node classes derive from it.</summary>
/// <typeparam name="TOutput">The generated class of the answer.</typeparam>
public abstract class FalNode<TOutput> : FalNode
    where TOutput : FalOutput, new()
{
    /// <summary>
    /// Reads an answer of the endpoint. Members that the schema doesn't know are kept; missing or null ones don't throw.
    /// </summary>
    /// <param name="json">The answer as the service sent it.</param>
    /// <exception cref="FalFormatException">Nothing can be made of a part of the answer; the message names the place.</exception>
    public static TOutput ReadOutput(JsonElement json) => ReadDetached(json.Clone());

    /// <summary>Reads an answer of the endpoint from UTF-8 JSON.</summary>
    /// <param name="utf8Json">The answer as the service sent it.</param>
    /// <exception cref="JsonException">The text isn't JSON.</exception>
    /// <exception cref="FalFormatException">Nothing can be made of a part of the answer; the message names the place.</exception>
    public static TOutput ReadOutput(ReadOnlyMemory<byte> utf8Json)
    {
        using var document = JsonDocument.Parse(utf8Json);
        return ReadDetached(document.RootElement.Clone());
    }

    /// <summary>
    /// Checks the arguments, uploads the files, queues the job, follows it and fetches the answer. When the token is cancelled
    /// the job is cancelled on the service too.
    /// </summary>
    /// <param name="client">The client.</param>
    /// <param name="progress">Told of uploads, of every change of state, and of every log line once.</param>
    /// <param name="cancellationToken">Cancels the run.</param>
    /// <inheritdoc cref="IFalClient.RunAsync{TOutput}" path="/exception"/>
    public new async Task<TOutput> RunAsync(IFalClient client, IProgress<FalStatus>? progress = null, CancellationToken cancellationToken = default) =>
        (await Given(client).RunAsync(this, options: null, progress, cancellationToken).ConfigureAwait(false)).Output;

    /// <summary>Checks the arguments, uploads the files and queues the job, without waiting for it.</summary>
    /// <param name="client">The client.</param>
    /// <param name="options">How it is queued; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the submission; a job accepted meanwhile is cancelled on the service.</param>
    /// <returns>The job, which can be followed here or, by its ids, in another process.</returns>
    /// <inheritdoc cref="IFalClient.SubmitAsync{TOutput}" path="/exception"/>
    public Task<FalRequest<TOutput>> SubmitAsync(IFalClient client, FalSubmitOptions? options = null, CancellationToken cancellationToken = default) =>
        Given(client).SubmitAsync(this, options, cancellationToken);

    /// <summary>Runs an endpoint that answers piece by piece, and gives each piece as it comes.</summary>
    /// <param name="client">The client.</param>
    /// <param name="cancellationToken">Closes the connection.</param>
    /// <inheritdoc cref="IFalClient.StreamAsync{TOutput}" path="/exception"/>
    public IAsyncEnumerable<TOutput> StreamAsync(IFalClient client, CancellationToken cancellationToken = default) =>
        Given(client).StreamAsync(this, cancellationToken);

    internal sealed override async Task<FalResult<FalOutput>> RunAsResultAsync(
        IFalClient client, FalRunOptions? options, IProgress<FalStatus>? progress, CancellationToken cancellationToken)
    {
        var result = await Given(client).RunAsync(this, options, progress, cancellationToken).ConfigureAwait(false);
        return new FalResult<FalOutput>(result.Output, result.RequestId, result.BillableUnits);
    }

    private static IFalClient Given(IFalClient client) => client ?? throw new ArgumentNullException(nameof(client));

    private static TOutput ReadDetached(JsonElement json)
    {
        var output = new TOutput();
        JsonMemberReader.Read(output, json);
        return output;
    }
}
