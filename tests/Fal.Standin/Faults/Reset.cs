using Microsoft.AspNetCore.Http;

namespace Fal.Standin.Faults;

/// <summary>Breaks the connection, before the request is accepted or instead of its answer.</summary>
internal sealed class Reset(bool accepted, bool read) : StandinFaultEffect
{
    internal override async Task ApplyAsync(HttpContext context, RequestDelegate next)
    {
        if (accepted)
        {
            await HeldAnswer.TakeAsync(context, next);
        }
        else if (read)
        {
            // Without its body the record couldn't say what was lost.
            await context.Request.DrainAsync();
        }

        context.Abort();

        // The token tells of it a little later; until then the record would take the end of this method for an answer.
        await Task.Delay(Timeout.Infinite, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
