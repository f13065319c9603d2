using System.Collections.Immutable;
using Fal.Build.Core.Json;
using Fal.Build.Core.Naming;
using Fal.Build.Core.Schemas;

namespace Fal.Build.Core.Binding;

/// <summary>
/// Names of the types that one endpoint declares. They are reserved in a fixed order (objects, value sets, value sets inside
/// unions, unions), so that a name doesn't depend on which kind of type a walk meets first.
/// </summary>
internal sealed class TypeNames
{
    private readonly Dictionary<object, string> _names = new(ReferenceEqualityComparer.Instance);
    private readonly List<Claim> _claims = [];
    private readonly List<GivenName> _given = [];
    private readonly HashSet<object> _walked = new(ReferenceEqualityComparer.Instance);
    private readonly EndpointOverrides _overrides;
    private readonly Func<ObjectShape, IReadOnlyDictionary<SchemaProperty, string>> _propertyNames;
    private readonly string _className;

    private TypeNames(string className, EndpointOverrides overrides, Func<ObjectShape, IReadOnlyDictionary<SchemaProperty, string>> propertyNames)
    {
        _className = className;
        _overrides = overrides;
        _propertyNames = propertyNames;
    }

    /// <summary>Names every type of an endpoint.</summary>
    /// <param name="className">The endpoint's class.</param>
    /// <param name="schema">Its schema.</param>
    /// <param name="overrides">Its overrides.</param>
    /// <param name="propertyNames">C# names of an object's properties.</param>
    /// <param name="scope">Names of the namespace.</param>
    public static TypeNames Claimed(
        string className,
        EndpointSchema schema,
        EndpointOverrides overrides,
        Func<ObjectShape, IReadOnlyDictionary<SchemaProperty, string>> propertyNames,
        NameScope scope)
    {
        var names = new TypeNames(className, overrides, propertyNames);
        names.WalkRoot(schema.Input, isOutput: false);
        if (schema.Output is ObjectShape output)
        {
            names.WalkRoot(output, isOutput: true);
        }
        else
        {
            names.Walk(schema.Output, null, "Value", isOutput: true, inUnion: false);
        }

        foreach (var claim in names._claims.OrderBy(claim => claim.Order))
        {
            var name = claim.IsFixed ? claim.Name : scope.Claim(claim.Name);
            if (!claim.IsFixed)
            {
                names._given.Add(new(claim.Name, name));
            }

            foreach (var key in claim.Twins.Prepend(claim.Key))
            {
                names._names[key] = name;
            }
        }

        return names;
    }

    /// <summary>What was asked of the namespace, in order, and what it gave.</summary>
    public ImmutableArray<GivenName> Given => [.. _given];

    public string Of(ObjectShape shape) => _names[shape.LazyProperties];

    public string Of(UnionShape shape) => _names[shape];

    public string Of(EnumerationShape shape) => _names[shape];

    private void WalkRoot(ObjectShape root, bool isOutput)
    {
        _walked.Add(root.LazyProperties);
        _names[root.LazyProperties] = isOutput ? _className + "Output" : _className;
        WalkProperties(root, isOutput);
    }

    private void WalkProperties(ObjectShape shape, bool isOutput)
    {
        var names = _propertyNames(shape);
        foreach (var property in shape.Properties)
        {
            Walk(_overrides.ShapeOf(property), property, names[property], isOutput, inUnion: false);
        }
    }

    private void Walk(SchemaShape shape, SchemaProperty? property, string propertyName, bool isOutput, bool inUnion)
    {
        switch (shape)
        {
            case ObjectShape type when _walked.Add(type.LazyProperties):
                _claims.Add(new(0, type.LazyProperties, _className + (type.Component is { } component ? ComponentName(component) : propertyName)));
                WalkProperties(type, isOutput);
                break;
            case ListShape list:
                Walk(list.Item, property, propertyName, isOutput, inUnion);
                break;
            case MapShape map:
                Walk(map.Value, property, propertyName, isOutput, inUnion);
                break;
            case TupleShape tuple:
                foreach (var item in tuple.Items)
                {
                    Walk(item, property, propertyName, isOutput, inUnion);
                }

                break;
            case UnionShape union when !CommonImageSize.Is(union):
                foreach (var variant in union.Variants)
                {
                    Walk(variant, property, propertyName, isOutput, inUnion: true);
                }

                // Unions of unions are one union, so that one inside another is what the other's list, map or tuple holds.
                _claims.Add(new(3, union, _className + propertyName + (inUnion ? "ItemChoice" : "Choice")));
                break;
            case EnumerationShape enumeration:
                ClaimEnumeration(enumeration, property, propertyName, isOutput, inUnion);
                break;
        }
    }

    private void ClaimEnumeration(EnumerationShape enumeration, SchemaProperty? property, string propertyName, bool isOutput, bool inUnion)
    {
        if (property is not null && _overrides.EnumOf(property) is { } given)
        {
            _claims.Add(new(inUnion ? 2 : 1, enumeration, given.Name.Value, IsFixed: given.Shared is not null));
            return;
        }

        var name = _className + (isOutput ? "Output" : "") + propertyName + (inUnion ? "Preset" : "");

        // The same values under the same name are one type, wherever the schema repeats them.
        var twin = _claims.Find(claim => claim.Name == name && claim.Key is EnumerationShape other && HaveSameValues(other, enumeration));
        if (twin is null)
        {
            _claims.Add(new(inUnion ? 2 : 1, enumeration, name));
        }
        else
        {
            twin.Twins.Add(enumeration);
        }
    }

    private static bool HaveSameValues(EnumerationShape left, EnumerationShape right) =>
        left.IsOpen == right.IsOpen && left.Values.Length == right.Values.Length
        && left.Values.Zip(right.Values).All(pair => MergePatch.AreEqual(pair.First, pair.Second));

    /// <summary>A component's own name: <c>fal__toolkit__image__Image</c> names the module it comes from before it.</summary>
    public static string ComponentName(string component)
    {
        var start = component.LastIndexOf("__", StringComparison.Ordinal);
        return CSharpName.Pascal(start >= 0 && start + 2 < component.Length ? component[(start + 2)..] : component);
    }

    /// <summary>A type that wants a name.</summary>
    /// <param name="Order">Which kinds of types come first.</param>
    /// <param name="Key">The shape, or what its copies share.</param>
    /// <param name="Name">The name that it wants.</param>
    /// <param name="IsFixed">True for a shared enum, whose name the module has reserved already.</param>
    private sealed record Claim(int Order, object Key, string Name, bool IsFixed = false)
    {
        /// <summary>Enumerations that are the same type as the one that claims the name.</summary>
        public List<EnumerationShape> Twins { get; } = [];
    }
}
