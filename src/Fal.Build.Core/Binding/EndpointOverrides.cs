using System.Collections.Immutable;
using Fal.Build.Core.Configuration;
using Fal.Build.Core.Diagnostics;
using Fal.Build.Core.Json;
using Fal.Build.Core.Schemas;

namespace Fal.Build.Core.Binding;

/// <summary>An entry's overrides, held against the schema: by field in place of by path.</summary>
internal sealed class EndpointOverrides
{
    private readonly Dictionary<SchemaProperty, FieldOverride> _fields = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<SchemaProperty, SchemaShape> _shapes = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<SchemaProperty, (Located<string> Name, SharedEnumConfig? Shared)> _enums = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<SchemaProperty, EnumValueOverride> _members = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<SchemaProperty> _basic = new(ReferenceEqualityComparer.Instance);

    private EndpointOverrides()
    {
    }

    /// <summary>Wire paths of the basic fields.</summary>
    public ImmutableArray<string> BasicFields { get; private set; } = [];

    /// <summary>The answer's most important field, or null.</summary>
    public FieldTarget? Primary { get; private set; }

    /// <summary>Resolves an entry; what leads nowhere or doesn't fit is reported and left out.</summary>
    public static EndpointOverrides Resolve(BindingContext context)
    {
        var resolved = new EndpointOverrides();
        if (context.Endpoint.Config is { } config)
        {
            var paths = new FieldPaths(context.Schema, config.FieldOverrides);
            resolved.ResolveFields(config, paths, context);
            resolved.ResolveEnums(config, paths, context);
            resolved.ResolveBasicFields(config, paths, context);
            resolved.ResolvePrimary(config, paths, context);
        }

        return resolved;
    }

    public FieldOverride? Of(SchemaProperty property) => _fields.GetValueOrDefault(property);

    /// <summary>A property's shape, with the type that an override gives it.</summary>
    public SchemaShape ShapeOf(SchemaProperty property) => _shapes.GetValueOrDefault(property, property.Shape);

    /// <summary>A property's default, be it the schema's or an override's; null where there is none.</summary>
    public JsonValue? DefaultOf(SchemaProperty property) => Of(property)?.Default is { } given ? given.Value : property.Default;

    /// <summary>The name that an override gives a property's enum, and the shared enum of that name if there is one.</summary>
    public (Located<string> Name, SharedEnumConfig? Shared)? EnumOf(SchemaProperty property) =>
        _enums.TryGetValue(property, out var found) ? found : null;

    /// <summary>The member name that an override gives a wire value, or null.</summary>
    public string? MemberName(SchemaProperty property, JsonValue wireValue) =>
        _members.TryGetValue(property, out var found)
            ? found.Members.FirstOrDefault(member => member.WireValue.Value == WireText(wireValue)).Name?.Value
            : null;

    public bool IsBasic(SchemaProperty property) => _basic.Contains(property);

    /// <summary>The enumeration inside a shape, through lists, maps and unions; null when there is none.</summary>
    public static EnumerationShape? EnumerationIn(SchemaShape shape) => shape switch
    {
        EnumerationShape enumeration => enumeration,
        ListShape list => EnumerationIn(list.Item),
        MapShape map => EnumerationIn(map.Value),
        UnionShape union => union.Variants.Select(EnumerationIn).FirstOrDefault(found => found is not null),
        _ => null,
    };

    /// <summary>A wire value as configs write it, as a key.</summary>
    public static string WireText(JsonValue value) => value is JsonString text ? text.Value : ((JsonNumber)value).Text;

    private void ResolveFields(EndpointConfig config, FieldPaths paths, BindingContext context)
    {
        foreach (var item in config.FieldOverrides)
        {
            if (paths.Find(item.Path.Value) is not { } target)
            {
                context.Diagnostics.Add(DiagnosticCatalog.OverriddenFieldNotFound(item.Path.Location, context.Id, item.Path.Value, paths.All()));
                continue;
            }

            _fields[target.Property] = item;
            if (item.Type is { } type)
            {
                if (TypeOverride.Apply(target.Property.Shape, type.Value, target.IsOutput) is { } shape)
                {
                    _shapes[target.Property] = shape;
                }
                else
                {
                    context.Diagnostics.Add(DiagnosticCatalog.OverrideDoesNotFit(
                        type.Location, context.Id, item.Path.Value, $"the type '{type.Value}' can't hold the schema's {target.Property.Shape.Kind}"));
                }
            }
        }
    }

