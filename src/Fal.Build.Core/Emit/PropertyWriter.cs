using System.Globalization;
using Fal.Build.Core.Binding;

namespace Fal.Build.Core.Emit;

/// <summary>Writes one property, and its lines in the methods that walk and check members.</summary>
internal sealed class PropertyWriter(CodeWriter writer, TargetFeatures features)
{
    /// <summary>Up to this magnitude no integer beyond a bound rounds to the bound when it becomes a double.</summary>
    private const long LargestExactBound = 1L << 52;

    private const string Annotations = "global::System.ComponentModel.DataAnnotations.";

    public void Declare(PropertySpec property)
    {
        if (HasField(property))
        {
            writer.Blank();
            writer.Line($"private {property.Type.Name}? {FieldOf(property)};");
        }

        writer.Blank();
        DocumentationWriter.Summary(writer, property.Summary);
        DocumentationWriter.Remarks(writer, property.Remarks);
        WriteAttributes(property);
        var type = property.Type.Name + (property.IsNullable ? "?" : "");
        if (property.Constant is { } constant)
        {
            writer.Line($"public {type} {property.Name} => {ValueText.Write(constant)};");
            return;
        }

        var required = property.IsRequired && features.RequiredMembers ? "required " : "";
        if (HasField(property))
        {
            using var block = writer.Block($"public {required}{type} {property.Name}");
            writer.Line($"get => {FieldOf(property)}.GetValueOrDefault();");
            writer.Line($"set => {FieldOf(property)} = value;");
            return;
        }

        writer.Line($"public {required}{type} {property.Name} {{ get; set; }}{(property.Initial is { } initial ? $" = {ValueText.Write(initial)};" : "")}");
    }

    public void Visit(PropertySpec property)
    {
        var name = CSharpLiteral.Text(property.WireName);
        if (property.Constant is not null)
        {
            writer.Line($"visitor.Constant({name}, {property.Name}, {property.Type.WireType});");
            return;
        }

        var member = MemberOf(property);
        var (method, separator, wireType) = property.Type.Family switch
        {
            TypeFamily.Text => ("Text", "", ""),
            TypeFamily.Int32 => ("Int32", "", ""),
            TypeFamily.Int64 => ("Int64", "", ""),
            TypeFamily.Number => ("Number", "", ""),
            TypeFamily.Boolean => ("Boolean", "", ""),
            _ => ("Member", ", ", property.Type.WireType),
        };
        var sendNull = property is { SendsNull: true, IsNullable: true } ? ", sendNull: true" : "";
        var required = property is { IsRequired: true, IsNullable: false } ? ", required: true" : "";
        var shown = HasField(property) ? $", property: nameof({property.Name})" : "";
        writer.Line($"{member} = visitor.{method}({name}, {member}{separator}{wireType}{sendNull}{required}{shown});");
    }

    /// <summary>True for a property with constraints; most have none.</summary>
    public static bool HasChecks(PropertySpec property) => property.Constant is null && !property.Constraints.IsEmpty;

    /// <summary>Writes the statements that check a property's constraints.</summary>
    public void Check(PropertySpec property)
    {
        var value = property.Type.Family == TypeFamily.Asset ? MemberOf(property) + "?.Url" : MemberOf(property);
        foreach (var constraint in property.Constraints)
        {
            writer.Line(ConstraintText.Write(constraint, CSharpLiteral.Text(property.WireName), value));
        }
    }

    private static string MemberOf(PropertySpec property) => HasField(property) ? FieldOf(property) : property.Name;

    /// <summary>A required value needs a field that can be empty, since its type has no value that means "unset".</summary>
    private static bool HasField(PropertySpec property) =>
        property is { IsRequired: true, IsNullable: false, Type.IsValueType: true } && !KnowsItsUnset(property.Type.Family);

    private static bool KnowsItsUnset(TypeFamily family) =>
        family is TypeFamily.Union or TypeFamily.OpenSet or TypeFamily.ImageSize or TypeFamily.Json;

    private static string FieldOf(PropertySpec property) => "_" + char.ToLowerInvariant(property.Name[0]) + property.Name[1..];

    private void WriteAttributes(PropertySpec property)
    {
        // A required member that is obsolete would warn in every use, whatever its caller does.
        if (property.IsDeprecated && !(property.IsRequired && features.RequiredMembers))
        {
            writer.Line("[global::System.Obsolete(\"The service has deprecated this field.\")]");
        }

        foreach (var constraint in features.DataAnnotations ? property.Constraints : [])
        {
            var range = (constraint, property.Type.Family) switch
            {
                (IntegerRange integer, TypeFamily.Int32) => $"{Int32(integer.Minimum, "int.MinValue")}, {Int32(integer.Maximum, "int.MaxValue")}",
                (IntegerRange integer, TypeFamily.Int64) when IsExact(integer.Minimum) && IsExact(integer.Maximum) =>
                    $"{Bound(integer.Minimum, "double.MinValue")}, {Bound(integer.Maximum, "double.MaxValue")}",
                (NumberRange { ExcludesMinimum: false, ExcludesMaximum: false } number, _) => Bounds(number),
                (NumberRange number, _) when features.ExclusiveRanges => Bounds(number)
                    + (number.ExcludesMinimum ? ", MinimumIsExclusive = true" : "") + (number.ExcludesMaximum ? ", MaximumIsExclusive = true" : ""),
                _ => null,
            };
            if (range is not null)
            {
                writer.Line($"[{Annotations}Range({range})]");
                return;
            }
        }
    }

    private static string Bounds(NumberRange range) => $"{range.Minimum ?? "double.MinValue"}, {range.Maximum ?? "double.MaxValue"}";

    private static bool IsExact(long? bound) => bound is null or (>= -LargestExactBound and <= LargestExactBound);

    private static string Int32(long? bound, string open) => bound?.ToString(CultureInfo.InvariantCulture) ?? open;

    private static string Bound(long? bound, string open) => bound is { } value ? value.ToString(CultureInfo.InvariantCulture) + ".0" : open;
}
