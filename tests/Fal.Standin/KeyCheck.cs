using Fal.Standin.Platform;
using Microsoft.AspNetCore.Http;

namespace Fal.Standin;

/// <summary>Asks for a key wherever the service does, and refuses one where a key must never be sent.</summary>
internal sealed class KeyCheck(StandinKeys keys)
{
    public async Task CheckAsync(HttpContext context, RequestDelegate next)
    {
        var (host, path) = Addresses.Split(context.Request.Path);
        if (Refusal(context.Request, host, path) is { } refusal)
        {
            await context.Request.DrainAsync();
            await refusal.ExecuteAsync(context);
            return;
        }

        await next(context);
    }

    private Reply? Refusal(HttpRequest request, string host, string path) => host switch
    {
        Addresses.Queue or Addresses.Run when !HasKey(request) =>
            Reply.Detail(401, "Cannot access application. Authentication is required to access this application."),
        Addresses.Rest when !path.StartsWith("/.well-known/", StringComparison.Ordinal) && !HasKey(request) =>
            Reply.Detail(401, "Authentication is required."),
        Addresses.Platform when path == "/models/pricing" && !HasKey(request) =>
            PlatformError.Unauthorized,
        // An upload address is signed and belongs to a bucket of somebody else: a key must never reach it.
        Addresses.Cdn when path.StartsWith("/upload/", StringComparison.Ordinal) && request.Headers.ContainsKey("Authorization") =>
            Reply.Detail(400, "An upload carries its own signature and no Authorization header."),
        _ => null,
    };

    private bool HasKey(HttpRequest request)
    {
        var parts = request.Headers.Authorization.ToString().Split(' ', 2);
        return parts is ["Key" or "Bearer", var key] && keys.Contains(key);
    }
}
