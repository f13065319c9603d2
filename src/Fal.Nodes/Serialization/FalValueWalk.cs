namespace Fal.Nodes.Serialization;

/// <summary>Goes through the values that members hold, at whatever depth, and changes nothing.</summary>
internal abstract class FalValueWalk : FalMemberVisitor
{
    /// <summary>An asset was met.</summary>
    public virtual void Asset(FalAsset asset)
    {
    }

    /// <summary>The walk goes into a member.</summary>
    public virtual void Enter(FalName name, string property)
    {
    }

    /// <summary>The walk goes into an item of a list or tuple.</summary>
    public virtual void Enter(int index)
    {
    }

    /// <summary>The walk goes into a value of a map.</summary>
    public virtual void Enter(string key)
    {
    }

    /// <summary>The walk comes back out.</summary>
    public virtual void Leave()
    {
    }

    public override string? Text(FalName name, string? value, bool sendNull = false, string? property = null) => Plain(name, value, property);

    public override int? Int32(FalName name, int? value, bool sendNull = false, string? property = null) => Plain(name, value, property);

    public override long? Int64(FalName name, long? value, bool sendNull = false, string? property = null) => Plain(name, value, property);

    public override double? Number(FalName name, double? value, bool sendNull = false, string? property = null) => Plain(name, value, property);

    public override bool? Boolean(FalName name, bool? value, bool sendNull = false, string? property = null) => Plain(name, value, property);

    public override T? Member<T>(FalName name, T? value, FalType<T> type, bool sendNull = false, string? property = null)
        where T : default
    {
        Enter(name, property ?? name.ToString());
        if (value is not null)
        {
            type.Walk(value, this);
        }

        Leave();
        return value;
    }

    public override T? Member<T>(FalName name, T? value, FalType<T> type, bool sendNull = false, string? property = null)
    {
        Enter(name, property ?? name.ToString());
        if (value is not null)
        {
            type.Walk(value.Value, this);
        }

        Leave();
        return value;
    }

    public override void Constant<T>(FalName name, T value, FalType<T> type, string? property = null) => Plain(name, value, property);

    private T Plain<T>(FalName name, T value, string? property)
    {
        Enter(name, property ?? name.ToString());
        Leave();
        return value;
    }
}
