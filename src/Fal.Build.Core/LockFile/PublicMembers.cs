using Fal.Build.Core.Binding;
using Fal.Build.Core.Json;

namespace Fal.Build.Core.LockFile;

/// <summary>What code can use of one endpoint's classes, whatever framework they are generated for.</summary>
internal static class PublicMembers
{
    /// <summary>Each member as <c>Type.Member</c>, with its type in words; an enum's member with its wire value.</summary>
    public static IEnumerable<PublicMember> Of(NodeSpec node) =>
    [
        .. Of(node.ClassName, node.Properties),
        .. node.Output.Value is { } value ? [new($"{node.Output.Name}.Value", Readable(value.Name))] : Of(node.Output.Name, node.Output.Properties),
        .. node.Output.Primary is { } primary ? [new PublicMember($"{node.Output.Name}.Primary", Readable(primary.Type))] : Array.Empty<PublicMember>(),
        .. node.Types.SelectMany(Of),
    ];

    /// <summary>The members of a value set, each with its wire value.</summary>
    /// <param name="owner">The set's type.</param>
    /// <param name="members">Its members.</param>
    public static IEnumerable<PublicMember> Of(string owner, IEnumerable<EnumMemberSpec> members) =>
        members.Select(member => new PublicMember($"{owner}.{member.Name}", "= " + (member.WireValue is JsonString text ? text.Value : ((JsonNumber)member.WireValue).Text)));

    private static IEnumerable<PublicMember> Of(DeclaredType type) => type switch
    {
        ObjectSpec item => Of(item.Name, item.Properties),
        EnumSpec item => Of(item.Name, item.Members),
        OpenSetSpec item => Of(item.Name, item.Members),
        UnionSpec item => item.Variants.Select(variant => new PublicMember($"{item.Name}.As{variant.Name}", Readable(variant.Type.Name))),
        _ => throw new InvalidOperationException($"The members of {type.GetType().Name} aren't known."),
    };

    private static IEnumerable<PublicMember> Of(string owner, IEnumerable<PropertySpec> properties) =>
        properties.Select(property => new PublicMember(
            $"{owner}.{property.Name}",
            (property.Constant is not null ? "get-only " : property.IsRequired ? "required " : "")
                + Readable(property.Type.Name) + (property.IsNullable ? "?" : "")));

    /// <summary>A type's name as people write it; only the namespaces that every generated file uses are left out.</summary>
    private static string Readable(string type) => type
        .Replace("global::Fal.Nodes.", "", StringComparison.Ordinal)
        .Replace("global::System.Collections.Generic.", "", StringComparison.Ordinal)
        .Replace("global::System.Text.Json.", "", StringComparison.Ordinal);
}
