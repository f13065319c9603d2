using Microsoft.AspNetCore.Http;

namespace Fal.Standin.Faults;

/// <summary>Answers in place of whom the request was for.</summary>
internal sealed class OtherAnswer(Reply reply, IReadOnlyList<(string Name, string Value)> headers) : StandinFaultEffect
{
    internal override async Task ApplyAsync(HttpContext context, RequestDelegate next)
    {
        await context.Request.DrainAsync();
        foreach (var (name, value) in headers)
        {
            context.Response.Headers[name] = value;
        }

        await reply.ExecuteAsync(context);
    }
}
