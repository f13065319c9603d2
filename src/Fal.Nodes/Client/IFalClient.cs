namespace Fal.Nodes;

/// <summary>
/// Runs nodes. <see cref="FalClient"/> does so on the service; <see cref="FakeFalClient"/> gives canned answers to a
/// consumer's own tests.
/// </summary>
public interface IFalClient
{
    /// <summary>
    /// Uploads the node's files, queues the job, follows it and fetches the answer. When the token is cancelled, or the
    /// deadline passes, the job is cancelled on the service too.
    /// </summary>
    /// <typeparam name="TOutput">The generated class of the answer.</typeparam>
    /// <param name="node">The request; it is checked before anything is sent.</param>
    /// <param name="options">How it is queued; null for the defaults.</param>
    /// <param name="progress">Told of uploads, of every change of state, and of every log line once.</param>
    /// <param name="cancellationToken">Cancels the run.</param>
    /// <exception cref="FalValidationException">The arguments break the endpoint's rules.</exception>
    /// <exception cref="FalApiException">The service refused the job, the job failed, or the service couldn't be reached.</exception>
    /// <exception cref="FalSubmissionUncertainException">The connection broke when the job may have been accepted.</exception>
    /// <exception cref="FalTimeoutException">The deadline passed.</exception>
    Task<FalResult<TOutput>> RunAsync<TOutput>(
        FalNode<TOutput> node,
        FalRunOptions? options = null,
        IProgress<FalStatus>? progress = null,
        CancellationToken cancellationToken = default)
        where TOutput : FalOutput, new();

    /// <summary>Uploads the node's files and queues the job, without waiting for it.</summary>
    /// <typeparam name="TOutput">The generated class of the answer.</typeparam>
    /// <param name="node">The request; it is checked before anything is sent.</param>
    /// <param name="options">How it is queued; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the submission; a job accepted meanwhile is cancelled on the service.</param>
    /// <exception cref="FalValidationException">The arguments break the endpoint's rules.</exception>
    /// <exception cref="FalApiException">The service refused the job or couldn't be reached.</exception>
    /// <exception cref="FalSubmissionUncertainException">The connection broke when the job may have been accepted.</exception>
    Task<FalRequest<TOutput>> SubmitAsync<TOutput>(
        FalNode<TOutput> node,
        FalSubmitOptions? options = null,
        CancellationToken cancellationToken = default)
        where TOutput : FalOutput, new();

    /// <summary>Goes on with a request whose ids were kept, in whatever process it was submitted. Nothing is sent.</summary>
    /// <typeparam name="TOutput">The generated class of the answer.</typeparam>
    /// <param name="endpointId">The endpoint, such as <c>fal-ai/wizper</c>.</param>
    /// <param name="requestId">The id that the service gave.</param>
    FalRequest<TOutput> Resume<TOutput>(string endpointId, string requestId)
        where TOutput : FalOutput, new();

    /// <summary>
    /// Runs a node without the queue, over one connection that stays open until the answer comes: for models that answer
    /// within seconds. The service neither keeps nor repeats such a run.
    /// </summary>
    /// <typeparam name="TOutput">The generated class of the answer.</typeparam>
    /// <param name="node">The request; it is checked before anything is sent.</param>
    /// <param name="cancellationToken">Closes the connection.</param>
    /// <exception cref="FalValidationException">The arguments break the endpoint's rules.</exception>
    /// <exception cref="FalApiException">The service refused the run, the run failed, or the service couldn't be reached.</exception>
    /// <exception cref="FalSubmissionUncertainException">The connection broke when the run may have begun.</exception>
    Task<FalResult<TOutput>> RunDirectAsync<TOutput>(FalNode<TOutput> node, CancellationToken cancellationToken = default)
        where TOutput : FalOutput, new();

    /// <summary>Runs a node whose endpoint answers piece by piece, and gives each piece as it comes.</summary>
    /// <typeparam name="TOutput">The generated class of the answer; members that a piece doesn't have stay empty.</typeparam>
    /// <param name="node">The request; it is checked before anything is sent.</param>
    /// <param name="cancellationToken">Closes the connection.</param>
    /// <exception cref="FalValidationException">The arguments break the endpoint's rules.</exception>
    /// <exception cref="FalApiException">
    /// The service refused the run, the run failed, the endpoint doesn't stream events, or the connection broke.
    /// </exception>
    IAsyncEnumerable<TOutput> StreamAsync<TOutput>(FalNode<TOutput> node, CancellationToken cancellationToken = default)
        where TOutput : FalOutput, new();

    /// <summary>Uploads a file now, so that several requests can use it. Sending a node does so by itself.</summary>
    /// <param name="asset">A file, bytes, a stream or a data URI; one that is at a URL already is left alone.</param>
    /// <param name="progress">Told how far the upload is.</param>
    /// <param name="cancellationToken">Ends the upload.</param>
    /// <returns>Where the file is now.</returns>
    /// <exception cref="FalApiException">The service refused the upload or couldn't be reached.</exception>
    /// <exception cref="IOException">The file can't be read.</exception>
    Task<Uri> UploadAsync(FalAsset asset, IProgress<FalUploadProgress>? progress = null, CancellationToken cancellationToken = default);
}
