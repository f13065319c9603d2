using System.Net;

namespace Fal.Nodes;

/// <summary>The service refused a request, a job failed, or no answer came at all.</summary>
public class FalApiException : FalException
{
    /// <summary>Makes an exception without facts.</summary>
    public FalApiException()
    {
    }

    /// <summary>Makes an exception without facts.</summary>
    /// <param name="message">What went wrong.</param>
    public FalApiException(string message)
        : base(message)
    {
    }

    /// <summary>Makes an exception without facts.</summary>
    /// <param name="message">What went wrong.</param>
    /// <param name="innerException">What led to it.</param>
    public FalApiException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The answer's HTTP status; null when no answer came.</summary>
    public HttpStatusCode? StatusCode { get; init; }

    /// <summary>
    /// The service's word for the kind of failure, such as <c>runner_disconnected</c> or <c>request_timeout</c>; null where it
    /// gave none.
    /// </summary>
    public string? ErrorType { get; init; }

    /// <summary>True or false where the service says whether the same request may succeed later; null where it doesn't say.</summary>
    public bool? IsRetryable { get; init; }

    /// <summary>How long the service asks to wait before the next try; null where it doesn't say.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Id of the request, for support and for <see cref="IFalClient.Resume{TOutput}"/>; null before there is one.</summary>
    public string? RequestId { get; init; }

    /// <summary>What the failed request was billed, in the endpoint's units; null where the service doesn't say.</summary>
    public decimal? BillableUnits { get; init; }

    /// <summary>The service's own words, data URIs in them shortened; null where there are none.</summary>
    public string? Detail { get; init; }
}
