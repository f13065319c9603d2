namespace Fal.Nodes.Webhooks;

/// <summary>How webhooks are checked. The defaults are the service's own rules (<see href="https://docs.fal.ai/model-endpoints/webhooks"/>).</summary>
public sealed record FalWebhookVerifierOptions
{
    /// <summary>The longest that the service allows its keys to be kept.</summary>
    internal static readonly TimeSpan LongestKeyLifetime = TimeSpan.FromHours(24);

    /// <summary>
    /// The account whose webhooks are accepted; null, the default, accepts those of every account. The service signs webhooks of
    /// all its users with the same keys: without this, anybody who has an account can make the service post a genuine webhook to
    /// an address that he knows.
    /// </summary>
    public string? UserId { get; init; }

    /// <summary>Where the service publishes its keys, as a JSON Web Key Set (RFC 7517).</summary>
    /// <exception cref="ArgumentException">The address isn't https, nor on this machine.</exception>
    public Uri JwksAddress
    {
        get;
        init => field = value is { IsAbsoluteUri: true } && (value.Scheme == Uri.UriSchemeHttps || (value.Scheme == Uri.UriSchemeHttp && value.IsLoopback))
            ? value
            : throw new ArgumentException("Keys come from an https address: whoever can change them on the way can sign webhooks.", nameof(value));
    } = new("https://rest.fal.ai/.well-known/jwks.json");

    /// <summary>How far a webhook's timestamp may be from now, before or after; 300 seconds by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value isn't above zero.</exception>
    public TimeSpan Tolerance
    {
        get;
        init => field = value > TimeSpan.Zero ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "The tolerance is above zero.");
    } = TimeSpan.FromSeconds(300);

    /// <summary>
    /// How long keys are used before they are fetched anew; an hour by default, 24 hours at most. Keys that can't be fetched anew
    /// stay in use until they are 24 hours old.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value isn't above zero, or is above 24 hours.</exception>
    public TimeSpan KeyLifetime
    {
        get;
        init => field = value > TimeSpan.Zero && value <= LongestKeyLifetime
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "Keys are kept for more than no time and at most 24 hours.");
    } = TimeSpan.FromHours(1);
}
