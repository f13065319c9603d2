using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Fal.Standin;

/// <summary>A whole answer in one piece, with its length, as the service sends them.</summary>
internal sealed record Reply(int Status, ReadOnlyMemory<byte> Body, string ContentType = "application/json") : IResult
{
    public Reply(int status, JsonNode body)
        : this(status, Encoding.UTF8.GetBytes(body.ToJsonString()))
    {
    }

    /// <summary>An error in the service's plainest form.</summary>
    public static Reply Detail(int status, string detail) => new(status, new JsonObject { ["detail"] = detail });

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = Status;
        response.ContentLength = Body.Length;
        if (Body.Length > 0)
        {
            response.ContentType = ContentType;
            await response.Body.WriteAsync(Body, httpContext.RequestAborted);
        }
    }
}
