using Microsoft.AspNetCore.Http;

namespace Fal.Standin;

internal static class RequestBodies
{
    /// <summary>Reads a body that has to be in memory as a whole.</summary>
    public static async Task<byte[]> ReadBodyAsync(this HttpRequest request)
    {
        using var buffer = new MemoryStream();
        await request.Body.CopyToAsync(buffer, request.HttpContext.RequestAborted);
        return buffer.ToArray();
    }

    /// <summary>Reads a body that nobody wants, so that it is recorded and the connection can be used again.</summary>
    public static Task DrainAsync(this HttpRequest request) => request.Body.CopyToAsync(Stream.Null, request.HttpContext.RequestAborted);
}
