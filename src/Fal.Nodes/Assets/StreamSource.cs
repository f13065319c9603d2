namespace Fal.Nodes;

/// <summary>A stream of the caller's, read once from where it stands; it stays open.</summary>
internal sealed class StreamSource(Stream content, string contentType, string fileName)
    : AssetSource(fileName, contentType ?? throw new ArgumentNullException(nameof(contentType)))
{
    private readonly long _start = (content ?? throw new ArgumentNullException(nameof(content))).CanSeek ? content.Position : 0;
    private int _isTaken;

    public override bool IsRandomAccess => false;

    public override long? GetLength() => content.CanSeek ? content.Length - _start : null;

    /// <summary>The stream itself. One that can be sought is set back, so that a failed upload may begin again; another is given once.</summary>
    public override Stream Open(long offset)
    {
        if (content.CanSeek)
        {
            content.Position = _start + offset;
        }
        else if (Interlocked.Exchange(ref _isTaken, 1) != 0)
        {
            throw new InvalidOperationException($"The stream of '{FileName}' was read already and can't be read again; make a new asset.");
        }

        return new Unclosed(content);
    }

    /// <summary>Reads a stream and leaves it open.</summary>
    private sealed class Unclosed(Stream inner) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => inner.Read(buffer, offset, count);

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            inner.ReadAsync(buffer, offset, count, cancellationToken);

#if !NETSTANDARD2_0
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            inner.ReadAsync(buffer, cancellationToken);
#endif

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
