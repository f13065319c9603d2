namespace Fal.Nodes;

/// <summary>Place of a job in the queue among those of the same account.</summary>
public enum FalPriority
{
    /// <summary>In the order of arrival.</summary>
    Normal,

    /// <summary>After all jobs of normal priority.</summary>
    Low,
}
