using System.Text.Json;
using System.Text.Json.Nodes;
using Fal.Standin.Answers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;

namespace Fal.Standin.Storage;

/// <summary>Takes uploads at the addresses that were given, and hands files out: <c>https://v3.fal.media</c> and the bucket behind it.</summary>
internal sealed class CdnRoutes(FileStore files)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPut($"/{Addresses.Cdn}/upload/{{id}}", PutAsync);
        routes.MapPut($"/{Addresses.Cdn}/upload/{{id}}/{{number:int}}", PutPartAsync);
        routes.MapPost($"/{Addresses.Cdn}/upload/{{id}}/complete", CompleteAsync);
        routes.MapMethods($"/{Addresses.Cdn}/files/{{**path}}", [HttpMethods.Get, HttpMethods.Head], Get);
    }

    private async Task<IResult> PutAsync(HttpContext context, string id)
    {
        if (Find(context, id, multipart: false) is not { } upload)
        {
            return await RefuseAsync(context);
        }

        await upload.TakeAsync(context.Request.Body, context.Request.ContentType, context.RequestAborted);
        return new Reply(200, ReadOnlyMemory<byte>.Empty);
    }

    private async Task<IResult> PutPartAsync(HttpContext context, string id, int number)
    {
        if (Find(context, id, multipart: true) is not { } upload || number < 1)
        {
            return await RefuseAsync(context);
        }

        var (part, fault) = upload.TakePart(number, await context.Request.ReadBodyAsync());
        if (part is null)
        {
            return Reply.Detail(fault!.Status, fault.Detail);
        }

        context.Response.Headers.ETag = $"\"{part.ETag}\"";
        return new Reply(200, new JsonObject { ["partNumber"] = part.Number, ["etag"] = part.ETag });
    }

    private async Task<IResult> CompleteAsync(HttpContext context, string id)
    {
        if (Find(context, id, multipart: true) is not { } upload)
        {
            return await RefuseAsync(context);
        }

        return ReadParts(await context.Request.ReadBodyAsync()) is not { } parts ? Reply.Detail(400, "parts has to be a list of partNumber and etag.")
            : upload.Complete(parts) is { } fault ? Reply.Detail(fault.Status, fault.Detail)
            : new Reply(200, new JsonObject { ["url"] = upload.Url.AbsoluteUri });
    }

    private IResult Get(HttpContext context)
    {
        // The path as it was sent: routing has unescaped its own copy.
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget.Split('?')[0];
        var hosted = HostedFile.All.FirstOrDefault(file => target.EndsWith($"/files/standin/{file.FileName}", StringComparison.Ordinal));
        return files.FindByPath(target)?.File switch
        {
            null when hosted is not null => Results.Bytes(hosted.Content, hosted.ContentType, enableRangeProcessing: true),
            null => Reply.Detail(404, "File not found"),
            { Content: null } => Reply.Detail(410, "The file was too long to be kept."),
            { Content: { } content } file => Results.Bytes(content, file.ContentType, enableRangeProcessing: true),
        };
    }

    private Upload? Find(HttpContext context, string id, bool multipart) =>
        files.FindById(id) is { } upload && upload.IsMultipart == multipart && context.Request.Query["sig"] == upload.Signature ? upload : null;

    private static async Task<IResult> RefuseAsync(HttpContext context)
    {
        await context.Request.DrainAsync();
        return Reply.Detail(403, "The signature doesn't match this upload.");
    }

    private static List<(int Number, string ETag)>? ReadParts(byte[] body)
    {
        try
        {
            return [.. JsonElement.Parse(body).GetProperty("parts").EnumerateArray()
                .Select(part => (part.GetProperty("partNumber").GetInt32(), part.GetProperty("etag").GetString()!))];
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            return null;
        }
    }
}
