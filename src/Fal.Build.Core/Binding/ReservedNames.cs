using System.Collections.Frozen;

namespace Fal.Build.Core.Binding;

/// <summary>
/// Members that generated properties would hide or meet. A test holds the lists against the base classes of Fal.Nodes.
/// </summary>
internal static class ReservedNames
{
    private static readonly string[] Everywhere =
    [
        "Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString",
        "CheckMembers", "ToJson", "VisitMembers", "WriteTo",
    ];

    /// <summary>Members of a node: those of its base classes, its own static ones, and those that running it takes.</summary>
    public static FrozenSet<string> OfNodes { get; } = Everywhere
        .Concat(["Endpoint", "ExtraArguments", "GetEndpoint", "ReadInputSchema", "ReadOutput", "RunAsync", "SetArgument", "StreamAsync", "SubmitAsync", "Validate", "WireTypes"])
        .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Members of a nested object.</summary>
    public static FrozenSet<string> OfObjects { get; } = Everywhere.Append("AdditionalProperties").ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Members of an answer.</summary>
    public static FrozenSet<string> OfOutputs { get; } = Everywhere
        .Concat(["AdditionalProperties", "Assets", "DownloadAssetsAsync", "Primary"])
        .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Members of the class, inside a node, that holds its wire types.</summary>
    public static FrozenSet<string> OfWireTypes { get; } = Everywhere.Append("WireTypes").ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Members of a struct for an open set or a union, and names that a record keeps for itself.</summary>
    public static FrozenSet<string> OfStructs { get; } = Everywhere
        .Concat(["Kind", "Known", "Variant", "Unset", "WireValue", "Alternative", "Content", "Clone", "PrintMembers"])
        .ToFrozenSet(StringComparer.Ordinal);
}
