namespace Fal.Nodes.Serialization;

/// <summary>Lists the assets that members hold, at whatever depth.</summary>
internal sealed class AssetCollector : FalMemberVisitor
{
    private readonly List<FalAsset> _assets = [];

    public static IReadOnlyList<FalAsset> Collect(FalMembers members)
    {
        var collector = new AssetCollector();
        members.VisitMembers(collector);
        return collector._assets;
    }

    public void Add(FalAsset asset) => _assets.Add(asset);

    public override string? Text(FalName name, string? value, bool sendNull = false) => value;

    public override int? Int32(FalName name, int? value, bool sendNull = false) => value;

    public override long? Int64(FalName name, long? value, bool sendNull = false) => value;

    public override double? Number(FalName name, double? value, bool sendNull = false) => value;

    public override bool? Boolean(FalName name, bool? value, bool sendNull = false) => value;

    public override T? Member<T>(FalName name, T? value, FalType<T> type, bool sendNull = false)
        where T : default
    {
        if (value is not null)
        {
            type.CollectAssets(value, this);
        }

        return value;
    }

    public override T? Member<T>(FalName name, T? value, FalType<T> type, bool sendNull = false)
    {
        if (value is not null)
        {
            type.CollectAssets(value.Value, this);
        }

        return value;
    }

    public override void Constant<T>(FalName name, T value, FalType<T> type)
    {
    }
}
