namespace Fal.Nodes;

/// <summary>Reports uploads as a state of the request they are for.</summary>
internal sealed class UploadStatus(IProgress<FalStatus> progress) : IProgress<FalUploadProgress>
{
    public void Report(FalUploadProgress value) => progress.Report(new FalStatus { State = FalState.Uploading, Upload = value });
}
