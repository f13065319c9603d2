using Microsoft.AspNetCore.Http;

namespace Fal.Standin.Faults;

/// <summary>Sends the answer piece by piece.</summary>
internal sealed class SlowBody(TimeSpan pause, int chunk) : StandinFaultEffect
{
    internal override async Task ApplyAsync(HttpContext context, RequestDelegate next)
    {
        var answer = await HeldAnswer.TakeAsync(context, next);
        context.Response.ContentLength = answer.Length;
        for (var start = 0; start < answer.Length; start += chunk)
        {
            await context.Response.Body.WriteAsync(answer.Slice(start, Math.Min(chunk, answer.Length - start)), context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            await Task.Delay(pause, context.RequestAborted);
        }
    }
}
