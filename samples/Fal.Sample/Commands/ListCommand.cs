using System.CommandLine;
using Fal.Nodes;
using Fal.Sample.FalNodes;

namespace Fal.Sample.Commands;

/// <summary><c>list [text]</c>: the endpoints that a text leads to.</summary>
internal static class ListCommand
{
    public static Command Create()
    {
        var words = new Argument<string[]>("text") { Description = "Words that have to occur in id, title, category, tags or documentation.", Arity = ArgumentArity.ZeroOrMore };
        var command = new Command("list", "Lists the generated endpoints.") { words };
        command.SetAction(parsed => Print(parsed.GetValue(words) ?? []));
        return command;
    }

    private static int Print(string[] words)
    {
        var found = FalEndpoints.All.Where(endpoint => Array.TrueForAll(words, word => Mentions(endpoint, word))).ToList();
        foreach (var endpoint in found)
        {
            Console.WriteLine($"{endpoint.Id}\n    {endpoint.Documentation}");
        }

        Console.Error.WriteLine($"{found.Count} of {FalEndpoints.All.Count} endpoints");
        return found.Count > 0 ? 0 : 1;
    }

    private static bool Mentions(FalEndpoint endpoint, string word) =>
        endpoint.Tags.Append(endpoint.Id).Append(endpoint.Title).Append(endpoint.Category).Append(endpoint.Documentation)
            .Any(text => text.Contains(word, StringComparison.OrdinalIgnoreCase));
}
