using System.Collections.Immutable;
using Fal.Build.Core.Binding;
using Fal.Build.Core.Naming;

namespace Fal.Build.Core.Emit;

/// <summary>Writes the file of one endpoint: its class, its answer's, and the types that both need.</summary>
internal static class NodeFileWriter
{
    public static string Write(NodeSpec node, EmitOptions options) =>
        FileFrame.Write($"{options.Namespace}.{node.Module}", writer =>
        {
            WriteNode(writer, node, options);
            writer.Blank();
            WriteOutput(writer, node, options);
            foreach (var type in node.Types)
            {
                writer.Blank();
                WriteType(writer, type, options);
            }
        });

    private static void WriteNode(CodeWriter writer, NodeSpec node, EmitOptions options)
    {
        DocumentationWriter.Summary(writer, XmlText.Summary(node.Documentation));
        WriteClassRemarks(writer, node);
        using var block = writer.Block($"{options.Accessibility} sealed partial class {node.ClassName} : global::Fal.Nodes.FalNode<{node.Output.Name}>");
        if (node.HasRequired)
        {
            MembersWriter.Constructors(writer, node.ClassName, options.Features);
        }

        WriteEndpoint(writer, node);
        MembersWriter.Properties(writer, node.Properties, options.Features);
        writer.Blank();
        writer.Line("/// <inheritdoc/>");
        writer.Line("public override global::Fal.Nodes.FalEndpoint GetEndpoint() => Endpoint;");
        MembersWriter.Methods(writer, node.Properties, options.Features);
        WriteInputSchema(writer, node.InputSchema, options.Features);
        WriteWireTypes(writer, node.WireTypes);
    }

    private static void WriteClassRemarks(CodeWriter writer, NodeSpec node)
    {
        writer.Line("/// <remarks>");
        var category = node.Category.Length == 0 ? "" : $", category {XmlText.Escape(node.Category)}";
        writer.Line($"/// <para>Endpoint <c>{XmlText.Escape(node.EndpointId)}</c>{category}.</para>");
        if (!node.UseCases.IsEmpty)
        {
            writer.Line("/// <list type=\"bullet\">");
            foreach (var useCase in node.UseCases)
            {
                writer.Line($"/// <item><description>{XmlText.Summary(useCase).Replace('\n', ' ')}</description></item>");
            }

            writer.Line("/// </list>");
        }

        writer.Line("/// </remarks>");
    }

    private static void WriteEndpoint(CodeWriter writer, NodeSpec node)
    {
        writer.Blank();
        DocumentationWriter.Summary(writer, "The endpoint, its documentation and its input schema as data.");
        var arguments = new List<string>
        {
            CSharpLiteral.Text(node.EndpointId),
            CSharpLiteral.Text(node.Category),
            CSharpLiteral.Text(node.Title),
            CSharpLiteral.Text(node.Documentation),
            Texts(node.Tags),
            Texts(node.UseCases),
            Texts(node.BasicFields),
            node.PrimaryOutput is null ? "null" : CSharpLiteral.Text(node.PrimaryOutput),
            node.InputSchema is null ? "null" : "ReadInputSchema",
        };
        writer.Line($"public static global::Fal.Nodes.FalEndpoint Endpoint {{ get; }} = new global::Fal.Nodes.FalEndpoint(\n{string.Join(",\n", arguments)});");
    }

    private static void WriteInputSchema(CodeWriter writer, string? schema, TargetFeatures features)
    {
        if (schema is not null)
        {
            var (start, end) = features.Utf8Literals ? ("", "u8") : ("global::System.Text.Encoding.UTF8.GetBytes(", ")");
            writer.Blank();
            writer.Line($"private static global::System.ReadOnlySpan<byte> ReadInputSchema() => {start}{CSharpLiteral.Text(schema)}{end};");
        }
    }

    private static string Texts(ImmutableArray<string> texts) =>
        texts.IsEmpty ? "global::System.Array.Empty<string>()" : $"new string[] {{ {string.Join(", ", texts.Select(CSharpLiteral.Text))} }}";

    private static void WriteWireTypes(CodeWriter writer, ImmutableArray<WireTypeSpec> wireTypes)
    {
        if (wireTypes.IsEmpty)
        {
            return;
        }

        writer.Blank();
        DocumentationWriter.Summary(writer, "How the types of this endpoint are read and written.");
        using var block = writer.Block("internal static class WireTypes");
        foreach (var wireType in wireTypes)
        {
            writer.Blank();
            writer.Line($"public static readonly global::Fal.Nodes.Serialization.FalType<{wireType.Type}> {wireType.Name} = {wireType.Expression};");
        }

        foreach (var wireType in wireTypes)
        {
            if (wireType.Creator is { } creator)
            {
                writer.Blank();
                writer.Line($"private static {wireType.Type} {creator.Name}({creator.Parameters}) => {creator.Expression};");
            }
        }
    }

    private static void WriteOutput(CodeWriter writer, NodeSpec node, EmitOptions options)
    {
        var output = node.Output;
        DocumentationWriter.Summary(writer, $"What <see cref=\"{node.ClassName}\"/> answers.");
        if (output.Value is { } value)
        {
            using var valueBlock = writer.Block($"{options.Accessibility} sealed partial class {output.Name} : global::Fal.Nodes.FalValueOutput<{value.Name}>");
            writer.Line("/// <inheritdoc/>");
            writer.Line($"protected override global::Fal.Nodes.Serialization.FalType<{value.Name}> GetValueType() => {value.WireType};");
            return;
        }

        using var block = writer.Block($"{options.Accessibility} sealed partial class {output.Name} : global::Fal.Nodes.FalOutput");
        MembersWriter.Properties(writer, output.Properties, options.Features);
        if (output.Primary is { } primary)
        {
            writer.Blank();
            DocumentationWriter.Summary(writer, "The part of the answer that matters most.");
            writer.Line($"public {primary.Type} Primary => {primary.Expression};");
        }

        MembersWriter.Methods(writer, output.Properties, options.Features);
    }

    private static void WriteType(CodeWriter writer, DeclaredType type, EmitOptions options)
    {
        switch (type)
        {
            case ObjectSpec objectType:
                WriteObject(writer, objectType, options);
                break;
            case EnumSpec enumType:
                ValueSetWriter.Enum(writer, enumType, options.Accessibility);
                break;
            case OpenSetSpec openSet:
                ValueSetWriter.OpenSet(writer, openSet, options.Accessibility);
                break;
            case UnionSpec union:
                UnionWriter.Write(writer, union, options);
                break;
            default:
                throw new InvalidOperationException($"The type {type.Name} has no writer.");
        }
    }

    private static void WriteObject(CodeWriter writer, ObjectSpec type, EmitOptions options)
    {
        DocumentationWriter.Summary(writer, type.Summary);
        using var block = writer.Block($"{options.Accessibility} sealed partial class {type.Name} : global::Fal.Nodes.FalObject");
        if (type.Properties.Any(property => property.IsRequired))
        {
            MembersWriter.Constructors(writer, type.Name, options.Features);
        }

        MembersWriter.Properties(writer, type.Properties, options.Features);
        MembersWriter.Methods(writer, type.Properties, options.Features);
    }
}
