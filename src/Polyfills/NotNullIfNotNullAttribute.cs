namespace System.Diagnostics.CodeAnalysis;

/// <summary>Says that a result is null only where an argument is.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property | AttributeTargets.ReturnValue, AllowMultiple = true)]
internal sealed class NotNullIfNotNullAttribute(string parameterName) : Attribute
{
    /// <summary>The parameter.</summary>
    public string ParameterName { get; } = parameterName;
}
