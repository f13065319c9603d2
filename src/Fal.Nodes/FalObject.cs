using System.Text.Json;

namespace Fal.Nodes;

/// <summary>A JSON object of an endpoint's input or output. Generated classes derive from it.</summary>
public abstract class FalObject : FalMembers
{
    /// <summary>
    /// Members that the schema doesn't declare, by wire name: kept when an answer is read, sent when a request is written.
    /// </summary>
    public IDictionary<string, JsonElement> AdditionalProperties => Unknown;
}
