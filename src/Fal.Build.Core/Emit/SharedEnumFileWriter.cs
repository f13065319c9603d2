using Fal.Build.Core.Binding;
using Fal.Build.Core.Configuration;
using Fal.Build.Core.Json;
using Fal.Build.Core.Naming;

namespace Fal.Build.Core.Emit;

/// <summary>Writes the enums that the endpoints of one module share.</summary>
internal static class SharedEnumFileWriter
{
    public static string Write(ModuleEnums module, EmitOptions options) =>
        FileFrame.Write($"{options.Namespace}.{module.Module}", writer =>
        {
            foreach (var shared in module.Enums)
            {
                var members = EnumMembers.Of(shared);
                var underlying = members.Any(member => member.WireValue is JsonNumber number && number.TryGetInteger(out var value) && value is < int.MinValue or > int.MaxValue) ? "long" : "int";
                var summary = shared.Description is { } description ? XmlText.Summary(description) : "Values that several endpoints share.";
                ValueSetWriter.Enum(writer, new EnumSpec(shared.Name.Value, summary, members, underlying), options.Accessibility);
                writer.Blank();
            }

            DocumentationWriter.Summary(writer, "How the enums that several endpoints share are read and written.");
            using var block = writer.Block($"internal static class {TypeBinder.SharedEnumClass}");
            foreach (var shared in module.Enums)
            {
                writer.Blank();
                var name = shared.Name.Value;
                writer.Line($"public static readonly global::Fal.Nodes.Serialization.FalType<{name}> {name} = {TypeBinder.EnumerationExpression(name, EnumMembers.Of(shared))};");
            }
        });
}
