namespace Fal.Nodes;

/// <summary>How the progress of a job is followed.</summary>
public enum FalStatusUpdates
{
    /// <summary>The service pushes each change over one connection; where that breaks or isn't offered, polling goes on.</summary>
    Stream,

    /// <summary>The service is asked again and again.</summary>
    Poll,
}
