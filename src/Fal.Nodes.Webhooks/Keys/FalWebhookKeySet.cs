using System.Text.Json;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;

namespace Fal.Nodes.Webhooks.Keys;

/// <summary>The Ed25519 keys of one JSON Web Key Set.</summary>
internal sealed class FalWebhookKeySet
{
    private readonly IReadOnlyList<Ed25519PublicKeyParameters> _keys;

    private FalWebhookKeySet(IReadOnlyList<Ed25519PublicKeyParameters> keys)
    {
        _keys = keys;
    }

    /// <summary>Reads a key set (RFC 7517, its Ed25519 keys as in RFC 8037) and passes over keys of other kinds and sizes.</summary>
    /// <exception cref="JsonException">The text isn't JSON.</exception>
    /// <exception cref="FormatException">The text holds no Ed25519 key.</exception>
    public static FalWebhookKeySet Parse(ReadOnlyMemory<byte> utf8Json)
    {
        using var document = JsonDocument.Parse(utf8Json);
        var keys = new List<Ed25519PublicKeyParameters>();
        if (document.RootElement.ValueKind == JsonValueKind.Object
            && document.RootElement.TryGetProperty("keys", out var entries)
            && entries.ValueKind == JsonValueKind.Array)
        {
            keys.AddRange(entries.EnumerateArray().Select(ReadKey).OfType<Ed25519PublicKeyParameters>());
        }

        return keys.Count > 0 ? new FalWebhookKeySet(keys) : throw new FormatException("the key set holds no Ed25519 key");
    }

    /// <summary>True when one of the keys made the signature; the service doesn't say which.</summary>
    public bool Verify(byte[] message, byte[] signature) => _keys.Any(key =>
    {
        var verifier = new Ed25519Signer();
        verifier.Init(forSigning: false, key);
        verifier.BlockUpdate(message, 0, message.Length);
        return verifier.VerifySignature(signature);
    });

    private static Ed25519PublicKeyParameters? ReadKey(JsonElement entry)
    {
        if (entry.ValueKind != JsonValueKind.Object
            || !IsUnsetOr(entry, "kty", "OKP")
            || !IsUnsetOr(entry, "crv", "Ed25519")
            || !entry.TryGetProperty("x", out var coordinate)
            || coordinate.ValueKind != JsonValueKind.String)
        {
            return null;
        }

        try
        {
            var bytes = DecodeBase64Url(coordinate.GetString()!);
            return bytes.Length == Ed25519PublicKeyParameters.KeySize ? new Ed25519PublicKeyParameters(bytes) : null;
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException)
        {
            // Not base64url, or not a point of the curve: one broken entry is no reason to lose the others.
            return null;
        }
    }

    private static bool IsUnsetOr(JsonElement entry, string name, string value) =>
        !entry.TryGetProperty(name, out var found) || (found.ValueKind == JsonValueKind.String && found.ValueEquals(value));

    // RFC 7515 leaves the padding out; the service has been seen to send it.
    private static byte[] DecodeBase64Url(string text)
    {
        var padded = text.PadRight((text.Length + 3) / 4 * 4, '=');
        return Convert.FromBase64String(padded.Replace('-', '+').Replace('_', '/'));
    }
}
