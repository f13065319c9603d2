namespace Fal.Nodes.Webhooks;

/// <summary>Why a webhook isn't to be trusted.</summary>
public enum FalWebhookRefusal
{
    /// <summary>A header that the signature needs is missing or empty.</summary>
    MissingHeader,

    /// <summary>The timestamp isn't a count of seconds.</summary>
    MalformedTimestamp,

    /// <summary>The timestamp is farther from now, past or future, than <see cref="FalWebhookVerifierOptions.Tolerance"/>.</summary>
    TimestampOutsideTolerance,

    /// <summary>The signature isn't 64 bytes in hex.</summary>
    MalformedSignature,

    /// <summary>The webhook belongs to another account than <see cref="FalWebhookVerifierOptions.UserId"/>.</summary>
    OtherUser,

    /// <summary>The signature was made with none of the service's keys, or for other headers or another body.</summary>
    NoMatchingKey,

    /// <summary>The service's keys can't be had at the moment, so that nothing can be said about the webhook.</summary>
    KeysUnavailable,
}
