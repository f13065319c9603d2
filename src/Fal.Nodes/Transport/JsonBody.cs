using System.Net;
using System.Net.Http.Headers;

namespace Fal.Nodes;

/// <summary>A JSON body that knows whether it was begun to be sent.</summary>
internal sealed class JsonBody : HttpContent
{
    private readonly byte[] _utf8;

    public JsonBody(byte[] utf8)
    {
        _utf8 = utf8;
        Headers.ContentType = new MediaTypeHeaderValue("application/json");
    }

    /// <summary>True once a byte of it may be on its way.</summary>
    public bool IsBegun { get; private set; }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        IsBegun = true;
        return stream.WriteAsync(_utf8, 0, _utf8.Length);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _utf8.Length;
        return true;
    }
}
