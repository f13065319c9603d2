namespace Fal.Standin.Recording;

/// <summary>Passes a body on, counts it, and keeps its beginning.</summary>
internal sealed class BodyRecorder(Stream body, int kept) : Stream
{
    private readonly Lock _gate = new();
    private readonly MemoryStream _beginning = new();
    private long _length;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public (ReadOnlyMemory<byte> Beginning, long Length) Snapshot()
    {
        lock (_gate)
        {
            return (_beginning.ToArray(), _length);
        }
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var count = await body.ReadAsync(buffer, cancellationToken);
        Keep(buffer.Span[..count]);
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count)
    {
        var read = body.Read(buffer, offset, count);
        Keep(buffer.AsSpan(offset, read));
        return read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private void Keep(ReadOnlySpan<byte> bytes)
    {
        lock (_gate)
        {
            _length += bytes.Length;
            _beginning.Write(bytes[..Math.Min(bytes.Length, kept - (int)_beginning.Length)]);
        }
    }
}
