namespace Fal.Build.Core.Emit;

/// <summary>What generated code may use, and how visible it is.</summary>
/// <param name="Namespace">Namespace of everything generated.</param>
/// <param name="Accessibility"><c>public</c> or <c>internal</c>.</param>
/// <param name="Features">What the project's language and framework know.</param>
internal sealed record EmitOptions(string Namespace, string Accessibility, TargetFeatures Features);

/// <summary>What the project's language and framework know.</summary>
/// <param name="RequiredMembers">C# 11 on .NET 7 or later: <c>required</c>.</param>
/// <param name="Utf8Literals">C# 11: <c>"…"u8</c>.</param>
/// <param name="DataAnnotations">The framework has <c>RangeAttribute</c> in reach of every project.</param>
/// <param name="ExclusiveRanges">.NET 8: <c>RangeAttribute</c> can leave a bound out.</param>
/// <param name="NullabilityAttributes">The framework has <c>NotNullWhenAttribute</c>.</param>
/// <param name="CollectionExpressions">C# 12 on .NET 8 or later: <c>[a, b]</c> for a union that can be a list.</param>
public sealed record TargetFeatures(
    bool RequiredMembers, bool Utf8Literals, bool DataAnnotations, bool ExclusiveRanges, bool NullabilityAttributes, bool CollectionExpressions)
{
    /// <summary>Everything that the newest language and framework know.</summary>
    public static TargetFeatures Newest { get; } = new(true, true, true, true, true, true);
}
