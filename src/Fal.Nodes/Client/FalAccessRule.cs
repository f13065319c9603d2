namespace Fal.Nodes;

/// <summary>What one user may do with a file.</summary>
public sealed class FalAccessRule
{
    /// <summary>The user's name at the service.</summary>
    public string User { get; set; } = "";

    /// <summary>What the user may do.</summary>
    public FalAccess Access { get; set; }
}
