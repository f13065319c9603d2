using System.Net;
using System.Net.Http.Headers;

namespace Fal.Nodes;

/// <summary>A part on its way: read where it lies, piece by piece.</summary>
internal sealed class UploadContent : HttpContent
{
    private readonly UploadPart _part;
    private readonly UploadReport _report;
    private readonly StallTimeout _stall;

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
        var sent = 0L;
        try
        {
            var copied = await _stall.CopyAsync(
                content,
                stream,
                _part.Length,
                bytes =>
                {
                    sent += bytes;
                    _report.Add(bytes);
                }).ConfigureAwait(false);
            if (copied < _part.Length)
            {
                throw new EndOfStreamException($"The content ended {_part.Length - copied} bytes early; it was changed while it was uploaded.");
            }
        }
        catch
        {
            _report.Add(-sent);
            throw;
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _part.Length;
        return true;
    }
}
