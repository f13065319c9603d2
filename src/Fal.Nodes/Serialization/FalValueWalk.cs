namespace Fal.Nodes.Serialization;

/// <summary>Goes through the values that members hold, at whatever depth, and changes nothing.</summary>
internal abstract class FalValueWalk : FalMemberVisitor
{
    /// <summary>An asset was met.</summary>
    public virtual void Asset(FalAsset asset)
    {
    }

    /// <summary>The walk goes into a member.</summary>
    public virtual void Enter(string name, string property)
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

    private protected override T? Visit<T>(string name, T? value, FalType<T> type, bool sendNull, bool required, string? property)
        where T : default
    {
        Enter(name, property ?? name);
        if (value is not null)
        {
            type.Walk(value, this);
        }

        Leave();
        return value;
    }

    private protected override T? Visit<T>(string name, T? value, FalType<T> type, bool sendNull, bool required, string? property)
    {
        Enter(name, property ?? name);
        if (value is not null)
        {
            type.Walk(value.Value, this);
        }

        Leave();
        return value;
    }

    private protected override void VisitConstant<T>(string name, T value, FalType<T> type, string? property)
    {
        Enter(name, property ?? name);
        Leave();
    }
}
