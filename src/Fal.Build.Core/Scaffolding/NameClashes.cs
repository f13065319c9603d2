using System.Collections.Immutable;
using Fal.Build.Core.Binding;
using Fal.Build.Core.Catalog;
using Fal.Build.Core.Configuration;
using Fal.Build.Core.Diagnostics;
using Fal.Build.Core.Naming;
using Fal.Build.Core.Schemas;

namespace Fal.Build.Core.Scaffolding;

/// <summary>Fields of one object that come to the same C# name, which is an error until somebody names one of them.</summary>
internal static class NameClashes
{
    /// <summary>A name for each field but the first of those that clash, by wire path.</summary>
    public static ImmutableArray<(string Path, string Name)> Find(EndpointSchema schema)
    {
        var found = ImmutableArray.CreateBuilder<(string, string)>();
        var place = SourceLocation.OfFile(schema.File);
        var context = new BindingContext(
            new SelectedEndpoint(schema.Id, place, "", "", place, Config: null, [], IsOwn: true), schema, new(FieldGlossary.Empty), []);
        var overrides = EndpointOverrides.Resolve(context);
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        Walk(schema.Input, "");
        Walk(schema.Output, "output.");
        return found.ToImmutable();

        void Walk(SchemaShape shape, string prefix)
        {
            switch (shape)
            {
                case ObjectShape type when seen.Add(type.LazyProperties):
                    var names = PropertyNames.Of(type.Properties, overrides, context);
                    var scope = new NameScope(names.Values);
                    foreach (var property in names.Values.Distinct().SelectMany(name => type.Properties.Where(property => names[property] == name).Skip(1)))
                    {
                        found.Add((prefix + property.Name, scope.Claim(names[property])));
                    }

                    foreach (var property in type.Properties)
                    {
                        Inside(property.Shape, prefix + property.Name);
                    }

                    break;
                case UnionShape union:
                    foreach (var variant in union.Variants)
                    {
                        Walk(variant, prefix);
                    }

                    break;
            }
        }

        void Inside(SchemaShape shape, string path)
        {
            switch (shape)
            {
                case ListShape list:
                    Inside(list.Item, path + "[]");
                    break;
                case MapShape map:
                    Inside(map.Value, path + "{}");
                    break;
                default:
                    Walk(shape, path + ".");
                    break;
            }
        }
    }
}
