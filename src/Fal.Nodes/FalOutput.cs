using Fal.Nodes.Serialization;

namespace Fal.Nodes;

/// <summary>The answer of an endpoint. Generated classes derive from it.</summary>
public abstract class FalOutput : FalObject
{
    /// <summary>Every file of the answer, at whatever depth, in schema order.</summary>
    public IReadOnlyList<FalAsset> Assets => AssetCollector.Collect(this);
}
