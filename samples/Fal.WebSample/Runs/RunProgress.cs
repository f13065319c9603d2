using System.Net.ServerSentEvents;
using System.Threading.Channels;
using Fal.Nodes;

namespace Fal.WebSample.Runs;

/// <summary>Passes on how far a run and its uploads are.</summary>
internal sealed class RunProgress(ChannelWriter<SseItem<string>> events) : IProgress<FalStatus>, IProgress<FalUploadProgress>
{
    public void Report(FalStatus value) => events.TryWrite(RunEvent.Status(value));

    public void Report(FalUploadProgress value) => Report(new FalStatus { State = FalState.Uploading, Upload = value });
}
