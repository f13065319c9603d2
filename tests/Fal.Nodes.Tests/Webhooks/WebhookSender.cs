using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Fal.Nodes.Webhooks;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;
using Org.BouncyCastle.Security;

namespace Fal.Nodes.Tests.Webhooks;

/// <summary>Signs webhooks as the service does, with a key pair of its own.</summary>
internal sealed class WebhookSender
{
    private readonly Ed25519PrivateKeyParameters _privateKey = new(new SecureRandom());

    /// <summary>The public key as an entry of a key set.</summary>
    public string Jwk => $$"""{"kty":"OKP","crv":"Ed25519","use":"sig","kid":"a","x":"{{PublicKey.TrimEnd('=')}}"}""";

    /// <summary>The public key in base64url, padded.</summary>
    public string PublicKey => Convert.ToBase64String(_privateKey.GeneratePublicKey().GetEncoded()).Replace('+', '-').Replace('/', '_');

    public FalWebhookHeaders Sign(byte[] body, DateTimeOffset signedAt, string requestId = "request-1", string userId = "user-1")
    {
        var timestamp = signedAt.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var hash = Convert.ToHexString(SHA256.HashData(body)).ToLowerInvariant();
        var message = Encoding.UTF8.GetBytes(string.Join('\n', requestId, userId, timestamp, hash));
        var signer = new Ed25519Signer();
        signer.Init(forSigning: true, _privateKey);
        signer.BlockUpdate(message, 0, message.Length);
        return new FalWebhookHeaders(requestId, userId, timestamp, Convert.ToHexString(signer.GenerateSignature()).ToLowerInvariant());
    }
}
