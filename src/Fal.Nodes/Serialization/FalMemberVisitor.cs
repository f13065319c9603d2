using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;

namespace Fal.Nodes.Serialization;

/// <summary>
/// Walks the members of a generated class. Each call hands over a member's value and gives back the value that the member
/// takes: a writer gives back what it got, a reader what it read. One generated method so serves every direction.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class FalMemberVisitor
{
    private protected FalMemberVisitor()
    {
    }

    /// <summary>Visits a text.</summary>
    /// <param name="name">Wire name.</param>
    /// <param name="value">The member's value.</param>
    /// <param name="sendNull">True when null is written as JSON null rather than left out.</param>
    [return: NotNullIfNotNull(nameof(value))]
    public abstract string? Text(FalName name, string? value, bool sendNull = false);

    /// <summary>Visits an integer of 32 bits.</summary>
    /// <param name="name">Wire name.</param>
    /// <param name="value">The member's value.</param>
    /// <param name="sendNull">True when null is written as JSON null rather than left out.</param>
    public abstract int? Int32(FalName name, int? value, bool sendNull = false);

    /// <summary>Visits an integer of 64 bits.</summary>
    /// <param name="name">Wire name.</param>
    /// <param name="value">The member's value.</param>
    /// <param name="sendNull">True when null is written as JSON null rather than left out.</param>
    public abstract long? Int64(FalName name, long? value, bool sendNull = false);

    /// <summary>Visits a number.</summary>
    /// <param name="name">Wire name.</param>
    /// <param name="value">The member's value.</param>
    /// <param name="sendNull">True when null is written as JSON null rather than left out.</param>
    public abstract double? Number(FalName name, double? value, bool sendNull = false);

    /// <summary>Visits a truth value.</summary>
    /// <param name="name">Wire name.</param>
    /// <param name="value">The member's value.</param>
    /// <param name="sendNull">True when null is written as JSON null rather than left out.</param>
    public abstract bool? Boolean(FalName name, bool? value, bool sendNull = false);

    /// <summary>Visits a value of any wire type.</summary>
    /// <typeparam name="T">The value's C# type.</typeparam>
    /// <param name="name">Wire name.</param>
    /// <param name="value">The member's value.</param>
    /// <param name="type">How the value is read and written.</param>
    /// <param name="sendNull">True when null is written as JSON null rather than left out.</param>
    [return: NotNullIfNotNull(nameof(value))]
    public abstract T? Member<T>(FalName name, T? value, FalType<T> type, bool sendNull = false);

    /// <summary>Visits a value of any wire type that may be null.</summary>
    /// <typeparam name="T">The value's C# type.</typeparam>
    /// <param name="name">Wire name.</param>
    /// <param name="value">The member's value.</param>
    /// <param name="type">How the value is read and written.</param>
    /// <param name="sendNull">True when null is written as JSON null rather than left out.</param>
    public abstract T? Member<T>(FalName name, T? value, FalType<T> type, bool sendNull = false)
        where T : struct;

    /// <summary>Visits a value that never changes.</summary>
    /// <typeparam name="T">The value's C# type.</typeparam>
    /// <param name="name">Wire name.</param>
    /// <param name="value">The only value allowed.</param>
    /// <param name="type">How the value is written.</param>
    public abstract void Constant<T>(FalName name, T value, FalType<T> type);

    /// <summary>Visits an integer of 32 bits that always has a value.</summary>
    /// <param name="name">Wire name.</param>
    /// <param name="value">The member's value.</param>
    public int Int32(FalName name, int value) => Int32(name, (int?)value) ?? value;

    /// <summary>Visits an integer of 64 bits that always has a value.</summary>
    /// <param name="name">Wire name.</param>
    /// <param name="value">The member's value.</param>
    public long Int64(FalName name, long value) => Int64(name, (long?)value) ?? value;

    /// <summary>Visits a number that always has a value.</summary>
    /// <param name="name">Wire name.</param>
    /// <param name="value">The member's value.</param>
    public double Number(FalName name, double value) => Number(name, (double?)value) ?? value;

    /// <summary>Visits a truth value that always has a value.</summary>
    /// <param name="name">Wire name.</param>
    /// <param name="value">The member's value.</param>
    public bool Boolean(FalName name, bool value) => Boolean(name, (bool?)value) ?? value;
}
