using System.Collections.Immutable;
using Fal.Build.Core.Binding;
using Fal.Build.Core.Json;
using Fal.Build.Core.Schemas;

namespace Fal.Build.Core.Drift;

/// <summary>Compares two schemas of one endpoint, member by member.</summary>
internal sealed class SchemaComparison
{
    private const string OutputRoot = "output";

    private readonly string _id;
    private readonly ImmutableArray<DriftChange>.Builder _changes = ImmutableArray.CreateBuilder<DriftChange>();

    /// <summary>Objects that are being compared, since one may hold itself.</summary>
    private readonly HashSet<(object Before, object After)> _open = [];

    private SchemaComparison(string id) => _id = id;

    /// <summary>Every difference between two schemas, the request's before the answer's.</summary>
    public static ImmutableArray<DriftChange> Of(EndpointSchema before, EndpointSchema after)
    {
        var comparison = new SchemaComparison(after.Id);
        comparison.CompareObjects(before.Input, after.Input, "", isOutput: false);
        if (before.Output is ObjectShape earlier && after.Output is ObjectShape later)
        {
            comparison.CompareObjects(earlier, later, OutputRoot + ".", isOutput: true);
        }
        else
        {
            comparison.CompareShapes(before.Output, after.Output, OutputRoot, isOutput: true, nullBreaksSource: true);
        }

        return comparison._changes.ToImmutable();
    }

    private void CompareObjects(ObjectShape before, ObjectShape after, string prefix, bool isOutput)
    {
        if (!_open.Add((before.LazyProperties, after.LazyProperties)))
        {
            return;
        }

        var pairs = MemberPairs.Of(before.Properties, after.Properties);
        foreach (var property in pairs.Gone)
        {
            Add(DriftKind.MemberRemoved, prefix + property.Name, ShapeWords.Of(property.Shape), null, breaksSource: true, breaksBehaviour: true, property.Origin);
        }

        foreach (var property in pairs.Come)
        {
            var isAskedFor = !isOutput && MustBeSet(property);
            Add(DriftKind.MemberAdded, prefix + property.Name, null, ShapeWords.Of(property.Shape) + (isAskedFor ? ", required" : ""), isAskedFor, isAskedFor, property.Origin);
        }

        foreach (var (earlier, later) in pairs.Renamed)
        {
            Add(DriftKind.MemberRenamed, prefix + earlier.Name, prefix + earlier.Name, prefix + later.Name, breaksSource: true, breaksBehaviour: true, later.Origin);
        }

        foreach (var (earlier, later) in pairs.Same.Concat(pairs.Renamed))
        {
            CompareMembers(earlier, later, prefix + later.Name, isOutput);
        }

        _open.Remove((before.LazyProperties, after.LazyProperties));
    }

    private void CompareMembers(SchemaProperty before, SchemaProperty after, string path, bool isOutput)
    {
        var changesNull = IsNullable(before, isOutput) != IsNullable(after, isOutput);
        if (before.IsRequired != after.IsRequired)
        {
            var kind = after.IsRequired ? DriftKind.NewlyRequired : DriftKind.NoLongerRequired;
            var breaks = isOutput ? !after.IsRequired : MustBeSet(after) && !MustBeSet(before);
            Add(kind, path, null, null, changesNull || (breaks && !isOutput), breaks, after.Origin);
        }

        if (!isOutput && DefaultOf(before) is var earlier && DefaultOf(after) is var later && !AreSame(earlier, later))
        {
            Add(DriftKind.DefaultChanged, path, Words(earlier), Words(later), changesNull, breaksBehaviour: true, after.Origin);
        }

        CompareShapes(before.Shape, after.Shape, path, isOutput, changesNull);
    }

    private void CompareShapes(SchemaShape before, SchemaShape after, string path, bool isOutput, bool nullBreaksSource)
    {
        var isOfOneType = ShapeWords.WithoutNull(before) == ShapeWords.WithoutNull(after);
        if (!isOfOneType || before.IsNullable != after.IsNullable)
        {
            // A request may go on saying what it said; an answer may go on being read as it was.
            var fits = isOutput ? ShapeWords.IsWithin(after, before) : ShapeWords.IsWithin(before, after);
            Add(DriftKind.MemberRetyped, path, ShapeWords.Of(before), ShapeWords.Of(after), !isOfOneType || nullBreaksSource, !fits, after.Origin);
        }

        if (isOfOneType)
        {
            CompareInside(before, after, path, isOutput);
        }
    }

