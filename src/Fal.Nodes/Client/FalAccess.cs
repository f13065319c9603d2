namespace Fal.Nodes;

/// <summary>What may be done with a file.</summary>
public enum FalAccess
{
    /// <summary>It may be read.</summary>
    Allow,

    /// <summary>It looks as if it weren't there.</summary>
    Hide,

    /// <summary>Reading it is refused.</summary>
    Forbid,
}
