using System.Security.Cryptography;

namespace Fal.Standin.Storage;

/// <summary>Counts and hashes a file as it comes, and keeps it while it is short.</summary>
internal sealed class FileDigest(int kept) : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private MemoryStream? _content = new();

    public long Length { get; private set; }

    public void Append(ReadOnlySpan<byte> bytes)
    {
        _hash.AppendData(bytes);
        Length += bytes.Length;
        if (Length > kept)
        {
            _content = null;
        }

        _content?.Write(bytes);
    }

    public (string Sha256, ReadOnlyMemory<byte>? Content) Finish() =>
        (Convert.ToHexStringLower(_hash.GetHashAndReset()), _content is null ? default(ReadOnlyMemory<byte>?) : _content.ToArray());

    public void Dispose() => _hash.Dispose();
}
