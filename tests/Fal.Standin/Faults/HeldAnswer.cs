using Microsoft.AspNetCore.Http;

namespace Fal.Standin.Faults;

/// <summary>Lets a request go its way and holds its answer back. A stream is held until it ends.</summary>
internal static class HeldAnswer
{
    public static async Task<ReadOnlyMemory<byte>> TakeAsync(HttpContext context, RequestDelegate next)
    {
        var body = context.Response.Body;
        using var held = new MemoryStream();
        context.Response.Body = held;
        try
        {
            await next(context);
        }
        finally
        {
            context.Response.Body = body;
        }

        return held.ToArray();
    }
}
