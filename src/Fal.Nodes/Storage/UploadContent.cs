using System.Net;
using System.Net.Http.Headers;

namespace Fal.Nodes;

/// <summary>A part on its way: read where it lies, piece by piece.</summary>
internal sealed class UploadContent : HttpContent
{
    private readonly UploadPart _part;
    private readonly UploadReport _report;
    private readonly StallTimeout _stall;
    private long _sent;

    public UploadContent(UploadPart part, UploadReport report, StallTimeout stall)
    {
        _part = part;
        _report = report;
        _stall = stall;
        Headers.ContentLength = part.Length;
        if (part.ContentType is { } contentType)
        {
            Headers.ContentType = MediaTypeHeaderValue.TryParse(contentType, out var parsed) ? parsed : new MediaTypeHeaderValue(MediaType.Unknown);
        }
    }

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        using var content = _part.Open(_part.Offset);
        var copied = await _stall.CopyAsync(
            content,
            stream,
            _part.Length,
            bytes =>
            {
                _sent += bytes;
                _report.Add(bytes);
            }).ConfigureAwait(false);
        if (copied < _part.Length)
        {
            throw new EndOfStreamException($"The content ended {_part.Length - copied} bytes early; it was changed while it was uploaded.");
        }
    }

    /// <summary>Takes back what was reported: the part will be sent again, or not at all.</summary>
    public void Withdraw()
    {
        _report.Add(-_sent);
        _sent = 0;
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _part.Length;
        return true;
    }
}
