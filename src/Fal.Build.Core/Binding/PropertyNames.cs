using System.Collections.Immutable;
using Fal.Build.Core.Diagnostics;
using Fal.Build.Core.Naming;
using Fal.Build.Core.Schemas;

namespace Fal.Build.Core.Binding;

/// <summary>C# names of an object's properties, before the members and types around them are looked at.</summary>
internal static class PropertyNames
{
    /// <summary>Names by property. Two fields that come to the same name are reported; one of them is then left out.</summary>
    public static Dictionary<SchemaProperty, string> Of(
        ImmutableArray<SchemaProperty> properties, EndpointOverrides overrides, BindingContext context)
    {
        var names = new Dictionary<SchemaProperty, string>(properties.Length, ReferenceEqualityComparer.Instance);
        foreach (var property in properties)
        {
            names[property] = Preferred(property, overrides);
        }

        // A file field gives up its short name before anything is called a clash.
        if (new HashSet<string>(names.Values, StringComparer.Ordinal).Count < names.Count)
        {
            foreach (var property in properties.Where(property => overrides.Of(property)?.Name is null))
            {
                if (properties.Any(other => other != property && names[other] == names[property]))
                {
                    names[property] = CSharpName.Pascal(property.Name);
                }
            }
        }

        var first = new Dictionary<string, SchemaProperty>(properties.Length, StringComparer.Ordinal);
        foreach (var property in properties)
        {
            if (!first.TryAdd(names[property], property))
            {
                var place = overrides.Of(property)?.Name?.Location ?? context.Endpoint.Location;
                context.Diagnostics.Add(DiagnosticCatalog.FieldsCollide(
                    place, context.Id, first[names[property]].Name, property.Name, names[property]));
            }
        }

        return names;
    }

    private static string Preferred(SchemaProperty property, EndpointOverrides overrides)
    {
        if (overrides.Of(property)?.Name is { } name)
        {
            return CSharpName.FromOverride(name.Value);
        }

        return CSharpName.Pascal(IsSentAsset(overrides.ShapeOf(property)) ? AssetRecognition.WithoutUrlSuffix(property.Name) : property.Name);
    }

    private static bool IsSentAsset(SchemaShape shape) => shape switch
    {
        AssetShape asset => !asset.IsObject,
        ListShape list => IsSentAsset(list.Item),
        MapShape map => IsSentAsset(map.Value),
        UnionShape union => union.Variants.Any(IsSentAsset),
        _ => false,
    };
}
