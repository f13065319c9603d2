using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;
using Org.BouncyCastle.Security;

namespace Fal.Standin.Webhooks;

/// <summary>Signs webhooks as the service does, with a key of this server's own.</summary>
internal sealed class WebhookSigner
{
    private const string UserId = "standin-user";

    private readonly Ed25519PrivateKeyParameters _key = new(new SecureRandom());

    /// <summary>The public key as a key set.</summary>
    public JsonObject KeySet => new()
    {
        ["keys"] = new JsonArray(new JsonObject
        {
            ["kty"] = "OKP",
            ["crv"] = "Ed25519",
            ["use"] = "sig",
            ["kid"] = "standin",
            ["x"] = System.Buffers.Text.Base64Url.EncodeToString(_key.GeneratePublicKey().GetEncoded()),
        }),
    };

    /// <summary>The headers that prove a webhook: its message is request, user, time and the body's hash, a line each.</summary>
    public IReadOnlyDictionary<string, string> Sign(string requestId, DateTimeOffset time, ReadOnlySpan<byte> body)
    {
        var timestamp = time.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var message = Encoding.UTF8.GetBytes($"{requestId}\n{UserId}\n{timestamp}\n{Convert.ToHexStringLower(SHA256.HashData(body))}");
        var signer = new Ed25519Signer();
        signer.Init(forSigning: true, _key);
        signer.BlockUpdate(message, 0, message.Length);
        return new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["X-Fal-Webhook-Request-Id"] = requestId,
            ["X-Fal-Webhook-User-Id"] = UserId,
            ["X-Fal-Webhook-Timestamp"] = timestamp,
            ["X-Fal-Webhook-Signature"] = Convert.ToHexStringLower(signer.GenerateSignature()),
        };
    }
}
