namespace Fal.Standin.Queue;

/// <summary>A path on the queue's host: an endpoint, or an application and one of its requests.</summary>
/// <param name="Endpoint">What stands before <c>requests</c>.</param>
/// <param name="RequestId">The request, if the path names one.</param>
/// <param name="Action">What stands behind the request: nothing, <c>status</c>, <c>status/stream</c>, <c>cancel</c> or <c>response</c>.</param>
internal sealed record QueuePath(string Endpoint, string? RequestId, string Action)
{
    public static QueuePath Parse(string path)
    {
        var segments = path.Trim('/').Split('/');
        var requests = Array.LastIndexOf(segments, "requests");
        return requests < 1 || requests == segments.Length - 1
            ? new QueuePath(string.Join('/', segments), null, "")
            : new QueuePath(string.Join('/', segments[..requests]), segments[requests + 1], string.Join('/', segments[(requests + 2)..]));
    }
}
