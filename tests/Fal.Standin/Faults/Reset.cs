using Microsoft.AspNetCore.Http;

namespace Fal.Standin.Faults;

/// <summary>Breaks the connection, before the request is accepted or instead of its answer.</summary>
internal sealed class Reset(bool accepted) : StandinFaultEffect
{
    internal override async Task ApplyAsync(HttpContext context, RequestDelegate next)
    {
        if (accepted)
        {
            await HeldAnswer.TakeAsync(context, next);
        }
        else
        {
            // Without its body the record couldn't say what was lost.
            await context.Request.DrainAsync();
        }

        context.Abort();
    }
}
