using System.ComponentModel;
using System.Text.Json;

namespace Fal.Nodes.Serialization;

/// <summary>A text of which some values are known. Generated structs implement it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IFalOpenSet
{
    /// <summary>The text as the service knows it; null when unset.</summary>
    string? WireValue { get; }
}

/// <summary>One of several kinds of value. Generated structs implement it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IFalUnion
{
    /// <summary>0 when unset, else the alternative's place in schema order, from 1.</summary>
    int Alternative { get; }

    /// <summary>The value; null when unset.</summary>
    object? Content { get; }
}

/// <summary>One alternative of a union.</summary>
/// <param name="type">How its values are read and written.</param>
/// <param name="requiredProperties">For objects, the members that tell it from other objects.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class FalAlternative(FalType type, params string[] requiredProperties)
{
    internal FalType Type { get; } = type;

    internal bool HasRequiredProperties(JsonElement element) =>
        element.ValueKind != JsonValueKind.Object || requiredProperties.All(name => element.TryGetProperty(name, out _));
}

/// <summary>
/// A union, read by JSON kind, then by required properties, then in schema order; a set of known values goes before a type
/// that takes any text. Where the first choice can't be read after all, the next is tried.
/// </summary>
internal sealed class UnionType<T>(Func<int, object, T> create, FalAlternative[] alternatives) : FalType<T>
    where T : struct, IFalUnion
{
    public override bool NeedsCheck => true;

    public override bool AcceptsKind(JsonElement element) => alternatives.Any(alternative => alternative.Type.AcceptsKind(element));

    public override T Read(JsonElement element, FalReadContext context)
    {
        FalFormatException? first = null;
        var depth = context.Depth;
        foreach (var index in Rank(element))
        {
            try
            {
                return create(index + 1, alternatives[index].Type.ReadBoxed(element, context));
            }
            catch (FalFormatException exception)
            {
                first ??= exception;
                context.LeaveTo(depth);
            }
        }

        throw first ?? context.Unexpected(element, $"a value that {typeof(T).Name} can hold");
    }

    public override void Write(Utf8JsonWriter writer, T value)
    {
        if (value.Alternative == 0)
        {
            throw new InvalidOperationException($"A {typeof(T).Name} was left unset.");
        }

        alternatives[value.Alternative - 1].Type.WriteBoxed(writer, value.Content!);
    }

    public override void Check(T value, FalMemberChecker checker)
    {
        if (value.Alternative == 0)
        {
            checker.Report($"is unset: assign one of the kinds of value that {typeof(T).Name} can hold.");
        }
        else
        {
            alternatives[value.Alternative - 1].Type.CheckBoxed(value.Content!, checker);
        }
    }

    internal override void Walk(T value, FalValueWalk walk)
    {
        if (value.Alternative != 0)
        {
            alternatives[value.Alternative - 1].Type.WalkBoxed(value.Content!, walk);
        }
    }

    /// <summary>The alternatives that take JSON of this kind, the likeliest first.</summary>
    private IEnumerable<int> Rank(JsonElement element) => Enumerable.Range(0, alternatives.Length)
        .Where(index => alternatives[index].Type.AcceptsKind(element))
        .OrderByDescending(index => alternatives[index].Type.IsExact ? 2 : alternatives[index].HasRequiredProperties(element) ? 1 : 0);
}
