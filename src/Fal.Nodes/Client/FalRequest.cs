namespace Fal.Nodes;

/// <summary>
/// A job that the service has taken. Its two ids are all that has to be kept to go on in another process:
/// <see cref="IFalClient.Resume{TOutput}"/>.
/// </summary>
/// <typeparam name="TOutput">The generated class of the answer.</typeparam>
public abstract class FalRequest<TOutput>
    where TOutput : FalOutput, new()
{
    /// <summary>Names a request.</summary>
    /// <param name="endpointId">The endpoint.</param>
    /// <param name="requestId">The id that the service gave.</param>
    protected FalRequest(string endpointId, string requestId)
    {
        EndpointId = endpointId;
        RequestId = requestId;
    }

    /// <summary>The endpoint that the request is for, such as <c>fal-ai/wizper</c>.</summary>
    public string EndpointId { get; }

    /// <summary>The id that the service gave.</summary>
    public string RequestId { get; }

    /// <summary>Asks once where the request stands, with all log lines so far.</summary>
    /// <param name="cancellationToken">Ends the question; the request goes on.</param>
    /// <exception cref="FalApiException">The service refused the question or couldn't be reached.</exception>
    public abstract Task<FalStatus> GetStatusAsync(CancellationToken cancellationToken = default);

    /// <summary>Waits until the request is over, well or not.</summary>
    /// <param name="progress">Told of every change, and of every log line once.</param>
    /// <param name="cancellationToken">Ends the wait; the request goes on. <see cref="CancelAsync"/> ends the request.</param>
    /// <returns>The last status.</returns>
    /// <exception cref="FalApiException">The service refused the question or couldn't be reached.</exception>
    public abstract Task<FalStatus> WaitAsync(IProgress<FalStatus>? progress = null, CancellationToken cancellationToken = default);

    /// <summary>Fetches the answer of a request that is over.</summary>
    /// <param name="cancellationToken">Ends the question.</param>
    /// <exception cref="FalApiException">The job failed or isn't over, or the service couldn't be reached.</exception>
    /// <exception cref="FalValidationException">The model refused the arguments.</exception>
    /// <exception cref="FalFormatException">Nothing can be made of a part of the answer.</exception>
    public abstract Task<FalResult<TOutput>> GetResultAsync(CancellationToken cancellationToken = default);

    /// <summary>Asks the service to cancel the request.</summary>
    /// <param name="cancellationToken">Ends the question; the wish may have arrived.</param>
    /// <exception cref="FalApiException">The service refused the question or couldn't be reached.</exception>
    public abstract Task<FalCancellation> CancelAsync(CancellationToken cancellationToken = default);
}