    private void CompareInside(SchemaShape before, SchemaShape after, string path, bool isOutput)
    {
        // Limits of answers are the service's own affair: classes don't check them.
        if (!isOutput && LimitComparison.Of(before, after) is { } limits)
        {
            Add(limits.IsNarrower ? DriftKind.RangeNarrowed : DriftKind.RangeWidened, path, limits.Before, limits.After, breaksSource: false, limits.IsNarrower, after.Origin);
        }

        switch (before, after)
        {
            case (ObjectShape earlier, ObjectShape later):
                CompareObjects(earlier, later, path + ".", isOutput);
                break;
            case (EnumerationShape earlier, EnumerationShape later):
                CompareValues(earlier, later, path, isOutput);
                break;
            case (ListShape earlier, ListShape later):
                CompareShapes(earlier.Item, later.Item, path + "[]", isOutput, nullBreaksSource: true);
                break;
            case (MapShape earlier, MapShape later):
                CompareShapes(earlier.Value, later.Value, path + "{}", isOutput, nullBreaksSource: true);
                break;
            case (TupleShape earlier, TupleShape later):
                CompareEach(earlier.Items, later.Items, path + "[]", isOutput);
                break;
            case (UnionShape earlier, UnionShape later):
                CompareEach(InOrder(earlier), InOrder(later), path, isOutput);
                break;
        }
    }

    private static IEnumerable<SchemaShape> InOrder(UnionShape union) => union.Variants.OrderBy(ShapeWords.WithoutNull, StringComparer.Ordinal);

    private void CompareEach(IEnumerable<SchemaShape> before, IEnumerable<SchemaShape> after, string path, bool isOutput)
    {
        foreach (var (earlier, later) in before.Zip(after))
        {
            CompareShapes(earlier, later, path, isOutput, nullBreaksSource: true);
        }
    }

    private void CompareValues(EnumerationShape before, EnumerationShape after, string path, bool isOutput)
    {
        var earlier = before.Values.Select(EndpointOverrides.WireText).ToList();
        var later = after.Values.Select(EndpointOverrides.WireText).ToList();
        if (earlier.Except(later, StringComparer.Ordinal).ToList() is { Count: > 0 } gone)
        {
            Add(DriftKind.ValuesGone, path, string.Join(", ", gone), null, breaksSource: true, breaksBehaviour: !isOutput && !after.IsOpen, after.Origin);
        }

        if (later.Except(earlier, StringComparer.Ordinal).ToList() is { Count: > 0 } come)
        {
            Add(DriftKind.ValuesAdded, path, null, string.Join(", ", come), breaksSource: false, breaksBehaviour: false, after.Origin);
        }
    }

    /// <summary>A default of null says no more than none.</summary>
    private static JsonValue? DefaultOf(SchemaProperty property) => property.Shape is ConstantShape || property.Default is JsonNull ? null : property.Default;

    private static bool AreSame(JsonValue? before, JsonValue? after) =>
        (before is JsonNumber earlier && after is JsonNumber later && earlier.ToDouble().Equals(later.ToDouble())) || MergePatch.AreEqual(before, after)
        || (before is null && after is null);

    private static string Words(JsonValue? value) => value is null ? "none" : JsonTextPrinter.Print(value);

    private static bool MustBeSet(SchemaProperty property) => property.IsRequired && DefaultOf(property) is null && property.Shape is not ConstantShape;

    /// <summary>Whether the C# property takes null, as the binding decides it.</summary>
    private static bool IsNullable(SchemaProperty property, bool isOutput) => isOutput
        ? !(property.IsRequired && !property.Shape.IsNullable && property.Shape is TextShape or ListShape or MapShape)
        : property.Shape is not ConstantShape && (property.Shape.IsNullable || (!property.IsRequired && DefaultOf(property) is null));

    private void Add(DriftKind kind, string member, string? before, string? after, bool breaksSource, bool breaksBehaviour, SchemaOrigin origin) =>
        _changes.Add(new(_id, kind, member, before, after, breaksSource, breaksBehaviour, origin.Location));
}
