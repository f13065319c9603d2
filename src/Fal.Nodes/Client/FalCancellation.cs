namespace Fal.Nodes;

/// <summary>What became of a wish to cancel a request.</summary>
public enum FalCancellation
{
    /// <summary>The service cancels it; a job already running may still end.</summary>
    Requested,

    /// <summary>It was over already.</summary>
    AlreadyCompleted,

    /// <summary>The service knows no such request, or no longer.</summary>
    NotFound,
}
