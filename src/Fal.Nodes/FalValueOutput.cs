using System.ComponentModel;
using System.Text.Json;
using Fal.Nodes.Serialization;

namespace Fal.Nodes;

/// <summary>
/// The answer of an endpoint whose schema doesn't say that it is an object: one value stands for the whole JSON.
/// </summary>
/// <typeparam name="T">Type of the value: <see cref="JsonElement"/> where the schema says nothing at all.</typeparam>
public abstract class FalValueOutput<T> : FalOutput
{
    /// <summary>The whole answer.</summary>
    public T? Value { get; set; }

    /// <summary>How the value is read and written. Generated code implements it.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected abstract FalType<T> GetValueType();

    /// <inheritdoc/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected internal sealed override void VisitMembers(FalMemberVisitor visitor)
    {
        if (visitor is FalValueWalk walk && Value is not null)
        {
            GetValueType().Walk(Value, walk);
        }
    }

    internal override bool TryWriteValue(Utf8JsonWriter writer)
    {
        var type = GetValueType();
        if (Value is null || type.IsUnset(Value))
        {
            writer.WriteNullValue();
        }
        else
        {
            type.Write(writer, Value);
        }

        return true;
    }

    internal override bool TryReadValue(JsonElement json, FalReadContext context)
    {
        Value = GetValueType().Read(json, context);
        return true;
    }
}
