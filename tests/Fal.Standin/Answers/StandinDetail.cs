using System.Text.Json.Nodes;

namespace Fal.Standin;

/// <summary>What a model has against an input, in the service's form.</summary>
/// <param name="Location">The field's path below <c>body</c>: names and positions.</param>
/// <param name="Message">What is wrong, for people.</param>
/// <param name="Type">What is wrong, for programs, such as <c>missing</c>.</param>
/// <param name="Input">The value that was found.</param>
/// <param name="Context">The limits that it breaks.</param>
public sealed record StandinDetail(IReadOnlyList<JsonNode> Location, string Message, string Type, JsonNode? Input = null, JsonObject? Context = null)
{
    internal JsonObject ToJson()
    {
        var json = new JsonObject
        {
            ["loc"] = new JsonArray(["body", .. Location.Select(step => step.DeepClone())]),
            ["msg"] = Message,
            ["type"] = Type,
            ["url"] = $"https://docs.fal.ai/errors/#{Type}",
            ["input"] = Input?.DeepClone(),
        };
        if (Context is not null)
        {
            json["ctx"] = Context.DeepClone();
        }

        return json;
    }
}
