namespace Fal.Nodes;

/// <summary>A connection broke, or no answer came. It never leaves the client: callers see what it means for them.</summary>
/// <param name="message">What happened.</param>
/// <param name="wasSent">True when the whole request, or a part of its body, may have arrived.</param>
/// <param name="innerException">How it happened.</param>
internal sealed class FalTransportException(string message, bool wasSent, Exception innerException) : Exception(message, innerException)
{
    public bool WasSent { get; } = wasSent;
}
