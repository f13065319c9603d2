using System.ComponentModel;

namespace Fal.Nodes;

/// <summary>
/// Marks the internal constructor of generated classes that leaves required members unset, for code that sets them by name.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum FalUninitialized
{
    /// <summary>The only value.</summary>
    Instance,
}
