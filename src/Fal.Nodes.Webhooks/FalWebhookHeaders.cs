namespace Fal.Nodes.Webhooks;

/// <summary>The headers that the service signs a webhook with, as they came; null where one is missing.</summary>
/// <param name="RequestId">The value of <c>X-Fal-Webhook-Request-Id</c>.</param>
/// <param name="UserId">The value of <c>X-Fal-Webhook-User-Id</c>: the account that submitted the request.</param>
/// <param name="Timestamp">The value of <c>X-Fal-Webhook-Timestamp</c>: when it was signed, in seconds since 1970, UTC.</param>
/// <param name="Signature">The value of <c>X-Fal-Webhook-Signature</c>: the Ed25519 signature in hex.</param>
/// <remarks>Names and values as documented at <see href="https://docs.fal.ai/model-endpoints/webhooks"/>.</remarks>
public sealed record FalWebhookHeaders(string? RequestId, string? UserId, string? Timestamp, string? Signature)
{
    /// <summary>The header that <see cref="RequestId"/> comes from.</summary>
    public const string RequestIdName = "X-Fal-Webhook-Request-Id";

    /// <summary>The header that <see cref="UserId"/> comes from.</summary>
    public const string UserIdName = "X-Fal-Webhook-User-Id";

    /// <summary>The header that <see cref="Timestamp"/> comes from.</summary>
    public const string TimestampName = "X-Fal-Webhook-Timestamp";

    /// <summary>The header that <see cref="Signature"/> comes from.</summary>
    public const string SignatureName = "X-Fal-Webhook-Signature";

    /// <summary>Takes the headers from wherever the host keeps them.</summary>
    /// <param name="find">Gives the value of a header by its name, without regard to case; null or empty where there is none.</param>
    public static FalWebhookHeaders From(Func<string, string?> find)
    {
        if (find is null)
        {
            throw new ArgumentNullException(nameof(find));
        }

        return new FalWebhookHeaders(find(RequestIdName), find(UserIdName), find(TimestampName), find(SignatureName));
    }
}
