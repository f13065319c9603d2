namespace Fal.Standin;

/// <summary>One try to deliver a webhook.</summary>
/// <param name="RequestId">The request that it tells about.</param>
/// <param name="Address">Where it went.</param>
/// <param name="Body">What was sent.</param>
/// <param name="Status">The receiver's HTTP status; 0 when it couldn't be reached.</param>
public sealed record StandinWebhook(string RequestId, Uri Address, ReadOnlyMemory<byte> Body, int Status);
