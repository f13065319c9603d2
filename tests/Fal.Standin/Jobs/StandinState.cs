namespace Fal.Standin;

/// <summary>Where a request is. There is no state for failure: what failed has completed.</summary>
public enum StandinState
{
    /// <summary>It waits (<c>IN_QUEUE</c>).</summary>
    InQueue,

    /// <summary>It runs (<c>IN_PROGRESS</c>).</summary>
    InProgress,

    /// <summary>It has an answer, good or bad (<c>COMPLETED</c>).</summary>
    Completed,
}
