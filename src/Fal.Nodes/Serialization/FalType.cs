using System.ComponentModel;
using System.Text.Json;

namespace Fal.Nodes.Serialization;

/// <summary>How one kind of wire value is read, written and checked. Generated code composes these from <see cref="FalTypes"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class FalType
{
    private protected FalType()
    {
    }

    /// <summary>True when JSON null is a value of this type rather than the lack of one.</summary>
    public virtual bool HoldsNull => false;

    /// <summary>True when <c>Check</c> can find anything at all, so that lists of plain values aren't walked in vain.</summary>
    public virtual bool NeedsCheck => false;

    /// <summary>True for a set of known values, which a union prefers to a type that takes any text.</summary>
    internal virtual bool IsExact => false;

    /// <summary>True when JSON of this kind can be read as this type; how a union chooses first.</summary>
    /// <param name="element">The JSON.</param>
    public abstract bool AcceptsKind(JsonElement element);

    internal abstract object ReadBoxed(JsonElement element, FalReadContext context);

    internal abstract void WriteBoxed(Utf8JsonWriter writer, object value);

    internal abstract void CheckBoxed(object value, FalMemberChecker checker);

    internal abstract void WalkBoxed(object value, FalValueWalk walk);
}

/// <summary>How one kind of wire value is read, written and checked as one C# type.</summary>
/// <typeparam name="T">The C# type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class FalType<T> : FalType
{
    private protected FalType()
    {
    }

    /// <summary>The list of this type, made when first asked for by <see cref="FalTypes.List{T}"/>.</summary>
    internal object? CachedList { get; set; }

    /// <summary>The map of this type, made when first asked for by <see cref="FalTypes.Map{T}"/>.</summary>
    internal object? CachedMap { get; set; }

    /// <summary>This type or null, made when first asked for by <see cref="FalTypes.OrNull{T}"/> or its kin.</summary>
    internal object? CachedNullable { get; set; }

    /// <summary>Reads a value.</summary>
    /// <param name="element">The JSON.</param>
    /// <param name="context">Where it stands.</param>
    /// <exception cref="FalFormatException">The JSON can't be read as this type.</exception>
    public abstract T Read(JsonElement element, FalReadContext context);

    /// <summary>Writes a value.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="value">The value.</param>
    public abstract void Write(Utf8JsonWriter writer, T value);

    /// <summary>Writes a value as a property of a JSON object.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="name">Wire name of the property.</param>
    /// <param name="value">The value.</param>
    internal virtual void WriteMember(Utf8JsonWriter writer, string name, T value)
    {
        writer.WritePropertyName(name);
        Write(writer, value);
    }

    /// <summary>True when the value is the type's way of saying that there is none.</summary>
    /// <param name="value">The value.</param>
    public virtual bool IsUnset(T value) => value is null;

    /// <summary>Checks the constraints that hold inside the value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="checker">Collects violations.</param>
    public virtual void Check(T value, FalMemberChecker checker)
    {
    }

    internal virtual void Walk(T value, FalValueWalk walk)
    {
    }

    internal sealed override object ReadBoxed(JsonElement element, FalReadContext context) => Read(element, context)!;

    internal sealed override void WriteBoxed(Utf8JsonWriter writer, object value) => Write(writer, (T)value);

    internal sealed override void CheckBoxed(object value, FalMemberChecker checker) => Check((T)value, checker);

    internal sealed override void WalkBoxed(object value, FalValueWalk walk) => Walk((T)value, walk);
}
