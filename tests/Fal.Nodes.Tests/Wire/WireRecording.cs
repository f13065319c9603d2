using System.Collections.Immutable;
using System.Text.Json;

namespace Fal.Nodes.Tests.Wire;

/// <summary>What the official client was recorded to send, by scenario.</summary>
internal static class WireRecording
{
    public static IReadOnlyDictionary<string, ImmutableList<WireExchange>> Scenarios { get; } =
        File.ReadLines(Repository.Path("tests", "fixtures", "wire", "official-client.jsonl"))
            .Select(line => JsonElement.Parse(line))
            .GroupBy(exchange => exchange.GetProperty("scenario").GetString()!)
            .ToDictionary(group => group.Key, group => group.Select(WireExchange.Recorded).ToImmutableList());
}
