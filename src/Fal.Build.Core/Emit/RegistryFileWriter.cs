using Fal.Build.Core.Binding;

namespace Fal.Build.Core.Emit;

/// <summary>Writes the list of every generated endpoint, and the way from an id to a node.</summary>
internal static class RegistryFileWriter
{
    public const string FileName = "FalEndpoints.g.cs";

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

    /// <summary>A switch for each module: the compiler's time for one grows with the square of its cases.</summary>
    private static void WriteTryCreate(CodeWriter writer, IReadOnlyCollection<EndpointSummary> nodes, EmitOptions options)
    {
        DocumentationWriter.Summary(writer, "Makes a node by its endpoint's id, with required arguments unset.");
        writer.Line("/// <param name=\"id\">Endpoint id, such as <c>fal-ai/wizper</c>.</param>");
        writer.Line("/// <param name=\"node\">The node, or null.</param>");
        writer.Line("/// <returns>True when the endpoint was generated.</returns>");
        var attribute = options.Features.NullabilityAttributes ? "[global::System.Diagnostics.CodeAnalysis.NotNullWhen(true)] " : "";
        var modules = nodes.GroupBy(node => node.Module, StringComparer.Ordinal).OrderBy(module => module.Key, StringComparer.Ordinal).ToList();
        using (writer.Block($"public static bool TryCreate(string id, {attribute}out global::Fal.Nodes.FalNode? node)"))
        {
            writer.Line($"node = {string.Join("\n?? ", modules.Select(module => $"Create{module.Key}(id)").DefaultIfEmpty("null"))};");
            writer.Line("return node is not null;");
        }

        foreach (var module in modules)
        {
            writer.Blank();
            using (writer.Block($"private static global::Fal.Nodes.FalNode? Create{module.Key}(string id) => id switch", "};"))
            {
                foreach (var node in module)
                {
                    var argument = node.HasRequired ? "global::Fal.Nodes.FalUninitialized.Instance" : "";
                    writer.Line($"{CSharpLiteral.Text(node.EndpointId)} => new {ClassOf(node, options)}({argument}),");
                }

                writer.Line("_ => null,");
            }
        }
    }

    private static string ClassOf(EndpointSummary node, EmitOptions options) => $"global::{options.Namespace}.{node.Module}.{node.ClassName}";
}
