namespace Fal.Nodes;

/// <summary>How one run is queued and followed.</summary>
public sealed class FalRunOptions : FalSubmitOptions
{
    /// <summary>Longest time for this run; null for <see cref="FalClientOptions.Deadline"/>.</summary>
    public TimeSpan? Deadline { get; set; }
}
