using System.Buffers;
using System.Security.Cryptography;

namespace Fal.Standin.Storage;

/// <summary>What was promised an address and may now be sent, in one piece or in parts.</summary>
internal sealed class Upload(StandinOptions options, Uri url, string fileName, string contentType, string? lifecycle, bool multipart) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<int, StandinPart> _parts = [];

    // Parts that came before one of their predecessors. The whole is hashed in order and its parts are let go as soon as they
    // have been, so what is held is no more than a client sends in parallel.
    private readonly Dictionary<int, byte[]> _ahead = [];
    private readonly FileDigest _whole = new(options.KeptFileBytes);
    private int _appended;
    private StandinFile? _file;

    /// <summary>Proves that the address was given by this server.</summary>
    public string Signature { get; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));

    public bool IsMultipart => multipart;

    public Uri Url => url;

    /// <summary>The file, when all of it is there.</summary>
    public StandinFile? File
    {
        get
        {
            lock (_gate)
            {
                return _file;
            }
        }
    }

    /// <summary>Takes the file in one piece. A second time replaces the first.</summary>
    public async Task TakeAsync(Stream body, string? sentContentType, CancellationToken cancellationToken)
    {
        using var digest = new FileDigest(options.KeptFileBytes);
        var buffer = ArrayPool<byte>.Shared.Rent(1 << 16);
        try
        {
            while (await body.ReadAsync(buffer, cancellationToken) is > 0 and var count)
            {
                digest.Append(buffer.AsSpan(0, count));
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        lock (_gate)
        {
            _file = Describe(digest, sentContentType);
        }
    }

    /// <summary>Takes a part. It may be sent again, but only with the same bytes.</summary>
    public (StandinPart? Part, UploadFault? Fault) TakePart(int number, byte[] bytes)
    {
        var sha = Convert.ToHexStringLower(SHA256.HashData(bytes));
        lock (_gate)
        {
            var before = _parts.GetValueOrDefault(number);
            if (before is not null && before.Sha256 != sha)
            {
                return (null, new UploadFault(409, $"Part {number} was sent before with other bytes."));
            }

            var part = new StandinPart(number, bytes.Length, sha, sha[..32], (before?.SentCount ?? 0) + 1);
            _parts[number] = part;
            if (before is null)
            {
                _ahead[number] = bytes;
                while (_ahead.Remove(_appended + 1, out var next))
                {
                    _whole.Append(next);
                    _appended++;
                }
            }

            return (part, null);
        }
    }

    /// <summary>Makes one file of the parts, when the list names every one of them in order.</summary>
    public UploadFault? Complete(IReadOnlyList<(int Number, string ETag)> listed)
    {
        lock (_gate)
        {
            if (_file is not null)
            {
                return null; // Completing twice is what a client does that has lost the first answer.
            }

            if (listed.Count == 0)
            {
                return new UploadFault(400, "No part is listed.");
            }

            for (var index = 0; index < listed.Count; index++)
            {
                var (number, etag) = listed[index];
                if (number != index + 1)
                {
                    return new UploadFault(400, $"Part {index + 1} has to be listed in place {index + 1}; found {number}.");
                }

                if (!_parts.TryGetValue(number, out var part))
                {
                    return new UploadFault(400, $"Part {number} was never sent.");
                }

                if (part.ETag != etag.Trim('"'))
                {
                    return new UploadFault(400, $"Part {number} is '{part.ETag}', not '{etag}'.");
                }
            }

            if (listed.Count != _parts.Count)
            {
                return new UploadFault(400, $"{_parts.Count} parts were sent and {listed.Count} are listed.");
            }

            _file = Describe(_whole, null);
            return null;
        }
    }

    public void Dispose() => _whole.Dispose();

    private StandinFile Describe(FileDigest digest, string? sentContentType)
    {
        var (sha, content) = digest.Finish();
        return new StandinFile
        {
            Url = url,
            FileName = fileName,
            ContentType = contentType,
            SentContentType = sentContentType,
            Lifecycle = lifecycle,
            Length = digest.Length,
            Sha256 = sha,
            Parts = [.. _parts.Values],
            Content = content,
        };
    }
}
