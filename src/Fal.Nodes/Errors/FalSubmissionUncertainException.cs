namespace Fal.Nodes;

/// <summary>
/// The connection broke after a request's arguments may have reached the service and before its answer came: the job may
/// run, and be billed, or not. It wasn't sent again, unless <see cref="FalClientOptions.ResubmitWhenUncertain"/> asks for that.
/// </summary>
public sealed class FalSubmissionUncertainException : FalException
{
    /// <summary>Makes an exception without a cause.</summary>
    public FalSubmissionUncertainException()
        : this("It isn't known whether a request was accepted.")
    {
    }

    /// <summary>Makes an exception without a cause.</summary>
    /// <param name="message">What went wrong.</param>
    public FalSubmissionUncertainException(string message)
        : base(message)
    {
    }

    /// <summary>Makes an exception.</summary>
    /// <param name="message">What went wrong.</param>
    /// <param name="innerException">How the connection broke.</param>
    public FalSubmissionUncertainException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The endpoint that the request was for.</summary>
    public string? EndpointId { get; init; }
}
