namespace Fal.Nodes.Serialization;

/// <summary>Lists the assets that members hold, at whatever depth.</summary>
internal sealed class AssetCollector : FalValueWalk
{
    private readonly List<FalAsset> _assets = [];

    public static IReadOnlyList<FalAsset> Collect(FalMembers members)
    {
        var collector = new AssetCollector();
        members.VisitMembers(collector);
        return collector._assets;
    }

    public override void Asset(FalAsset asset) => _assets.Add(asset);
}
