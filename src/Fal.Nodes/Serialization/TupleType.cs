using System.ComponentModel;
using System.Text.Json;

namespace Fal.Nodes.Serialization;

/// <summary>Walks the items of a tuple, as <see cref="FalMemberVisitor"/> walks the members of an object.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class FalTupleVisitor
{
    private protected FalTupleVisitor()
    {
    }

    /// <summary>Visits the next item.</summary>
    /// <typeparam name="T">The item's C# type.</typeparam>
    /// <param name="value">The item.</param>
    /// <param name="type">How it is read and written.</param>
    /// <returns>What the item becomes: the same when written, what was found when read.</returns>
    public abstract T Next<T>(T value, FalType<T> type);
}

/// <summary>An array whose items have types of their own, as a C# tuple.</summary>
internal sealed class TupleType<T>(Func<FalTupleVisitor, T, T> visit) : FalType<T>
    where T : struct
{
    public override bool NeedsCheck => true;

    public override bool AcceptsKind(JsonElement element) => element.ValueKind == JsonValueKind.Array;

    /// <summary>Items that a service leaves out stay at their default, and those it adds are passed over; a caller has to give each.</summary>
    public override T Read(JsonElement element, FalReadContext context)
    {
        if (element.ValueKind != JsonValueKind.Array)
        {
            throw context.Unexpected(element, "an array");
        }

        var reader = new Reader(element, context);
        var tuple = visit(reader, default);
        return context.IsStrict && reader.Count < element.GetArrayLength()
            ? throw context.Unexpected(element, $"{reader.Count} items")
            : tuple;
    }

    public override void Write(Utf8JsonWriter writer, T value)
    {
        writer.WriteStartArray();
        visit(new Writer(writer), value);
        writer.WriteEndArray();
    }

    public override void Check(T value, FalMemberChecker checker) => visit(new Checker(checker), value);

    internal override void Walk(T value, FalValueWalk walk) => visit(new Walker(walk), value);

    private sealed class Reader(JsonElement array, FalReadContext context) : FalTupleVisitor
    {
        /// <summary>How many items were asked for.</summary>
        public int Count { get; private set; }

        public override TItem Next<TItem>(TItem value, FalType<TItem> type)
        {
            var index = Count++;
            var isPresent = index < array.GetArrayLength();
            if (!isPresent && context.IsStrict)
            {
                throw context.Unexpected(array, $"at least {index + 1} items");
            }

            if (!isPresent || (array[index].ValueKind == JsonValueKind.Null && !type.HoldsNull && !context.IsStrict))
            {
                return value;
            }

            context.Enter(index);
            var read = type.Read(array[index], context);
            context.Leave();
            return read;
        }
    }

    private sealed class Writer(Utf8JsonWriter writer) : FalTupleVisitor
    {
        public override TItem Next<TItem>(TItem value, FalType<TItem> type)
        {
            type.Write(writer, value);
            return value;
        }
    }

    private sealed class Checker(FalMemberChecker checker) : FalTupleVisitor
    {
        private int _index;

        public override TItem Next<TItem>(TItem value, FalType<TItem> type)
        {
            checker.Enter(_index++);
            checker.CheckSet(value, type);
            checker.Leave();
            return value;
        }
    }

    private sealed class Walker(FalValueWalk walk) : FalTupleVisitor
    {
        private int _index;

        public override TItem Next<TItem>(TItem value, FalType<TItem> type)
        {
            walk.Enter(_index++);
            if (value is not null)
            {
                type.Walk(value, walk);
            }

            walk.Leave();
            return value;
        }
    }
}
