namespace System.Diagnostics.CodeAnalysis;

/// <summary>Marks constructors that set every required member.</summary>
[AttributeUsage(AttributeTargets.Constructor)]
internal sealed class SetsRequiredMembersAttribute : Attribute;
