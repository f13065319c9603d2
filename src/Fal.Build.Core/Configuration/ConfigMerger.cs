using System.Collections.Immutable;

namespace Fal.Build.Core.Configuration;

/// <summary>Lays a project's entry over the bundled one of the same endpoint.</summary>
internal static class ConfigMerger
{
    /// <summary>Key by key: what the project writes goes before what the package has, lists as a whole, overrides per field.</summary>
    public static EndpointConfig Merge(EndpointConfig own, EndpointConfig bundled) => new(
        own.Id,
        [.. own.Keys.Union(bundled.Keys, StringComparer.Ordinal)],
        own.ClassName ?? bundled.ClassName,
        own.Docstring ?? bundled.Docstring,
        own.Tags ?? bundled.Tags,
        own.UseCases ?? bundled.UseCases,
        own.BasicFields ?? bundled.BasicFields,
        MergeFields(own.FieldOverrides, bundled.FieldOverrides),
        [.. own.EnumOverrides, .. bundled.EnumOverrides.Where(item => own.EnumOverrides.All(other => other.Path.Value != item.Path.Value))],
        [.. own.EnumValueOverrides, .. bundled.EnumValueOverrides.Where(item => own.EnumValueOverrides.All(other => other.Path.Value != item.Path.Value))],
        own.PrimaryOutput ?? bundled.PrimaryOutput,
        [.. own.Json, .. bundled.Json]);

    private static ImmutableArray<FieldOverride> MergeFields(ImmutableArray<FieldOverride> own, ImmutableArray<FieldOverride> bundled) =>
    [
        .. own.Select(item => bundled.FirstOrDefault(other => other.Path.Value == item.Path.Value) is { } below
            ? new FieldOverride(
                item.Path, item.Name ?? below.Name, item.Description ?? below.Description, item.Type ?? below.Type, item.Default ?? below.Default)
            : item),
        .. bundled.Where(item => own.All(other => other.Path.Value != item.Path.Value)),
    ];
}
