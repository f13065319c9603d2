using Fal.Build.Core.Binding;
using Fal.Build.Core.Json;
using Fal.Build.Core.Naming;

namespace Fal.Build.Core.Emit;

/// <summary>Writes enums and the structs of open sets.</summary>
internal static class ValueSetWriter
{
    public static void Enum(CodeWriter writer, EnumSpec type, string accessibility)
    {
        DocumentationWriter.Summary(writer, type.Summary);
        using var block = writer.Block($"{accessibility} enum {type.Name}{(type.Underlying == "int" ? "" : " : " + type.Underlying)}");
        foreach (var member in type.Members)
        {
            writer.Blank();
            DocumentationWriter.Summary(writer, SentAs(member));
            writer.Line(member.WireValue is JsonNumber ? $"{member.Name} = {TypeBinder.IntegerText(member.WireValue)}," : member.Name + ",");
        }
    }

    public static void OpenSet(CodeWriter writer, OpenSetSpec type, string accessibility)
    {
        var name = type.Name;
        DocumentationWriter.Summary(writer, type.Summary + " Values that the service adds later are read and written as they are.");

        // A record's one pair of == and != serves text too, since text converts; a pair of its own for text would make comparing
        // a nullable value ambiguous.
        using var block = writer.Block($"{accessibility} readonly record struct {name} : global::Fal.Nodes.Serialization.IFalOpenSet");
        writer.Line("private readonly string? _wireValue;");
        writer.Blank();
        DocumentationWriter.Summary(writer, "A value by the text that the service knows.");
        using (writer.Block($"public {name}(string wireValue)"))
        {
            writer.Line("_wireValue = wireValue;");
        }

        foreach (var member in type.Members)
        {
            writer.Blank();
            DocumentationWriter.Summary(writer, SentAs(member));
            writer.Line($"public static {name} {member.Name} => new {name}(Known.{member.Name});");
        }

        writer.Blank();
        writer.Line("string? global::Fal.Nodes.Serialization.IFalOpenSet.WireValue => _wireValue;");
        writer.Blank();
        DocumentationWriter.Summary(writer, "A value from its text.");
        writer.Line($"public static implicit operator {name}(string wireValue) => new {name}(wireValue);");
        writer.Blank();
        DocumentationWriter.Summary(writer, "A value's text.");
        writer.Line($"public static implicit operator string({name} value) => value.ToString();");
        writer.Blank();
        DocumentationWriter.Summary(writer, "The text that the service knows; empty when unset.");
        writer.Line("public override string ToString() => _wireValue ?? \"\";");
        writer.Blank();
        DocumentationWriter.Summary(writer, "The known texts, for <c>switch</c>.");
        using (writer.Block("public static class Known"))
        {
            foreach (var member in type.Members)
            {
                writer.Blank();
                DocumentationWriter.Summary(writer, SentAs(member));
                writer.Line($"public const string {member.Name} = {CSharpLiteral.Text(((JsonString)member.WireValue).Value)};");
            }
        }
    }

    private static string SentAs(EnumMemberSpec member) => member.WireValue switch
    {
        JsonString { Value.Length: 0 } => "The empty text.",
        JsonString text => $"<c>{XmlText.Escape(text.Value).Replace('\n', ' ')}</c>",
        var number => $"<c>{TypeBinder.IntegerText(number)}</c>",
    };
}
