using Fal.Build.Core.Binding;
using Fal.Build.Core.Configuration;
using Fal.Build.Core.Json;

namespace Fal.Build.Core.LockFile;

/// <summary>
/// The text of <c>fal.lock.json</c>: for each endpoint the hash of its schema and the public members generated from it, everything
/// sorted and one a line, so that a pull request shows in one file what changed for those who use the classes.
/// </summary>
internal static class LockFileText
{
    /// <summary>The form's version; a reader of another one can't compare.</summary>
    public const int Version = 1;

    public static string Write(IEnumerable<NodeSpec> nodes, IEnumerable<KeyValuePair<string, IReadOnlyList<SharedEnumConfig>>> sharedEnums) =>
        JsonTextPrinter.PrintLines(
            JsonValues.Object(
                ("schemaVersion", JsonValues.Number(Version)),
                ("endpoints", Sorted(nodes.Select(node => (node.EndpointId, (JsonValue)Endpoint(node))))),
                ("sharedEnums", Sorted(sharedEnums.SelectMany(module => module.Value.Select(shared =>
                    ($"{module.Key}.{shared.Name.Value}", (JsonValue)Members(PublicMembers.Of(shared.Name.Value, EnumMembers.Of(shared))))))))),
            indentation: 2);

    private static JsonObject Endpoint(NodeSpec node) => JsonValues.Object(
        ("class", JsonValues.Text($"{node.Module}.{node.ClassName}")),
        ("schemaSha256", JsonValues.Text(node.SchemaSha256)),
        ("members", Members(PublicMembers.Of(node))));

    private static JsonObject Members(IEnumerable<(string Name, string Type)> members) =>
        Sorted(members.Select(member => (member.Name, (JsonValue)JsonValues.Text(member.Type))));

    private static JsonObject Sorted(IEnumerable<(string Name, JsonValue Value)> members) =>
        JsonValues.Object([.. members.OrderBy(member => member.Name, StringComparer.Ordinal)]);
}
