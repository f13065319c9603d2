using System.Text;

namespace Fal.Nodes.Tests.Wire;

/// <summary>The page that tells what this client does otherwise than the official one, made of the data that the tests hold it to.</summary>
internal static class WireTable
{
    public static string File { get; } = Repository.Path("docs", "client-wire.md");

    public static string Render()
    {
        var page = new StringBuilder();
        page.Append("""
            # What goes over the wire

            The official JavaScript client (`@fal-ai/client` 1.10.1) was recorded in 26 scenarios, 111 exchanges
            (`tests/fixtures/wire/official-client.jsonl`). `FalClient` plays each of them against `tests/Fal.Standin`, and every exchange is
            compared: host, method, path, query, `x-fal-*` and the usual headers, body, and the status that came of it. What isn't listed
            here is the same; what is listed and doesn't occur fails the tests, which also hold this page to their data.

            ## Everywhere

            | `FalClient` | because |
            |---|---|

            """);
        foreach (var difference in WireDifference.Everywhere)
        {
            page.Append('|').Append(' ').Append(difference.What).Append(" | ").Append(difference.Why).Append(" |\n");
        }

        page.Append("""

            ## By scenario

            | scenario | `FalClient` | because |
            |---|---|---|

            """);
        foreach (var scenario in WireScenarios.All)
        {
            if (scenario.Differences.Count == 0)
            {
                page.Append("| ").Append(scenario.Name).Append(" | ").Append(scenario.IsUnordered ? "same, several parts at a time" : "same").Append(" | |\n");
            }

            foreach (var difference in scenario.Differences)
            {
                page.Append("| ").Append(scenario.Name).Append(" | differs: ").Append(difference.What).Append(" | ").Append(difference.Why).Append(" |\n");
            }
        }

        return page.ToString();
    }
}
