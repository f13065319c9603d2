namespace System.Diagnostics.CodeAnalysis;

/// <summary>Says that a member isn't null where a result is a certain one.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property, AllowMultiple = true, Inherited = false)]
internal sealed class MemberNotNullWhenAttribute(bool returnValue, params string[] members) : Attribute
{
    /// <summary>That result.</summary>
    public bool ReturnValue { get; } = returnValue;

    /// <summary>The members.</summary>
    public string[] Members { get; } = members;
}
