namespace Fal.Nodes;

/// <summary>How far a request is.</summary>
public enum FalState
{
    /// <summary>Its files are being uploaded; the service doesn't know of it yet.</summary>
    Uploading,

    /// <summary>It waits for a runner.</summary>
    InQueue,

    /// <summary>A runner works on it. States that the service adds later are read as this.</summary>
    InProgress,

    /// <summary>It is over, well or not: the result, or the error, can be fetched.</summary>
    Completed,
}
