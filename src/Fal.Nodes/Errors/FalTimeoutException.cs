namespace Fal.Nodes;

/// <summary>A run didn't end before its deadline. It was cancelled on the service, as far as that could be reached.</summary>
public sealed class FalTimeoutException : FalException
{
    /// <summary>Makes an exception without facts.</summary>
    public FalTimeoutException()
        : this("A run didn't end before its deadline.")
    {
    }

    /// <summary>Makes an exception without facts.</summary>
    /// <param name="message">What went wrong.</param>
    public FalTimeoutException(string message)
        : base(message)
    {
    }

    /// <summary>Makes an exception without facts.</summary>
    /// <param name="message">What went wrong.</param>
    /// <param name="innerException">What led to it.</param>
    public FalTimeoutException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Id of the request; null when the deadline passed before there was one.</summary>
    public string? RequestId { get; init; }

    /// <summary>The deadline that passed.</summary>
    public TimeSpan Deadline { get; init; }
}
