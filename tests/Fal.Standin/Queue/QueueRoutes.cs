using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using Fal.Standin.Answers;
using Fal.Standin.Jobs;
using Fal.Standin.Webhooks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Fal.Standin.Queue;

/// <summary>
/// The queue: <c>https://queue.fal.run</c>.
/// <para>
/// Assumed, since no public source says it and the service wasn't asked: an unfinished request has the status code 202; its
/// result is refused with 400 "Request is still in progress"; a cancelled request has completed, its result is a 499 of type
/// <c>client_cancelled</c>, and cancelling it again says ALREADY_COMPLETED; a request that nobody knows is a 404.
/// </para>
/// <para>
/// Addresses of a request name the application alone, as the public clients do. The service's documentation disagrees with
/// itself; here the whole endpoint id is a 404, so that a client that builds addresses instead of using those it was given is found out.
/// </para>
/// </summary>
internal sealed class QueueRoutes(StandinOptions options, JobStore jobs, WebhookSender webhooks)
{
    public void Map(IEndpointRouteBuilder routes) => routes.Map($"/{Addresses.Queue}/{{**path}}", HandleAsync);

    private async Task<IResult> HandleAsync(HttpContext context, string path)
    {
        var target = QueuePath.Parse(path);
        if (target.RequestId is null)
        {
            return context.Request.Method == HttpMethods.Post ? await SubmitAsync(context, target.Endpoint) : Reply.Detail(405, "Method Not Allowed");
        }

        // Every answer of the queue has an id of its own; a result has the request's.
        context.Response.Headers["x-fal-request-id"] = Guid.NewGuid().ToString();
        var job = jobs.Find(target.RequestId);
        var known = job?.App == target.Endpoint;
        return (context.Request.Method, target.Action) switch
        {
            ("PUT", "cancel") => Cancel(known ? job : null),
            ("GET", "status" or "status/stream" or "" or "response") when !known => Reply.Detail(404, "Request not found"),
            ("GET", "status") => Status(context.Request, job!),
            ("GET", "status/stream") => await StreamStatusAsync(context, job!),
            ("GET", "" or "response") => Result(job!),
            _ => Reply.Detail(405, "Method Not Allowed"),
        };
    }

    private async Task<IResult> SubmitAsync(HttpContext context, string endpointId)
    {
        if (int.TryParse(context.Request.Query["fal_max_queue_length"], out var longest) && jobs.Waiting(endpointId) > longest)
        {
            await context.Request.DrainAsync();
            return Reply.Detail(429, "The queue is longer than fal_max_queue_length allows.");
        }

        var (job, _) = await jobs.AcceptAsync(context.Request, Addresses.Queue, endpointId);
        webhooks.Watch(job);
        context.Response.Headers["x-fal-request-id"] = job.RequestId;
        var reply = Describe(context.Request, job, "IN_QUEUE");
        reply["queue_position"] = 1;
        return new Reply(200, reply);
    }

    private static Reply Status(HttpRequest request, Job job)
    {
        var status = job.Poll();
        return new Reply(status.State == StandinState.Completed ? 200 : 202, Describe(request, job, status, status.Logs));
    }

    private static IResult Result(Job job)
    {
        var status = job.ReadResult();
        return status.State == StandinState.Completed
            ? new AnswerReply(job.RequestId, status.Answer)
            : Reply.Detail(400, "Request is still in progress");
    }

    private static Reply Cancel(Job? job)
    {
        var (code, text) = job is null ? (404, "NOT_FOUND") : job.TryCancel() ? (202, "CANCELLATION_REQUESTED") : (400, "ALREADY_COMPLETED");
        return new Reply(code, new JsonObject { ["status"] = text });
    }

    /// <summary>Sends the status whenever it has changed, each time with the lines that weren't sent before.</summary>
    private async Task<IResult> StreamStatusAsync(HttpContext context, Job job)
    {
        var stream = new EventStream(context.Response);
        stream.Begin();
        JobStatus? sent = null;
        while (true)
        {
            var status = job.Step();
            if (sent is null || sent.State != status.State || sent.Logs.Length != status.Logs.Length)
            {
                var fresh = status.Logs.RemoveRange(0, sent?.Logs.Length ?? 0);
                var json = Describe(context.Request, job, status, fresh).ToJsonString();
                await stream.SendAsync(Encoding.UTF8.GetBytes(json), context.RequestAborted);
                sent = status;
            }

            if (status.State == StandinState.Completed)
            {
                return Results.Empty;
            }

            await Task.Delay(options.StreamInterval, context.RequestAborted);
        }
    }

    private static JsonObject Describe(HttpRequest request, Job job, JobStatus status, ImmutableArray<JobLog> logs)
    {
        if (status.State == StandinState.InQueue)
        {
            var queued = Describe(request, job, "IN_QUEUE");
            queued["queue_position"] = 0;
            return queued;
        }

        var json = Describe(request, job, status.State == StandinState.Completed ? "COMPLETED" : "IN_PROGRESS");
        json["logs"] = request.Query["logs"].ToString() is "1" or "true" ? new JsonArray([.. logs.Select(log => log.ToJson())]) : null;
        if (status.State == StandinState.Completed)
        {
            json["metrics"] = new JsonObject { ["inference_time"] = 0.25 };
            if (status.Answer.Error is not null)
            {
                json["error"] = status.Answer.Error;
            }

            if (status.Answer.ErrorType is not null)
            {
                json["error_type"] = status.Answer.ErrorType;
            }
        }

        return json;
    }

    private static JsonObject Describe(HttpRequest request, Job job, string state)
    {
        var address = request.On(Addresses.Queue, $"{job.App}/requests/{job.RequestId}");
        return new JsonObject
        {
            ["status"] = state,
            ["request_id"] = job.RequestId,
            ["response_url"] = address,
            ["status_url"] = address + "/status",
            ["cancel_url"] = address + "/cancel",
        };
    }
}
