using System.Collections.Immutable;
using Fal.Build.Core.LockFile;

namespace Fal.Build.Core.Binding;

/// <summary>What is still needed of an endpoint when its file has been written: for the registry, the coverage and the lock file.</summary>
/// <param name="EndpointId">Endpoint id.</param>
/// <param name="Module">The module in PascalCase.</param>
/// <param name="ClassName">The endpoint's class.</param>
/// <param name="HasRequired">True when a request can't do without some property.</param>
/// <param name="BasicFields">How many of the basic fields there are.</param>
/// <param name="SchemaSha256">Hash of the schema document.</param>
/// <param name="Sources">The schema document and the overlays that it was made from.</param>
/// <param name="SharedEnums">Names of the module's enums that it uses.</param>
/// <param name="Members">Its public members; null where nobody asked for them.</param>
internal sealed record EndpointSummary(
    string EndpointId,
    string Module,
    string ClassName,
    bool HasRequired,
    int BasicFields,
    string SchemaSha256,
    ImmutableArray<string> Sources,
    ImmutableArray<string> SharedEnums,
    ImmutableArray<PublicMember>? Members)
{
    /// <summary>Where its file is, below the output directory.</summary>
    public string Path => $"{Module}/{ClassName}.g.cs";

    /// <summary>The summary of a bound endpoint.</summary>
    /// <param name="node">The endpoint.</param>
    /// <param name="sources">The schema document and the overlays that it was made from.</param>
    /// <param name="withMembers">Whether somebody asks for its members.</param>
    public static EndpointSummary Of(NodeSpec node, ImmutableArray<string> sources, bool withMembers) => new(
        node.EndpointId,
        node.Module,
        node.ClassName,
        node.HasRequired,
        node.BasicFields.Length,
        node.SchemaSha256,
        sources,
        [.. node.SharedEnums.Select(shared => shared.Name.Value).Distinct(StringComparer.Ordinal)],
        withMembers ? [.. PublicMembers.Of(node)] : null);
}
