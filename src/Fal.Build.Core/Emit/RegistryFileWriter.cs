using System.Globalization;
using Fal.Build.Core.Binding;

namespace Fal.Build.Core.Emit;

/// <summary>Writes the list of every generated endpoint, and the way from an id to a node.</summary>
internal static class RegistryFileWriter
{
    public const string FileName = "FalEndpoints.g.cs";

    /// <summary>Most ids in one switch: the compiler's time for it grows with their square.</summary>
    private const int MostCases = 100;

    public static string Write(IReadOnlyCollection<EndpointSummary> nodes, EmitOptions options) =>
        FileFrame.Write(options.Namespace, writer =>
        {
            DocumentationWriter.Summary(writer, "Every generated endpoint, by id.");
            using var block = writer.Block($"{options.Accessibility} static partial class FalEndpoints");
            DocumentationWriter.Summary(writer, "Every generated endpoint, in the order of their ids.");
            using (writer.Block("public static global::System.Collections.Generic.IReadOnlyList<global::Fal.Nodes.FalEndpoint> All { get; } = new global::Fal.Nodes.FalEndpoint[]", "};"))
            {
                foreach (var node in nodes)
                {
                    writer.Line($"{ClassOf(node, options)}.Endpoint,");
                }
            }

            writer.Blank();
            WriteTryCreate(writer, nodes, options);
        });

    private static void WriteTryCreate(CodeWriter writer, IReadOnlyCollection<EndpointSummary> nodes, EmitOptions options)
    {
        DocumentationWriter.Summary(writer, "Makes a node by its endpoint's id, with required arguments unset.");
        writer.Line("/// <param name=\"id\">Endpoint id, such as <c>fal-ai/wizper</c>.</param>");
        writer.Line("/// <param name=\"node\">The node, or null.</param>");
        writer.Line("/// <returns>True when the endpoint was generated.</returns>");
        var attribute = options.Features.NullabilityAttributes ? "[global::System.Diagnostics.CodeAnalysis.NotNullWhen(true)] " : "";
        var signature = $"public static bool TryCreate(string id, {attribute}out global::Fal.Nodes.FalNode? node)";
        var parts = nodes.Chunk(EvenPart(nodes.Count)).ToList();
        if (parts.Count < 2)
        {
            using var method = writer.Block(signature);
            using (writer.Block("node = id switch", "};"))
            {
                WriteCases(writer, nodes, options);
            }

            writer.Line("return node is not null;");
            return;
        }

        using (writer.Block(signature))
        {
            writer.Line($"node = {string.Join("\n?? ", parts.Select((_, index) => $"{PartName(index)}(id)"))};");
            writer.Line("return node is not null;");
        }

        for (var index = 0; index < parts.Count; index++)
        {
            writer.Blank();
            using (writer.Block($"private static global::Fal.Nodes.FalNode? {PartName(index)}(string id) => id switch", "};"))
            {
                WriteCases(writer, parts[index], options);
            }
        }
    }

    private static void WriteCases(CodeWriter writer, IEnumerable<EndpointSummary> nodes, EmitOptions options)
    {
        foreach (var node in nodes)
        {
            var argument = node.HasRequired ? "global::Fal.Nodes.FalUninitialized.Instance" : "";
            writer.Line($"{CSharpLiteral.Text(node.EndpointId)} => new {ClassOf(node, options)}({argument}),");
        }

        writer.Line("_ => null,");
    }

    /// <summary>How many ids a switch gets, so that none has more than its share.</summary>
    private static int EvenPart(int count)
    {
        var parts = Math.Max(1, (count + MostCases - 1) / MostCases);
        return Math.Max(1, (count + parts - 1) / parts);
    }

    private static string PartName(int index) => string.Create(CultureInfo.InvariantCulture, $"CreatePart{index + 1}");

    private static string ClassOf(EndpointSummary node, EmitOptions options) => $"global::{options.Namespace}.{node.Module}.{node.ClassName}";
}
