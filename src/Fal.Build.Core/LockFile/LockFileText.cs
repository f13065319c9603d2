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

    public static string Write(IEnumerable<EndpointSummary> endpoints, IEnumerable<ModuleEnums> sharedEnums) =>
        JsonTextPrinter.PrintLines(
            JsonValues.Object(
                ("schemaVersion", JsonValues.Number(Version)),
                ("endpoints", Sorted(endpoints.Select(endpoint => (endpoint.EndpointId, (JsonValue)Endpoint(endpoint))))),
                ("sharedEnums", Sorted(sharedEnums.SelectMany(module => module.Enums.Select(shared =>
                    ($"{module.Module}.{shared.Name.Value}", (JsonValue)Members(PublicMembers.Of(shared.Name.Value, EnumMembers.Of(shared))))))))),
            indentation: 2);

    private static JsonObject Endpoint(EndpointSummary endpoint) => JsonValues.Object(
        ("class", JsonValues.Text($"{endpoint.Module}.{endpoint.ClassName}")),
        ("schemaSha256", JsonValues.Text(endpoint.SchemaSha256)),
        ("members", Members(endpoint.Members ?? throw new InvalidOperationException($"The members of {endpoint.EndpointId} weren't asked for."))));

    private static JsonObject Members(IEnumerable<PublicMember> members) =>
        Sorted(members.Select(member => (member.Name, (JsonValue)JsonValues.Text(member.Type))));

    private static JsonObject Sorted(IEnumerable<(string Name, JsonValue Value)> members) =>
        JsonValues.Object([.. members.OrderBy(member => member.Name, StringComparer.Ordinal)]);
}
