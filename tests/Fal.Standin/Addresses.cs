using Microsoft.AspNetCore.Http;

namespace Fal.Standin;

/// <summary>The hosts of the service, each a path prefix of one server.</summary>
internal static class Addresses
{
    public const string Queue = "queue";
    public const string Run = "run";
    public const string Rest = "rest";
    public const string Cdn = "cdn";
    public const string Platform = "v1";
    public const string OpenApi = "openapi";

    /// <summary>Takes a path apart into the host that its first segment stands for and the path on that host.</summary>
    public static (string Host, string Path) Split(PathString path)
    {
        var text = path.Value!;
        var end = text.IndexOf('/', 1);
        return end < 0 ? (text[1..], "/") : (text[1..end], text[end..]);
    }

    /// <summary>An address on one of the hosts, under the name by which the client reached this server.</summary>
    public static string On(this HttpRequest request, string host, string path) => $"{request.Scheme}://{request.Host}/{host}/{path}";
}
