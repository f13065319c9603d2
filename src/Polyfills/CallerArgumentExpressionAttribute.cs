namespace System.Runtime.CompilerServices;

/// <summary>Has the compiler put the text of an argument here.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class CallerArgumentExpressionAttribute(string parameterName) : Attribute
{
    /// <summary>The parameter whose argument it is.</summary>
    public string ParameterName { get; } = parameterName;
}
