using System.Text.Json;
using Fal.Nodes;
using Fal.Sample.FalNodes;

namespace Fal.Sample;

/// <summary>Prints what this sample has to show.</summary>
internal static class Report
{
    private const int LineWidth = 100;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>The coverage table that the build wrote: the lines of the first table of coverage.md, and the sentence behind it.</summary>
    public static void Coverage(string reportFile)
    {
        Title("Coverage of the model catalogue");
        foreach (var line in File.ReadLines(reportFile).TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal)).Skip(1))
        {
            if (line.Length > 0)
            {
                Console.WriteLine(line);
            }
        }
    }

    /// <summary>The classes of every generated endpoint, by category.</summary>
    public static void Endpoints(IReadOnlyList<FalEndpoint> endpoints)
    {
        Title($"{endpoints.Count} generated endpoints");
        foreach (var category in endpoints.GroupBy(endpoint => endpoint.Category).OrderBy(category => category.Key, StringComparer.Ordinal))
        {
            Console.WriteLine($"{category.Key} ({category.Count()})");
            foreach (var line in Wrapped(category.Select(ClassOf).Order(StringComparer.Ordinal)))
            {
                Console.WriteLine("    " + line);
            }
        }
    }

    /// <summary>What each node would send, to the byte but for line breaks and indentation.</summary>
    public static void Requests(IReadOnlyList<FalNode> nodes)
    {
        foreach (var node in nodes)
        {
            Title($"POST {node.GetEndpoint().Id}");
            using var json = JsonDocument.Parse(node.ToJson());
            Console.WriteLine(JsonSerializer.Serialize(json.RootElement, Indented));
        }
    }

    /// <summary>What the check before sending finds.</summary>
    public static void Violations(FalNode node)
    {
        Title($"{node.GetEndpoint().Id} with a fault");
        foreach (var violation in node.Validate())
        {
            Console.WriteLine(violation);
        }
    }

    private static string ClassOf(FalEndpoint endpoint) =>
        FalEndpoints.TryCreate(endpoint.Id, out var node) ? node.GetType().Name : throw new ArgumentException($"{endpoint.Id} has no class.", nameof(endpoint));

    private static IEnumerable<string> Wrapped(IEnumerable<string> words)
    {
        var line = "";
        foreach (var word in words)
        {
            if (line.Length + word.Length + 2 > LineWidth)
            {
                yield return line + ",";
                line = "";
            }

            line += line.Length == 0 ? word : ", " + word;
        }

        yield return line;
    }

    private static void Title(string title)
    {
        Console.WriteLine();
        Console.WriteLine(title);
        Console.WriteLine(new string('=', title.Length));
    }
}
