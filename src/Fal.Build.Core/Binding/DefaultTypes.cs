using Fal.Build.Core.Json;
using Fal.Build.Core.Schemas;

namespace Fal.Build.Core.Binding;

/// <summary>
/// Value sets whose members the defaults of a class name. There, and nowhere else, C# would read the name of a property where
/// that of a type is meant.
/// </summary>
internal static class DefaultTypes
{
    /// <summary>Names of the types whose members defaults of an object's properties may name.</summary>
    public static HashSet<string> Of(ObjectShape type, EndpointOverrides overrides, TypeNames names)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var walked = new HashSet<object>(ReferenceEqualityComparer.Instance);
        WalkAll(type.Properties.Where(property => overrides.DefaultOf(property) is not (null or JsonNull)).Select(overrides.ShapeOf));
        return found;

        void WalkAll(IEnumerable<SchemaShape> shapes)
        {
            foreach (var shape in shapes)
            {
                Walk(shape);
            }
        }

        void Walk(SchemaShape shape)
        {
            switch (shape)
            {
                case EnumerationShape enumeration:
                    found.Add(names.Of(enumeration));
                    break;
                case ListShape list:
                    Walk(list.Item);
                    break;
                case MapShape map:
                    Walk(map.Value);
                    break;
                case TupleShape tuple:
                    WalkAll(tuple.Items);
                    break;
                case UnionShape union when !CommonImageSize.Is(union):
                    WalkAll(union.Variants);
                    break;
                case ObjectShape nested when walked.Add(nested.LazyProperties):
                    WalkAll(nested.Properties.Select(overrides.ShapeOf));
                    break;
            }
        }
    }

    /// <summary>True when a property is of the value set of that name itself: of no list of it, and never null.</summary>
    public static bool IsOf(string typeName, SchemaProperty property, EndpointOverrides overrides, TypeNames names) =>
        overrides.ShapeOf(property) is EnumerationShape { IsNullable: false } enumeration && names.Of(enumeration) == typeName
        && (property.IsRequired || enumeration.Values.Any(value => MergePatch.AreEqual(value, overrides.DefaultOf(property))));
}
