using Fal.Nodes;

namespace Fal.Sample.Commands;

/// <summary>
/// Tells of a run on standard error, a line for each thing that happens, so that it can be read in a file too and the answer
/// has standard output for itself.
/// </summary>
internal sealed class TerminalProgress : IProgress<FalStatus>, IProgress<FalUploadProgress>
{
    private (string? File, long Tenths) _upload;

    public void Report(FalStatus value)
    {
        if (value.Upload is { } upload)
        {
            Report(upload);
            return;
        }

        foreach (var line in value.Logs)
        {
            Console.Error.WriteLine($"  {line.Message}");
        }

        switch (value.State)
        {
            case FalState.InQueue:
                Console.Error.WriteLine(value.QueuePosition > 0 ? $"In the queue behind {value.QueuePosition}, request {value.RequestId}" : $"In the queue, request {value.RequestId}");
                break;
            case FalState.InProgress when value.Logs.Count == 0:
                Console.Error.WriteLine("Running");
                break;
            case FalState.Completed:
                Console.Error.WriteLine(value.InferenceTime is { } time ? $"Completed, {time:0.00} s of inference" : "Completed");
                break;
        }
    }

    public void Report(FalUploadProgress value)
    {
        // Ten lines a file are enough.
        var tenths = value.TotalBytes is > 0 ? value.SentBytes * 10 / value.TotalBytes.Value : 0;
        if (_upload != (value.FileName, tenths))
        {
            _upload = (value.FileName, tenths);
            Console.Error.WriteLine($"Uploading {value.FileName}: {value.SentBytes:N0} of {value.TotalBytes?.ToString("N0", null) ?? "?"} bytes");
        }
    }
}
