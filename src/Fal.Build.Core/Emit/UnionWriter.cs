using System.Globalization;
using Fal.Build.Core.Binding;

namespace Fal.Build.Core.Emit;

/// <summary>Writes the struct of a union.</summary>
internal static class UnionWriter
{
    public static void Write(CodeWriter writer, UnionSpec type, EmitOptions options)
    {
        var name = type.Name;
        var accessibility = options.Accessibility;
        var list = options.Features.CollectionExpressions ? OnlyList(type) : null;
        DocumentationWriter.Summary(writer, type.Summary);
        if (list is not null)
        {
            writer.Line($"[global::System.Runtime.CompilerServices.CollectionBuilder(typeof({name}), nameof(FromItems))]");
        }

        // A record, whose equality the compiler writes.
        using var block = writer.Block($"{accessibility} readonly record struct {name} : global::Fal.Nodes.Serialization.IFalUnion");
        writer.Line("private readonly int _alternative;");
        writer.Line("private readonly object? _content;");
        writer.Blank();
        using (writer.Block($"internal {name}(int alternative, object content)"))
        {
            writer.Line("_alternative = alternative;");
            writer.Line("_content = content;");
        }

        writer.Blank();
        DocumentationWriter.Summary(writer, "The kinds of value that there are.");
        using (writer.Block("public enum Variant"))
        {
            writer.Line("/// <summary>No value yet.</summary>");
            writer.Line("Unset,");
            foreach (var variant in type.Variants)
            {
                writer.Blank();
                DocumentationWriter.Summary(writer, $"A value for <see cref=\"As{variant.Name}\"/>.");
                writer.Line(variant.Name + ",");
            }
        }

        writer.Blank();
        DocumentationWriter.Summary(writer, "Which kind of value this is.");
        writer.Line("public Variant Kind => (Variant)_alternative;");
        for (var index = 0; index < type.Variants.Length; index++)
        {
            var variant = type.Variants[index];
            var alternative = (index + 1).ToString(CultureInfo.InvariantCulture);
            writer.Blank();
            DocumentationWriter.Summary(writer, $"The value, where <see cref=\"Kind\"/> is <see cref=\"Variant.{variant.Name}\"/>.");
            writer.Line("/// <exception cref=\"global::System.InvalidOperationException\">It is of another kind.</exception>");
            writer.Line($"public {variant.Type.Name} As{variant.Name} => _alternative == {alternative} ? ({variant.Type.Name})_content! : throw global::Fal.Nodes.Serialization.FalTypes.WrongKind(this, Variant.{variant.Name});");
        }

        writer.Blank();
        writer.Line("int global::Fal.Nodes.Serialization.IFalUnion.Alternative => _alternative;");
        writer.Blank();
        writer.Line("object? global::Fal.Nodes.Serialization.IFalUnion.Content => _content;");
        WriteConversions(writer, type);
        if (list is not null)
        {
            WriteCollection(writer, type, list);
        }

        writer.Blank();
        DocumentationWriter.Summary(writer, "The value as text.");
        writer.Line("public override string ToString() => _content?.ToString() ?? \"\";");
    }

    /// <summary>The list variant, where there is one and C# can tell which list a collection expression means.</summary>
    private static VariantSpec? OnlyList(UnionSpec type)
    {
        var lists = type.Variants.Where(variant => variant.Type.Family == TypeFamily.List).ToList();
        return lists.Count == 1 ? lists[0] : null;
    }

    /// <summary>What the compiler asks of a type that a collection expression can make.</summary>
    private static void WriteCollection(CodeWriter writer, UnionSpec type, VariantSpec list)
    {
        var alternative = (type.Variants.IndexOf(list) + 1).ToString(CultureInfo.InvariantCulture);
        writer.Blank();
        DocumentationWriter.Summary(writer, "A list from its items; what a collection expression calls.");
        writer.Line($"public static {type.Name} FromItems(global::System.ReadOnlySpan<{list.ItemType}> items) => new {type.Name}({alternative}, items.ToArray());");
        writer.Blank();
        DocumentationWriter.Summary(writer, $"The items, where <see cref=\"Kind\"/> is <see cref=\"Variant.{list.Name}\"/>.");
        writer.Line($"public global::System.Collections.Generic.IEnumerator<{list.ItemType}> GetEnumerator() => As{list.Name}.GetEnumerator();");
    }

    private static void WriteConversions(CodeWriter writer, UnionSpec type)
    {
        for (var index = 0; index < type.Variants.Length; index++)
        {
            var variant = type.Variants[index];
            var alternative = (index + 1).ToString(CultureInfo.InvariantCulture);
            switch (variant.Type.Family)
            {
                // C# has no conversions from interfaces; arrays, lists and dictionaries are what people hold.
                case TypeFamily.List:
                    Convert(writer, type.Name, $"{variant.ItemType}[]", alternative, "value", canBeNull: true);
                    Convert(writer, type.Name, $"global::System.Collections.Generic.List<{variant.ItemType}>", alternative, "value", canBeNull: true);
                    break;
                case TypeFamily.Map:
                    Convert(writer, type.Name, $"global::System.Collections.Generic.Dictionary<string, {TypeBinder.ItemName(variant.Type)}>", alternative, "value", canBeNull: true);
                    break;
                default:
                    Convert(writer, type.Name, variant.Type.Name, alternative, "value", canBeNull: !variant.Type.IsValueType);
                    break;
            }
        }

        WriteTextConversion(writer, type);
    }

    /// <summary>Text converts where no variant is text but one reads it: a value set takes its known values, an asset takes the rest.</summary>
    private static void WriteTextConversion(CodeWriter writer, UnionSpec type)
    {
        var variants = type.Variants.Select((variant, index) => (variant.Type, Alternative: (index + 1).ToString(CultureInfo.InvariantCulture))).ToList();
        if (variants.Exists(variant => variant.Type.Family == TypeFamily.Text))
        {
            return;
        }

        var asset = variants.Find(variant => variant.Type.Family == TypeFamily.Asset);
        var set = variants.Find(variant => variant.Type.Family is TypeFamily.OpenSet
            || (variant.Type.Family == TypeFamily.Enumeration && !variant.Type.WireType.Contains("IntegerEnumeration", StringComparison.Ordinal)));
        if (asset.Type is not null)
        {
            Convert(writer, type.Name, "string", asset.Alternative, $"({asset.Type.Name})value", canBeNull: true);
        }
        else if (set.Type is not null)
        {
            Convert(writer, type.Name, "string", set.Alternative, $"global::Fal.Nodes.Serialization.FalTypes.Parse({set.Type.WireType}, value)", canBeNull: true);
        }
    }

    private static void Convert(CodeWriter writer, string name, string from, string alternative, string content, bool canBeNull)
    {
        writer.Blank();
        DocumentationWriter.Summary(writer, "A value of one kind.");
        writer.Line(canBeNull
            ? $"public static implicit operator {name}({from} value) => value is null ? default : new {name}({alternative}, {content});"
            : $"public static implicit operator {name}({from} value) => new {name}({alternative}, {content});");
    }
}
