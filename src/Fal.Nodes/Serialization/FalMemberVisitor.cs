using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Fal.Nodes.Serialization;

/// <summary>
/// Walks the members of a generated class. Each call hands over a member's value and gives back the value that the member
/// takes: a writer gives back what it got, a reader what it read. One generated method so serves every direction.
/// </summary>
/// <remarks>
/// Every request is written, and nearly none has an argument that replaces a typed one: then members go straight to the writer of
/// the JSON, since a generic virtual call costs more than writing most values. All other visitors see members as values of a wire
/// type, through the three methods that they override.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class FalMemberVisitor
{
    private protected FalMemberVisitor()
    {
    }

    /// <summary>Where members are written as they come; null for a visitor that wants to see them.</summary>
    private protected Utf8JsonWriter? Json { get; set; }

    /// <summary>Visits a text.</summary>
    /// <param name="name">Wire name.</param>
    /// <param name="value">The member's value.</param>
    /// <param name="sendNull">True when null is written as JSON null rather than left out.</param>
    /// <param name="required">True when the member has to be set before anything is sent.</param>
    /// <param name="property">Name of the C# property; the compiler fills it in.</param>
    [return: NotNullIfNotNull(nameof(value))]
    public string? Text(string name, string? value, bool sendNull = false, bool required = false, [CallerArgumentExpression(nameof(value))] string? property = null)
    {
        if (Json is not { } json)
        {
            return Visit(name, value, FalTypes.Text, sendNull, required, property);
        }

        if (value is not null)
        {
            json.WriteString(name, value);
        }
        else if (sendNull)
        {
            json.WriteNull(name);
        }

        return value;
    }

    /// <summary>Visits an integer of 32 bits that always has a value.</summary>
    /// <param name="name">Wire name.</param>
    /// <param name="value">The member's value.</param>
    /// <param name="property">Name of the C# property; the compiler fills it in.</param>
    public int Int32(string name, int value, [CallerArgumentExpression(nameof(value))] string? property = null)
    {
        if (Json is not { } json)
        {
            return Visit(name, (int?)value, FalTypes.Int32, sendNull: false, required: false, property) ?? value;
        }

        json.WriteNumber(name, value);
        return value;
    }

    /// <summary>Visits an integer of 32 bits.</summary>
    /// <param name="name">Wire name.</param>
    /// <param name="value">The member's value.</param>
    /// <param name="sendNull">True when null is written as JSON null rather than left out.</param>
    /// <param name="required">True when the member has to be set before anything is sent.</param>
    /// <param name="property">Name of the C# property; the compiler fills it in.</param>
    public int? Int32(string name, int? value, bool sendNull = false, bool required = false, [CallerArgumentExpression(nameof(value))] string? property = null)
    {
        if (Json is not { } json)
        {
            return Visit(name, value, FalTypes.Int32, sendNull, required, property);
        }

        if (value.HasValue)
        {
            json.WriteNumber(name, value.GetValueOrDefault());
        }
        else if (sendNull)
        {
            json.WriteNull(name);
        }

        return value;
    }

    /// <summary>Visits an integer of 64 bits that always has a value.</summary>
    /// <param name="name">Wire name.</param>
    /// <param name="value">The member's value.</param>
    /// <param name="property">Name of the C# property; the compiler fills it in.</param>
    public long Int64(string name, long value, [CallerArgumentExpression(nameof(value))] string? property = null)
    {
        if (Json is not { } json)
        {
            return Visit(name, (long?)value, FalTypes.Int64, sendNull: false, required: false, property) ?? value;
        }

        json.WriteNumber(name, value);
        return value;
    }

    /// <summary>Visits an integer of 64 bits.</summary>
    /// <param name="name">Wire name.</param>
    /// <param name="value">The member's value.</param>
    /// <param name="sendNull">True when null is written as JSON null rather than left out.</param>
    /// <param name="required">True when the member has to be set before anything is sent.</param>
    /// <param name="property">Name of the C# property; the compiler fills it in.</param>
    public long? Int64(string name, long? value, bool sendNull = false, bool required = false, [CallerArgumentExpression(nameof(value))] string? property = null)
    {
        if (Json is not { } json)
        {
            return Visit(name, value, FalTypes.Int64, sendNull, required, property);
        }

        if (value.HasValue)
        {
            json.WriteNumber(name, value.GetValueOrDefault());
        }
        else if (sendNull)
        {
            json.WriteNull(name);
        }

        return value;
    }

    /// <summary>Visits a number that always has a value.</summary>
    /// <param name="name">Wire name.</param>
    /// <param name="value">The member's value.</param>
    /// <param name="property">Name of the C# property; the compiler fills it in.</param>
    public double Number(string name, double value, [CallerArgumentExpression(nameof(value))] string? property = null)
    {
        if (Json is not { } json)
        {
            return Visit(name, (double?)value, FalTypes.Number, sendNull: false, required: false, property) ?? value;
        }

        json.WriteNumber(name, value);
        return value;
    }

    /// <summary>Visits a number.</summary>
    /// <param name="name">Wire name.</param>
    /// <param name="value">The member's value.</param>
    /// <param name="sendNull">True when null is written as JSON null rather than left out.</param>
    /// <param name="required">True when the member has to be set before anything is sent.</param>
    /// <param name="property">Name of the C# property; the compiler fills it in.</param>
    public double? Number(string name, double? value, bool sendNull = false, bool required = false, [CallerArgumentExpression(nameof(value))] string? property = null)
    {
        if (Json is not { } json)
        {
            return Visit(name, value, FalTypes.Number, sendNull, required, property);
        }

        if (value.HasValue)
        {
            json.WriteNumber(name, value.GetValueOrDefault());
        }
        else if (sendNull)
        {
            json.WriteNull(name);
        }

        return value;
    }

    /// <summary>Visits a truth value that is never null.</summary>
    /// <param name="name">Wire name.</param>
    /// <param name="value">The member's value.</param>
    /// <param name="property">Name of the C# property; the compiler fills it in.</param>
    public bool Boolean(string name, bool value, [CallerArgumentExpression(nameof(value))] string? property = null)
    {
        if (Json is not { } json)
        {
            return Visit(name, (bool?)value, FalTypes.Boolean, sendNull: false, required: false, property) ?? value;
        }

        json.WriteBoolean(name, value);
        return value;
    }

    /// <summary>Visits a truth value.</summary>
    /// <param name="name">Wire name.</param>
    /// <param name="value">The member's value.</param>
    /// <param name="sendNull">True when null is written as JSON null rather than left out.</param>
    /// <param name="required">True when the member has to be set before anything is sent.</param>
    /// <param name="property">Name of the C# property; the compiler fills it in.</param>
    public bool? Boolean(string name, bool? value, bool sendNull = false, bool required = false, [CallerArgumentExpression(nameof(value))] string? property = null)
    {
        if (Json is not { } json)
        {
            return Visit(name, value, FalTypes.Boolean, sendNull, required, property);
        }

        if (value.HasValue)
        {
            json.WriteBoolean(name, value.GetValueOrDefault());
        }
        else if (sendNull)
        {
            json.WriteNull(name);
        }

        return value;
    }

    /// <summary>Visits a value of any wire type.</summary>
    /// <typeparam name="T">The value's C# type.</typeparam>
    /// <param name="name">Wire name.</param>
    /// <param name="value">The member's value.</param>
    /// <param name="type">How the value is read, written and checked.</param>
    /// <param name="sendNull">True when null is written as JSON null rather than left out.</param>
    /// <param name="required">True when the member has to be set before anything is sent.</param>
    /// <param name="property">Name of the C# property; the compiler fills it in.</param>
    [return: NotNullIfNotNull(nameof(value))]
    public T? Member<T>(
        string name, T? value, FalType<T> type, bool sendNull = false, bool required = false, [CallerArgumentExpression(nameof(value))] string? property = null)
    {
        if (Json is not { } json)
        {
            return Visit(name, value, type, sendNull, required, property);
        }

        if (value is not null && !type.IsUnset(value))
        {
            type.WriteMember(json, name, value);
        }
        else if (sendNull)
        {
            json.WriteNull(name);
        }

        return value;
    }

    /// <summary>Visits a value of any wire type that may be null.</summary>
    /// <typeparam name="T">The value's C# type.</typeparam>
    /// <param name="name">Wire name.</param>
    /// <param name="value">The member's value.</param>
    /// <param name="type">How the value is read, written and checked.</param>
    /// <param name="sendNull">True when null is written as JSON null rather than left out.</param>
    /// <param name="required">True when the member has to be set before anything is sent.</param>
    /// <param name="property">Name of the C# property; the compiler fills it in.</param>
    public T? Member<T>(
        string name, T? value, FalType<T> type, bool sendNull = false, bool required = false, [CallerArgumentExpression(nameof(value))] string? property = null)
        where T : struct
    {
        if (Json is not { } json)
        {
            return Visit(name, value, type, sendNull, required, property);
        }

        if (value.HasValue && !type.IsUnset(value.GetValueOrDefault()))
        {
            type.WriteMember(json, name, value.GetValueOrDefault());
        }
        else if (sendNull)
        {
            json.WriteNull(name);
        }

        return value;
    }

    /// <summary>Visits a value that never changes.</summary>
    /// <typeparam name="T">The value's C# type.</typeparam>
    /// <param name="name">Wire name.</param>
    /// <param name="value">The only value allowed.</param>
    /// <param name="type">How the value is written.</param>
    /// <param name="property">Name of the C# property; the compiler fills it in.</param>
    public void Constant<T>(string name, T value, FalType<T> type, [CallerArgumentExpression(nameof(value))] string? property = null)
    {
        if (Json is not { } json)
        {
            VisitConstant(name, value, type, property);
        }
        else
        {
            type.WriteMember(json, name, value);
        }
    }

    private protected abstract T? Visit<T>(string name, T? value, FalType<T> type, bool sendNull, bool required, string? property);

    private protected abstract T? Visit<T>(string name, T? value, FalType<T> type, bool sendNull, bool required, string? property)
        where T : struct;

    private protected abstract void VisitConstant<T>(string name, T value, FalType<T> type, string? property);
}
