using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

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
    /// <param name="property">Name of the C# property; the compiler fills it in.</param>
    [return: NotNullIfNotNull(nameof(value))]
    public abstract string? Text(FalName name, string? value, bool sendNull = false, [CallerArgumentExpression(nameof(value))] string? property = null);

    /// <summary>Visits an integer of 32 bits.</summary>
    /// <param name="name">Wire name.</param>
    /// <param name="value">The member's value.</param>
    /// <param name="sendNull">True when null is written as JSON null rather than left out.</param>
    /// <param name="property">Name of the C# property; the compiler fills it in.</param>
    public abstract int? Int32(FalName name, int? value, bool sendNull = false, [CallerArgumentExpression(nameof(value))] string? property = null);

    /// <summary>Visits an integer of 64 bits.</summary>
    /// <param name="name">Wire name.</param>
    /// <param name="value">The member's value.</param>
    /// <param name="sendNull">True when null is written as JSON null rather than left out.</param>
    /// <param name="property">Name of the C# property; the compiler fills it in.</param>
    public abstract long? Int64(FalName name, long? value, bool sendNull = false, [CallerArgumentExpression(nameof(value))] string? property = null);

    /// <summary>Visits a number.</summary>
    /// <param name="name">Wire name.</param>
    /// <param name="value">The member's value.</param>
    /// <param name="sendNull">True when null is written as JSON null rather than left out.</param>
    /// <param name="property">Name of the C# property; the compiler fills it in.</param>
    public abstract double? Number(FalName name, double? value, bool sendNull = false, [CallerArgumentExpression(nameof(value))] string? property = null);

    /// <summary>Visits a truth value.</summary>
    /// <param name="name">Wire name.</param>
    /// <param name="value">The member's value.</param>
    /// <param name="sendNull">True when null is written as JSON null rather than left out.</param>
    /// <param name="property">Name of the C# property; the compiler fills it in.</param>
    public abstract bool? Boolean(FalName name, bool? value, bool sendNull = false, [CallerArgumentExpression(nameof(value))] string? property = null);

    /// <summary>Visits a value of any wire type.</summary>
    /// <typeparam name="T">The value's C# type.</typeparam>
    /// <param name="name">Wire name.</param>
    /// <param name="value">The member's value.</param>
    /// <param name="type">How the value is read and written.</param>
    /// <param name="sendNull">True when null is written as JSON null rather than left out.</param>
    /// <param name="property">Name of the C# property; the compiler fills it in.</param>
    [return: NotNullIfNotNull(nameof(value))]
    public abstract T? Member<T>(FalName name, T? value, FalType<T> type, bool sendNull = false, [CallerArgumentExpression(nameof(value))] string? property = null);

    /// <summary>Visits a value of any wire type that may be null.</summary>
    /// <typeparam name="T">The value's C# type.</typeparam>
    /// <param name="name">Wire name.</param>
    /// <param name="value">The member's value.</param>
    /// <param name="type">How the value is read and written.</param>
    /// <param name="sendNull">True when null is written as JSON null rather than left out.</param>
    /// <param name="property">Name of the C# property; the compiler fills it in.</param>
    public abstract T? Member<T>(FalName name, T? value, FalType<T> type, bool sendNull = false, [CallerArgumentExpression(nameof(value))] string? property = null)
        where T : struct;

    /// <summary>Visits a value that never changes.</summary>
    /// <typeparam name="T">The value's C# type.</typeparam>
    /// <param name="name">Wire name.</param>
    /// <param name="value">The only value allowed.</param>
    /// <param name="type">How the value is written.</param>
    /// <param name="property">Name of the C# property; the compiler fills it in.</param>
    public abstract void Constant<T>(FalName name, T value, FalType<T> type, [CallerArgumentExpression(nameof(value))] string? property = null);

    /// <summary>Visits an integer of 32 bits that always has a value.</summary>
    /// <param name="name">Wire name.</param>
    /// <param name="value">The member's value.</param>
    /// <param name="property">Name of the C# property; the compiler fills it in.</param>
    public int Int32(FalName name, int value, [CallerArgumentExpression(nameof(value))] string? property = null) =>
        Int32(name, (int?)value, property: property) ?? value;

    /// <summary>Visits an integer of 64 bits that always has a value.</summary>
    /// <param name="name">Wire name.</param>
    /// <param name="value">The member's value.</param>
    /// <param name="property">Name of the C# property; the compiler fills it in.</param>
    public long Int64(FalName name, long value, [CallerArgumentExpression(nameof(value))] string? property = null) =>
        Int64(name, (long?)value, property: property) ?? value;

    /// <summary>Visits a number that always has a value.</summary>
    /// <param name="name">Wire name.</param>
    /// <param name="value">The member's value.</param>
    /// <param name="property">Name of the C# property; the compiler fills it in.</param>
    public double Number(FalName name, double value, [CallerArgumentExpression(nameof(value))] string? property = null) =>
        Number(name, (double?)value, property: property) ?? value;

    /// <summary>Visits a truth value that always has a value.</summary>
    /// <param name="name">Wire name.</param>
    /// <param name="value">The member's value.</param>
    /// <param name="property">Name of the C# property; the compiler fills it in.</param>
    public bool Boolean(FalName name, bool value, [CallerArgumentExpression(nameof(value))] string? property = null) =>
        Boolean(name, (bool?)value, property: property) ?? value;
}
