using Fal.Standin.Answers;
using Fal.Standin.Jobs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Fal.Standin.Run;

/// <summary>Answers at once, whole or as a stream: <c>https://fal.run</c>.</summary>
internal sealed class RunRoutes(StandinOptions options, JobStore jobs, AnswerBook answers)
{
    private const string StreamSuffix = "/stream";

    public void Map(IEndpointRouteBuilder routes) => routes.Map($"/{Addresses.Run}/{{**path}}", HandleAsync);

    private async Task<IResult> HandleAsync(HttpContext context, string path)
    {
        if (context.Request.Method != HttpMethods.Post)
        {
            return Reply.Detail(405, "Method Not Allowed");
        }

        var streams = path.EndsWith(StreamSuffix, StringComparison.Ordinal);
        // A few endpoints of the catalogue are themselves called …/stream.
        var endpointId = streams && !answers.Knows(path) ? path[..^StreamSuffix.Length] : path;
        var (job, answer) = await jobs.AcceptAsync(context.Request, Addresses.Run, endpointId);
        if (!answer.Completes)
        {
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        }

        var reply = new AnswerReply(job.RequestId, answer);
        return !streams || answer.Error is not null ? reply
            : answer.ContentType == "application/json" ? await StreamEventsAsync(context, reply)
            : await StreamBytesAsync(context, reply);
    }

    private async Task<IResult> StreamEventsAsync(HttpContext context, AnswerReply reply)
    {
        var stream = new EventStream(context.Response);
        stream.Begin();
        reply.WriteHeaders(context.Response.Headers);
        foreach (var partial in reply.Answer.Partials)
        {
            await stream.SendAsync(partial, context.RequestAborted);
            await Task.Delay(options.StreamInterval, context.RequestAborted);
        }

        await stream.SendAsync(reply.Answer.Body, context.RequestAborted);
        return Results.Empty;
    }

    private async Task<IResult> StreamBytesAsync(HttpContext context, AnswerReply reply)
    {
        context.Response.ContentType = reply.Answer.ContentType;
        reply.WriteHeaders(context.Response.Headers);
        foreach (var chunk in reply.Answer.Partials)
        {
            await context.Response.Body.WriteAsync(chunk, context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            await Task.Delay(options.StreamInterval, context.RequestAborted);
        }

        return Results.Empty;
    }
}
