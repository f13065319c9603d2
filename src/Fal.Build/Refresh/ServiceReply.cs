namespace Fal.Build.Refresh;

/// <summary>What the service answered, read to its end.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Text">The body.</param>
/// <param name="RetryAfter">How long the service asks to be left alone, or null.</param>
internal sealed record ServiceReply(int Status, string Text, TimeSpan? RetryAfter)
{
    /// <summary>True for what may well be answered later.</summary>
    public bool IsTransient => Status is 408 or 429 or 500 or 502 or 503 or 504;
}

/// <summary>A request that came to nothing for good.</summary>
/// <param name="address">Where it went.</param>
/// <param name="reply">The last answer, or null when there was none.</param>
/// <param name="cause">Why there was none.</param>
internal sealed class ServiceException(Uri address, ServiceReply? reply, Exception? cause = null)
    : Exception(cause?.Message ?? $"{address} answered {reply?.Status}", cause)
{
    /// <summary>Where the request went.</summary>
    public Uri Address { get; } = address;

    /// <summary>The last answer, or null when there was none.</summary>
    public ServiceReply? Reply { get; } = reply;
}
