using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Fal.Nodes.Serialization;

/// <summary>
/// Walks the members of a generated class. Each call hands over a member's value and gives back the value that the member
/// takes: a writer gives back what it got, a reader what it read. One generated method so serves every direction.
/// </summary>
/// <remarks>
/// Every request is written, so the writer is called directly: a generic virtual call costs more than writing most values.
/// The other visitors see all members as values of a wire type, through the three methods that they override.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class FalMemberVisitor
{
    private readonly JsonMemberWriter? _writer;

    private protected FalMemberVisitor()
    {
        _writer = this as JsonMemberWriter;
    }

    /// <summary>Visits a text.</summary>
    /// <param name="name">Wire name.</param>
    /// <param name="value">The member's value.</param>
    /// <param name="sendNull">True when null is written as JSON null rather than left out.</param>
    /// <param name="required">True when the member has to be set before anything is sent.</param>
    /// <param name="property">Name of the C# property; the compiler fills it in.</param>
    [return: NotNullIfNotNull(nameof(value))]
    public string? Text(string name, string? value, bool sendNull = false, bool required = false, [CallerArgumentExpression(nameof(value))] string? property = null)
    {
        if (_writer is null)
        {
            return Visit(name, value, FalTypes.Text, required, property);
        }

        if (value is not null)
        {
            _writer.Text(name, value);
        }
        else if (sendNull)
        {
            _writer.Null(name);
        }

        return value;
    }

    /// <summary>Visits an integer of 32 bits that always has a value.</summary>
    /// <param name="name">Wire name.</param>
    /// <param name="value">The member's value.</param>
    /// <param name="property">Name of the C# property; the compiler fills it in.</param>
    public int Int32(string name, int value, [CallerArgumentExpression(nameof(value))] string? property = null)
    {
        if (_writer is null)
        {
            return Visit(name, (int?)value, FalTypes.Int32, required: false, property) ?? value;
        }

        _writer.Integer(name, value);
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
        if (_writer is null)
        {
            return Visit(name, value, FalTypes.Int32, required, property);
        }

        if (value.HasValue)
        {
            _writer.Integer(name, value.GetValueOrDefault());
        }
        else if (sendNull)
        {
            _writer.Null(name);
        }

        return value;
    }

    /// <summary>Visits an integer of 64 bits that always has a value.</summary>
    /// <param name="name">Wire name.</param>
    /// <param name="value">The member's value.</param>
    /// <param name="property">Name of the C# property; the compiler fills it in.</param>
    public long Int64(string name, long value, [CallerArgumentExpression(nameof(value))] string? property = null)
    {
        if (_writer is null)
        {
            return Visit(name, (long?)value, FalTypes.Int64, required: false, property) ?? value;
        }

        _writer.Integer(name, value);
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
        if (_writer is null)
        {
            return Visit(name, value, FalTypes.Int64, required, property);
        }

        if (value.HasValue)
        {
            _writer.Integer(name, value.GetValueOrDefault());
        }
        else if (sendNull)
        {
            _writer.Null(name);
        }

        return value;
    }

    /// <summary>Visits a number that always has a value.</summary>
    /// <param name="name">Wire name.</param>
    /// <param name="value">The member's value.</param>
    /// <param name="property">Name of the C# property; the compiler fills it in.</param>
    public double Number(string name, double value, [CallerArgumentExpression(nameof(value))] string? property = null)
    {
        if (_writer is null)
        {
            return Visit(name, (double?)value, FalTypes.Number, required: false, property) ?? value;
        }

        _writer.Number(name, value);
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
        if (_writer is null)
        {
            return Visit(name, value, FalTypes.Number, required, property);
        }

        if (value.HasValue)
        {
            _writer.Number(name, value.GetValueOrDefault());
        }
        else if (sendNull)
        {
            _writer.Null(name);
        }

        return value;
    }

    /// <summary>Visits a truth value that is never null.</summary>
    /// <param name="name">Wire name.</param>
    /// <param name="value">The member's value.</param>
    /// <param name="property">Name of the C# property; the compiler fills it in.</param>
    public bool Boolean(string name, bool value, [CallerArgumentExpression(nameof(value))] string? property = null)
    {
        if (_writer is null)
        {
            return Visit(name, (bool?)value, FalTypes.Boolean, required: false, property) ?? value;
        }

        _writer.Boolean(name, value);
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
        if (_writer is null)
        {
            return Visit(name, value, FalTypes.Boolean, required, property);
        }

        if (value.HasValue)
        {
            _writer.Boolean(name, value.GetValueOrDefault());
        }
        else if (sendNull)
        {
            _writer.Null(name);
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
        if (_writer is null)
        {
            return Visit(name, value, type, required, property);
        }

        if (value is not null && !type.IsUnset(value))
        {
            _writer.Member(name, value, type);
        }
        else if (sendNull)
        {
            _writer.Null(name);
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
        if (_writer is null)
        {
            return Visit(name, value, type, required, property);
        }

        if (value.HasValue && !type.IsUnset(value.GetValueOrDefault()))
        {
            _writer.Member(name, value.GetValueOrDefault(), type);
        }
        else if (sendNull)
        {
            _writer.Null(name);
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
        if (_writer is null)
        {
            VisitConstant(name, value, type, property);
        }
        else
        {
            _writer.Member(name, value, type);
        }
    }

    private protected abstract T? Visit<T>(string name, T? value, FalType<T> type, bool required, string? property);

    private protected abstract T? Visit<T>(string name, T? value, FalType<T> type, bool required, string? property)
        where T : struct;

    private protected abstract void VisitConstant<T>(string name, T value, FalType<T> type, string? property);
}
