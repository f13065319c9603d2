using System.Security.Cryptography;
using System.Text;
using Org.BouncyCastle.Utilities.Encoders;
#if NETSTANDARD2_0
using System.Runtime.InteropServices;
#endif

namespace Fal.Nodes.Webhooks;

/// <summary>
/// What the service signs: request id, user id, timestamp and the lower-case hex SHA-256 of the raw body, a line each
/// (<see href="https://docs.fal.ai/model-endpoints/webhooks"/>).
/// </summary>
internal static class SignedMessage
{
    public static byte[] Compose(string requestId, string userId, string timestamp, ReadOnlyMemory<byte> body) =>
        Encoding.UTF8.GetBytes($"{requestId}\n{userId}\n{timestamp}\n{Hex.ToHexString(Hash(body))}");

    private static byte[] Hash(ReadOnlyMemory<byte> body)
    {
#if NETSTANDARD2_0
        using var algorithm = SHA256.Create();
        return MemoryMarshal.TryGetArray(body, out var segment)
            ? algorithm.ComputeHash(segment.Array!, segment.Offset, segment.Count)
            : algorithm.ComputeHash(body.ToArray());
#else
        return SHA256.HashData(body.Span);
#endif
    }
}
