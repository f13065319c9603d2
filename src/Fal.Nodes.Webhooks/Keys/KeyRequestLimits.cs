namespace Fal.Nodes.Webhooks.Keys;

/// <summary>What a request for the service's keys may cost.</summary>
internal static class KeyRequestLimits
{
    /// <summary>A key takes about 200 bytes.</summary>
    private const int LargestKeySetBytes = 64 * 1024;

    /// <summary>Below the 15 seconds that the service allows for the answer to a webhook, which waits for the keys.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    public static void Apply(HttpClient http)
    {
        http.Timeout = LongestWait;
        http.MaxResponseContentBufferSize = LargestKeySetBytes;
    }
}
