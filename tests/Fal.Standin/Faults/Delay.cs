using Microsoft.AspNetCore.Http;

namespace Fal.Standin.Faults;

/// <summary>Waits before anything is done.</summary>
internal sealed class Delay(TimeSpan delay) : StandinFaultEffect
{
    internal override async Task ApplyAsync(HttpContext context, RequestDelegate next)
    {
        await Task.Delay(delay, context.RequestAborted);
        await next(context);
    }
}
