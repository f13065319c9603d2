using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Fal.Standin.Storage;

/// <summary>Gives addresses to upload to, and short-lived tokens: <c>https://rest.fal.ai</c>.</summary>
internal sealed class StorageRoutes(FileStore files)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost($"/{Addresses.Rest}/storage/upload/initiate", context => InitiateAsync(context, multipart: false));
        routes.MapPost($"/{Addresses.Rest}/storage/upload/initiate-multipart", context => InitiateAsync(context, multipart: true));
        routes.MapPost($"/{Addresses.Rest}/tokens/", TokenAsync);
    }

    private async Task InitiateAsync(HttpContext context, bool multipart) => await (await ReplyAsync(context, multipart)).ExecuteAsync(context);

    private async Task<Reply> ReplyAsync(HttpContext context, bool multipart)
    {
        var request = context.Request;
        if (request.Query["storage_type"] != "fal-cdn-v3")
        {
            await request.DrainAsync();
            return Reply.Detail(422, "storage_type has to be fal-cdn-v3.");
        }

        var body = await ReadObjectAsync(request);
        if (Text(body, "file_name") is not { Length: > 0 } fileName || Text(body, "content_type") is not { Length: > 0 } contentType)
        {
            return Reply.Detail(422, "file_name and content_type are required.");
        }

        var lifecycle = request.Headers["X-Fal-Object-Lifecycle"] is { Count: > 0 } header ? header.ToString() : null;
        var (id, upload) = files.Initiate(request.On(Addresses.Cdn, ""), fileName, contentType, lifecycle, multipart);
        return new Reply(200, new JsonObject
        {
            ["file_url"] = upload.Url.AbsoluteUri,
            ["upload_url"] = request.On(Addresses.Cdn, $"upload/{id}?sig={upload.Signature}"),
        });
    }

    private static async Task TokenAsync(HttpContext context)
    {
        var body = await ReadObjectAsync(context.Request);
        var reply = body?["allowed_apps"] is JsonArray { Count: > 0 } && body["token_expiration"] is JsonValue
            ? new Reply(201, JsonValue.Create($"standin-token-{Guid.NewGuid():N}"))
            : Reply.Detail(422, "allowed_apps and token_expiration are required.");
        await reply.ExecuteAsync(context);
    }

    private static async Task<JsonObject?> ReadObjectAsync(HttpRequest request)
    {
        try
        {
            return JsonNode.Parse(await request.ReadBodyAsync()) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Text(JsonObject? body, string name) =>
        body?[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
