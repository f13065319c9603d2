namespace Fal.Nodes;

/// <summary>Adds up what the parts of one file have sent.</summary>
internal sealed class UploadReport(string fileName, long? total, IProgress<FalUploadProgress>? progress)
{
    private long _sent;

    /// <summary>Bytes sent so far.</summary>
    public long Sent => Interlocked.Read(ref _sent);

    /// <param name="bytes">How many bytes went out; negative for a part that begins again.</param>
    public void Add(long bytes)
    {
        var sent = Interlocked.Add(ref _sent, bytes);
        progress?.Report(new FalUploadProgress(fileName, sent, total));
        if (bytes > 0)
        {
            FalTelemetry.CountUpload(bytes);
        }
    }
}
