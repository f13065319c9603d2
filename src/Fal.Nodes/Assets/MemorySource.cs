using System.Runtime.InteropServices;

namespace Fal.Nodes;

/// <summary>Bytes in memory.</summary>
internal sealed class MemorySource(ReadOnlyMemory<byte> content, string contentType, string kind)
    : AssetSource(MediaType.FileName(kind, contentType ?? throw new ArgumentNullException(nameof(contentType))), contentType)
{
    // Without a copy where there is an array behind the memory, which is nearly always.
    private readonly ArraySegment<byte> _content =
        MemoryMarshal.TryGetArray(content, out var segment) && segment.Array is not null ? segment : new ArraySegment<byte>(content.ToArray());

    public override long? GetLength() => _content.Count;

    public override string? TryInline() => $"data:{ContentType};base64,{Convert.ToBase64String(_content.Array!, _content.Offset, _content.Count)}";

    public override Stream Open(long offset) =>
        new MemoryStream(_content.Array!, _content.Offset + (int)offset, _content.Count - (int)offset, writable: false);
}
