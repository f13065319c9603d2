using System.Buffers;

namespace Fal.Build.Core;

/// <summary>
/// The bytes of a file, in a buffer that goes to the next file once they are no longer needed. A run reads hundreds of files; as
/// arrays of their own the largest of them alone would have the collector go through the whole heap every few runs.
/// </summary>
internal sealed class FileContent : IDisposable
{
    private readonly int _length;
    private readonly bool _isRented;
    private byte[]? _buffer;

    private FileContent(byte[] buffer, int length, bool isRented)
    {
        _buffer = buffer;
        _length = length;
        _isRented = isRented;
    }

    /// <summary>The bytes, until this is disposed of.</summary>
    public ReadOnlySpan<byte> Bytes => Buffer.AsSpan(0, _length);

    private byte[] Buffer => _buffer ?? throw new ObjectDisposedException(nameof(FileContent));

    /// <summary>The content of a file that is yet to be written.</summary>
    public static FileContent Of(byte[] bytes) => new(bytes, bytes.Length, isRented: false);

    /// <summary>Reads a file.</summary>
    /// <param name="file">Absolute path.</param>
    /// <exception cref="IOException">It can't be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It mayn't be read.</exception>
    public static FileContent Read(string file)
    {
        using var handle = File.OpenHandle(file, options: FileOptions.SequentialScan);
        var expected = RandomAccess.GetLength(handle);
        if (expected >= Array.MaxLength)
        {
            throw new IOException("it is larger than 2 GB.");
        }

        // A byte more, so that the end is found without a larger buffer.
        var buffer = ArrayPool<byte>.Shared.Rent((int)expected + 1);
        var length = 0;
        for (var read = RandomAccess.Read(handle, buffer, 0); read > 0; read = RandomAccess.Read(handle, buffer.AsSpan(length), length))
        {
            length += read;
            if (length == buffer.Length)
            {
                buffer = Enlarge(buffer);
            }
        }

        return new(buffer, length, isRented: true);
    }

    /// <summary>The bytes as a stream, until this is disposed of.</summary>
    public Stream Open() => new MemoryStream(Buffer, 0, _length, writable: false);

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _buffer, null) is { } buffer && _isRented)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>For a file that grows while it is read, or that doesn't say how long it is.</summary>
    private static byte[] Enlarge(byte[] buffer)
    {
        var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }
}