    private void ResolveEnums(EndpointConfig config, FieldPaths paths, BindingContext context)
    {
        foreach (var (path, name) in config.EnumOverrides)
        {
            if (FindEnum(path, "enum_overrides") is not var (target, enumeration))
            {
                continue;
            }

            var shared = context.Endpoint.SharedEnums.FirstOrDefault(item => item.Name.Value == name.Value);
            if (shared is not null && WhyNotShared(shared, enumeration, target) is { } reason)
            {
                Report(name.Location, reason);
            }
            else
            {
                _enums[target.Property] = (name, shared);
            }
        }

        foreach (var item in config.EnumValueOverrides)
        {
            if (FindEnum(item.Path, "enum_value_overrides") is not var (target, enumeration))
            {
                continue;
            }

            var known = enumeration.Values.Select(WireText).ToList();
            foreach (var (wireValue, _) in item.Members.Where(member => !known.Contains(member.WireValue.Value)))
            {
                Report(wireValue.Location, $"'{wireValue.Value}' is no value of '{item.Path.Value}'.{NearestNames.DidYouMean(wireValue.Value, known)} It has {Some(known)}");
            }

            foreach (var repeated in item.Members.GroupBy(member => member.Name.Value, StringComparer.Ordinal).Where(group => group.Count() > 1))
            {
                Report(repeated.Last().Name.Location, $"two values of '{item.Path.Value}' get the name '{repeated.Key}'");
            }

            _members[target.Property] = item;
        }

        (FieldTarget Target, EnumerationShape Enumeration)? FindEnum(Located<string> path, string key)
        {
            if (paths.Find(path.Value) is not { } target)
            {
                Report(path.Location, $"{key} names '{path.Value}', which is no field.{NearestNames.DidYouMean(path.Value, paths.All())}");
                return null;
            }

            if (EnumerationIn(ShapeOf(target.Property)) is { } enumeration)
            {
                return (target, enumeration);
            }

            Report(path.Location, $"{key} names '{path.Value}', which is no enum but {target.Property.Shape.Kind}");
            return null;
        }

        void Report(SourceLocation location, string reason) =>
            context.Diagnostics.Add(DiagnosticCatalog.EnumOverrideUnusable(location, context.Id, reason.TrimEnd('.')));
    }

    private static string? WhyNotShared(SharedEnumConfig shared, EnumerationShape enumeration, FieldTarget target)
    {
        if (target.IsOutput)
        {
            return $"'{target.Path}' belongs to the answer, whose values the service may extend, so it can't share '{shared.Name.Value}'; name its values in enum_value_overrides";
        }

        if (enumeration.IsOpen)
        {
            return $"'{target.Path}' takes other texts too, so it can't share '{shared.Name.Value}'";
        }

        var sharedValues = shared.Members.Select(member => WireText(member.WireValue)).ToHashSet(StringComparer.Ordinal);
        var values = enumeration.Values.Select(WireText).ToHashSet(StringComparer.Ordinal);
        var missing = values.Except(sharedValues).ToList();
        var surplus = sharedValues.Except(values).ToList();
        return missing.Count + surplus.Count == 0
            ? null
            : $"the shared enum '{shared.Name.Value}' has other values than '{target.Path}':"
                + (missing.Count == 0 ? "" : $" it lacks {Some(missing)}")
                + (missing.Count > 0 && surplus.Count > 0 ? " and" : "")
                + (surplus.Count == 0 ? "" : $" it has {Some(surplus)} too many");
    }

    private static string Some(List<string> values) =>
        string.Join(", ", values.Take(10).Select(TextPresentation.Quote)) + (values.Count > 10 ? $" and {values.Count - 10} more" : "");

    private void ResolveBasicFields(EndpointConfig config, FieldPaths paths, BindingContext context)
    {
        var found = ImmutableArray.CreateBuilder<string>();
        foreach (var field in config.BasicFields?.Items ?? [])
        {
            if (paths.Find(field.Value) is { } target)
            {
                found.Add(target.IsOutput ? "output." + target.Path : target.Path);
                _basic.Add(target.Property);
            }
            else
            {
                context.Diagnostics.Add(DiagnosticCatalog.FieldNotFound(field.Location, "basic_fields", context.Id, field.Value, paths.Inputs()));
            }
        }

        BasicFields = found.ToImmutable();
    }

    private void ResolvePrimary(EndpointConfig config, FieldPaths paths, BindingContext context)
    {
        if (config.PrimaryOutput is not { } primary)
        {
            return;
        }

        Primary = paths.FindOutput(primary.Value) ?? (paths.Find(primary.Value) is { IsOutput: true } target ? target : null);
        if (Primary is null || Primary.Path.Contains('[', StringComparison.Ordinal) || Primary.Path.Contains('{', StringComparison.Ordinal))
        {
            Primary = null;
            var outputs = paths.All().Where(path => path.StartsWith("output.", StringComparison.Ordinal)).Select(path => path["output.".Length..]).ToList();
            context.Diagnostics.Add(DiagnosticCatalog.FieldNotFound(primary.Location, "primary_output", context.Id, primary.Value, outputs));
        }
    }
}
