using Microsoft.AspNetCore.Http;

namespace Fal.Standin.Faults;

/// <summary>Sends half of the answer, and says so in its length or doesn't.</summary>
internal sealed class HalvedBody(bool complete) : StandinFaultEffect
{
    internal override async Task ApplyAsync(HttpContext context, RequestDelegate next)
    {
        var answer = await HeldAnswer.TakeAsync(context, next);
        var half = answer[..(answer.Length / 2)];
        context.Response.ContentLength = complete ? half.Length : answer.Length;
        await context.Response.Body.WriteAsync(half, context.RequestAborted);
        // Too few bytes for the length: the server closes the connection by itself.
    }
}
