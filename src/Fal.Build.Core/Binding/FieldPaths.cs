using System.Collections.Immutable;
using Fal.Build.Core.Configuration;
using Fal.Build.Core.Naming;
using Fal.Build.Core.Schemas;

namespace Fal.Build.Core.Binding;

/// <summary>A field that a wire path leads to.</summary>
/// <param name="Property">The property.</param>
/// <param name="Shape">Its shape, or that of its items where the path says so.</param>
/// <param name="Path">The path in wire names, whatever names it was written with.</param>
/// <param name="IsOutput">True for a field of the answer.</param>
internal sealed record FieldTarget(SchemaProperty Property, SchemaShape Shape, string Path, bool IsOutput);

/// <summary>
/// Finds fields by wire path: <c>prompt</c>, <c>loras[].scale</c>, <c>output.chunks[].text</c>. A name that an override gives
/// a field is taken for its wire name too.
/// </summary>
/// <param name="schema">The endpoint's schema.</param>
/// <param name="overrides">Overrides whose names count.</param>
internal sealed class FieldPaths(EndpointSchema schema, ImmutableArray<FieldOverride> overrides)
{
    private const string OutputPrefix = "output.";

    /// <summary>Length of <c>[]</c> and <c>{}</c>.</summary>
    private const int SuffixLength = 2;

    /// <summary>How deep paths are listed for suggestions.</summary>
    private const int SuggestionDepth = 3;

    /// <summary>The field of a path from the request's root, or with <c>output.</c> before it from the answer's; null when there is none.</summary>
    public FieldTarget? Find(string path) =>
        Walk(schema.Input, path, isOutput: false)
        ?? (path.StartsWith(OutputPrefix, StringComparison.Ordinal) ? FindOutput(path[OutputPrefix.Length..]) : null);

    /// <summary>The field of a path from the answer's root; null when there is none.</summary>
    public FieldTarget? FindOutput(string path) => Walk(schema.Output, path, isOutput: true);

    /// <summary>The paths there are, for suggestions; those of the answer with <c>output.</c> before them.</summary>
    public IReadOnlyList<string> All() =>
        [.. List(schema.Input, "", 0), .. List(schema.Output, OutputPrefix, 0)];

    /// <summary>The request's own fields.</summary>
    public IReadOnlyList<string> Inputs() => [.. schema.Input.Properties.Select(property => property.Name)];

    private FieldTarget? Walk(SchemaShape root, string path, bool isOutput)
    {
        SchemaShape? shape = root;
        SchemaProperty? found = null;
        var canonical = "";
        foreach (var step in path.Split('.'))
        {
            if (shape is null)
            {
                return null;
            }

            var end = step.AsSpan().IndexOfAny("[]{}");
            var name = end < 0 ? step : step[..end];
            var prefix = canonical.Length == 0 ? "" : canonical + ".";
            found = ObjectsIn(shape).SelectMany(type => type.Properties)
                .FirstOrDefault(property => property.Name == name)
                ?? ObjectsIn(shape).SelectMany(type => type.Properties)
                    .FirstOrDefault(property => IsNamed(property, prefix, name, isOutput));
            if (found is null)
            {
                return null;
            }

            canonical = prefix + found.Name;
            shape = found.Shape;
            for (var place = name.Length; place < step.Length; place += SuffixLength)
            {
                var suffix = step.Substring(place, Math.Min(SuffixLength, step.Length - place));
                shape = Inside(shape, suffix);
                canonical += suffix;
                if (shape is null)
                {
                    return null;
                }
            }
        }

        return found is null ? null : new FieldTarget(found, shape!, canonical, isOutput);
    }

    /// <summary>True when an override gives this property, at this place, the name.</summary>
    private bool IsNamed(SchemaProperty property, string prefix, string name, bool isOutput) =>
        overrides.Any(item => item.Name is { } given
            && (given.Value == name || CSharpName.FromOverride(given.Value) == name)
            && item.Path.Value == (isOutput ? OutputPrefix : "") + prefix + property.Name);

    private static SchemaShape? Inside(SchemaShape shape, string suffix) => (shape, suffix) switch
    {
        (ListShape list, "[]") => list.Item,
        (TupleShape tuple, "[]") => tuple.Items[0],
        (MapShape map, "{}") => map.Value,
        (UnionShape union, _) => union.Variants.Select(variant => Inside(variant, suffix)).FirstOrDefault(inside => inside is not null),
        _ => null,
    };

    private static IEnumerable<ObjectShape> ObjectsIn(SchemaShape shape) => shape switch
    {
        ObjectShape type => [type],
        UnionShape union => union.Variants.OfType<ObjectShape>(),
        _ => [],
    };

    private static IEnumerable<string> List(SchemaShape shape, string prefix, int depth)
    {
        if (depth == SuggestionDepth)
        {
            yield break;
        }

        foreach (var property in ObjectsIn(shape).SelectMany(type => type.Properties))
        {
            yield return prefix + property.Name;
            foreach (var (inner, suffix) in Nested(property.Shape))
            {
                foreach (var path in List(inner, prefix + property.Name + suffix + ".", depth + 1))
                {
                    yield return path;
                }
            }
        }
    }

    private static IEnumerable<(SchemaShape Shape, string Suffix)> Nested(SchemaShape shape) => shape switch
    {
        ObjectShape => [(shape, "")],
        ListShape list => Nested(list.Item).Select(inner => (inner.Shape, "[]" + inner.Suffix)),
        MapShape map => Nested(map.Value).Select(inner => (inner.Shape, "{}" + inner.Suffix)),
        UnionShape union => union.Variants.SelectMany(Nested),
        _ => [],
    };
}
