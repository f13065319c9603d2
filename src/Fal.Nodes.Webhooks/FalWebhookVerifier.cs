using System.Globalization;
using Fal.Nodes.Webhooks.Keys;
using Org.BouncyCastle.Math.EC.Rfc8032;
using Org.BouncyCastle.Utilities.Encoders;

namespace Fal.Nodes.Webhooks;

/// <summary>
/// Checks that a webhook comes from the service and is recent. Keep one for the life of the process: it keeps the service's keys.
/// All members may be used by several threads at once.
/// </summary>
/// <remarks>
/// The rules are those of <see href="https://docs.fal.ai/model-endpoints/webhooks"/>: an Ed25519 signature (RFC 8032) by one of
/// the published keys. When none matches, the keys are fetched anew, once a minute at most, since the service may have changed
/// them. A webhook that is replayed within the tolerance passes again: do the work once per request id.
/// </remarks>
public sealed class FalWebhookVerifier : IDisposable
{
    private readonly FalWebhookVerifierOptions _options;
    private readonly TimeProvider _time;
    private readonly HttpClient? _ownedHttp;
    private readonly FalWebhookKeyCache _keys;

    /// <summary>Makes a verifier, which fetches no keys before it needs them.</summary>
    /// <param name="http">
    /// Fetches the keys, and stays the caller's; null for one of the verifier's own. Its timeout bounds a fetch: the service allows
    /// 15 seconds for the answer to a webhook.
    /// </param>
    /// <param name="options">How webhooks are checked; null for the defaults, which accept those of every account.</param>
    /// <param name="time">What the time is; null for the system's clock.</param>
    public FalWebhookVerifier(HttpClient? http = null, FalWebhookVerifierOptions? options = null, TimeProvider? time = null)
    {
        _options = options ?? new FalWebhookVerifierOptions();
        _time = time ?? TimeProvider.System;
        _ownedHttp = http is null ? new HttpClient() : null;
        if (_ownedHttp is not null)
        {
            KeyRequestLimits.Apply(_ownedHttp);
        }

        _keys = new FalWebhookKeyCache(http ?? _ownedHttp!, _options, _time);
    }

    /// <summary>Checks a webhook. What the service can't be asked at the moment is a refusal too, not an exception.</summary>
    /// <param name="headers">The headers of the webhook.</param>
    /// <param name="body">The body exactly as it came: read and written again it has another signature.</param>
    /// <param name="cancellationToken">Gives up waiting for the service's keys.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled while the keys were awaited.</exception>
    public async Task<FalWebhookVerification> VerifyAsync(FalWebhookHeaders headers, ReadOnlyMemory<byte> body, CancellationToken cancellationToken = default)
    {
        if (headers is null)
        {
            throw new ArgumentNullException(nameof(headers));
        }

        if (headers is not { RequestId.Length: > 0, UserId.Length: > 0, Timestamp.Length: > 0, Signature.Length: > 0 })
        {
            return FalWebhookVerification.Refused(FalWebhookRefusal.MissingHeader, $"Headers are missing: {string.Join(", ", MissingNames(headers))}.");
        }

        if (!long.TryParse(headers.Timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var signedAt))
        {
            return FalWebhookVerification.Refused(FalWebhookRefusal.MalformedTimestamp, $"{FalWebhookHeaders.TimestampName} isn't a count of seconds.");
        }

        if (Math.Abs(_time.GetUtcNow().ToUnixTimeSeconds() - signedAt) > _options.Tolerance.TotalSeconds)
        {
            return FalWebhookVerification.Refused(
                FalWebhookRefusal.TimestampOutsideTolerance,
                $"{FalWebhookHeaders.TimestampName} is more than {_options.Tolerance.TotalSeconds.ToString(CultureInfo.InvariantCulture)} seconds from now.");
        }

        if (!TryDecodeSignature(headers.Signature, out var signature))
        {
            return FalWebhookVerification.Refused(
                FalWebhookRefusal.MalformedSignature, $"{FalWebhookHeaders.SignatureName} isn't {Ed25519.SignatureSize} bytes in hex.");
        }

        if (_options.UserId is not null && _options.UserId != headers.UserId)
        {
            return FalWebhookVerification.Refused(FalWebhookRefusal.OtherUser, "The webhook belongs to another account.");
        }

        return await VerifyAsync(SignedMessage.Compose(headers.RequestId, headers.UserId, headers.Timestamp, body), signature, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Frees the HTTP client, where it is the verifier's own.</summary>
    public void Dispose() => _ownedHttp?.Dispose();

    private async Task<FalWebhookVerification> VerifyAsync(byte[] message, byte[] signature, CancellationToken cancellationToken)
    {
        var keys = await _keys.GetAsync(cancellationToken).ConfigureAwait(false);
        if (keys is null)
        {
            return FalWebhookVerification.Refused(FalWebhookRefusal.KeysUnavailable, _keys.Failure ?? "The service's keys can't be had.");
        }

        if (keys.Verify(message, signature))
        {
            return FalWebhookVerification.Genuine;
        }

        var newer = await _keys.GetNewerAsync(keys, cancellationToken).ConfigureAwait(false);
        return newer is not null && newer.Verify(message, signature)
            ? FalWebhookVerification.Genuine
            : FalWebhookVerification.Refused(FalWebhookRefusal.NoMatchingKey, "The signature was made with none of the service's keys, or for another webhook.");
    }

    private static IEnumerable<string> MissingNames(FalWebhookHeaders headers) =>
        new[]
        {
            (Name: FalWebhookHeaders.RequestIdName, Value: headers.RequestId),
            (Name: FalWebhookHeaders.UserIdName, Value: headers.UserId),
            (Name: FalWebhookHeaders.TimestampName, Value: headers.Timestamp),
            (Name: FalWebhookHeaders.SignatureName, Value: headers.Signature),
        }.Where(static header => string.IsNullOrEmpty(header.Value)).Select(static header => header.Name);

    private static bool TryDecodeSignature(string text, out byte[] signature)
    {
        signature = [];
        if (text.Length != 2 * Ed25519.SignatureSize)
        {
            return false;
        }

        try
        {
            signature = Hex.DecodeStrict(text);
            return true;
        }
        catch (IOException)
        {
            // The library's word for a character that is no hex digit.
            return false;
        }
    }
}
