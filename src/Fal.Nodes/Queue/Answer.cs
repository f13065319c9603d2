namespace Fal.Nodes;

/// <summary>Makes a result of the service's answer.</summary>
internal static class Answer
{
    /// <exception cref="FalFormatException">Nothing can be made of a part of the answer.</exception>
    public static FalResult<TOutput> Read<TOutput>(FalReply reply, string? requestId, AssetDownloader downloader)
        where TOutput : FalOutput, new()
    {
        var output = FalNode<TOutput>.ReadOutput(reply.Json!.Value);
        Attach(output, downloader);
        return new FalResult<TOutput>(output, requestId ?? reply.RequestId, reply.BillableUnits);
    }

    /// <summary>Has the files of an answer fetched through the client that got it.</summary>
    public static void Attach(FalOutput output, AssetDownloader downloader)
    {
        foreach (var asset in output.Assets)
        {
            asset.Downloader = downloader;
        }
    }
}
