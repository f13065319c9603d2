using System.Collections.Immutable;
using Fal.Build.Core.Catalog;
using Fal.Build.Core.Diagnostics;
using Fal.Build.Core.Json;
using Fal.Build.Core.Naming;
using Fal.Build.Core.Schemas;

namespace Fal.Build.Core.Binding;

/// <summary>Binds one endpoint: its entry, its schema and the catalogue become the spec of its classes.</summary>
internal sealed class EndpointBinder
{
    private readonly BindingContext _context;
    private readonly EndpointOverrides _overrides;
    private readonly Dictionary<object, IReadOnlyDictionary<SchemaProperty, string>> _propertyNames = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<SchemaProperty, string> _namesOfAll = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, ImmutableArray<PropertySpec>> _properties = new(StringComparer.Ordinal);
    private readonly TypeNames _typeNames;
    private readonly TypeBinder _types;

    private EndpointBinder(BindingContext context, NameScope scope)
    {
        _context = context;
        _overrides = EndpointOverrides.Resolve(context);
        _typeNames = TypeNames.Claimed(context.Endpoint.ClassName, context.Schema, _overrides, NamesOf, scope);
        _types = new TypeBinder(context, _overrides, _typeNames, BindProperties);
    }

    /// <summary>Binds an endpoint.</summary>
    /// <param name="context">The endpoint, its schema, and where to report.</param>
    /// <param name="model">Its entry in the catalogue, or null.</param>
    /// <param name="scope">Names of the namespace; the endpoint's types are added.</param>
    /// <param name="embedSchema">True when the class is to hold its input schema.</param>
    public static NodeSpec Bind(BindingContext context, CatalogModel? model, NameScope scope, bool embedSchema) =>
        new EndpointBinder(context, scope).Bind(model, embedSchema);

    private NodeSpec Bind(CatalogModel? model, bool embedSchema)
    {
        var endpoint = _context.Endpoint;
        var config = endpoint.Config;
        var title = model?.Title ?? endpoint.Id;
        var properties = BindProperties(_context.Schema.Input, endpoint.ClassName, isInput: true);
        var output = BindOutput();
        return new NodeSpec
        {
            EndpointId = endpoint.Id,
            Category = model?.Category ?? "",
            Title = title,
            Documentation = config?.Docstring?.Value ?? title,
            Tags = config?.Tags is { } tags ? [.. tags.Values] : model?.Tags ?? [],
            UseCases = config?.UseCases is { } useCases ? [.. useCases.Values] : [],
            BasicFields = _overrides.BasicFields,
            PrimaryOutput = _overrides.Primary?.Path,
            Module = CSharpName.Pascal(endpoint.Module),
            ClassName = endpoint.ClassName,
            Properties = properties,
            Output = output,
            Types = _types.Declared,
            WireTypes = _types.WireTypes,
            SharedEnums = [.. _types.SharedEnums],
            GivenNames = _typeNames.Given,
            InputSchema = embedSchema ? _context.Schema.InputDocument : null,
            SchemaSha256 = _context.Schema.Sha256,
        };
    }

    private OutputSpec BindOutput()
    {
        var name = _context.Endpoint.ClassName + "Output";
        if (_context.Schema.Output is not ObjectShape output)
        {
            var value = _types.Bind(_context.Schema.Output, null, "Value", isInput: false);
            return new OutputSpec(name, [], value, null);
        }

        var properties = BindProperties(output, name, isInput: false);
        return new OutputSpec(name, properties, null, _overrides.Primary is { } primary ? BindPrimary(primary, output) : null);
    }

    private PrimarySpec BindPrimary(FieldTarget primary, ObjectShape output)
    {
        SchemaShape shape = output;
        var className = _context.Endpoint.ClassName + "Output";
        var expression = "";
        var canBeNull = false;
        PropertySpec? last = null;
        foreach (var step in primary.Path.Split('.'))
        {
            var type = (ObjectShape)shape;
            last = BindProperties(type, className, isInput: false).First(property => property.WireName == step);
            expression += (expression.Length == 0 ? "" : canBeNull ? "?." : ".") + last.Name;
            canBeNull |= last.IsNullable;
            shape = type.Properties.First(property => property.Name == step).Shape;
            className = last.Type.Name;
        }

        return new PrimarySpec(expression, last!.Type.Name + (canBeNull ? "?" : ""));
    }

    private IReadOnlyDictionary<SchemaProperty, string> NamesOf(ObjectShape shape)
    {
        if (!_propertyNames.TryGetValue(shape.LazyProperties, out var names))
        {
            names = PropertyNames.Of(shape.Properties, _overrides, _context);
            _propertyNames.Add(shape.LazyProperties, names);
            foreach (var (property, name) in names)
            {
                _namesOfAll[property] = name;
            }
        }

        return names;
    }

    /// <summary>Properties of a class, bound once: what is wrong with them is reported once.</summary>
    private ImmutableArray<PropertySpec> BindProperties(ObjectShape shape, string className, bool isInput)
    {
        if (!_properties.TryGetValue(className, out var properties))
        {
            properties = BindEach(shape, className, isInput);
            _properties.Add(className, properties);
        }

        return properties;
    }

    private ImmutableArray<PropertySpec> BindEach(ObjectShape shape, string className, bool isInput)
    {
        var names = FinalNames(shape, className, isInput);
        return [.. shape.Properties
            .DistinctBy(property => NamesOf(shape)[property], StringComparer.Ordinal)
            .Select(property => isInput ? BindInput(property, names[property]) : BindAnswer(property, names[property]))];
    }

    /// <summary>
    /// Names that meet neither a member of the base class, nor the class itself, nor a type that the class's code refers to. A
    /// property may be named as its own type: C# then takes the name for either, whichever fits.
    /// </summary>
    private Dictionary<SchemaProperty, string> FinalNames(ObjectShape shape, string className, bool isInput)
    {
        var reserved = ReferenceEquals(shape.LazyProperties, _context.Schema.Input.LazyProperties) ? ReservedNames.OfNodes
            : className == _context.Endpoint.ClassName + "Output" && !isInput ? ReservedNames.OfOutputs
            : ReservedNames.OfObjects;
        string[] needed = [className, _context.Endpoint.ClassName, TypeBinder.SharedEnumClass];
        var inDefaults = isInput ? DefaultTypes.Of(shape, _overrides, _typeNames) : [];
        var scope = new NameScope();
        var preferred = NamesOf(shape);
        var names = new Dictionary<SchemaProperty, string>(preferred.Count, ReferenceEqualityComparer.Instance);
        foreach (var property in shape.Properties)
        {
            var name = preferred[property];
            var isTaken = reserved.Contains(name) || needed.Contains(name)
                || (inDefaults.Contains(name) && !DefaultTypes.IsOf(name, property, _overrides, _typeNames));
            names[property] = scope.Claim(isTaken ? name + "Value" : name);
        }

        return names;
    }

    private PropertySpec BindInput(SchemaProperty property, string name)
    {
        var shape = _overrides.ShapeOf(property);
        var type = _types.Bind(shape, property, NamesOf(property, name), isInput: true);
        if (shape is ConstantShape constant)
        {
            return BindConstant(property, name, type, constant);
        }

        var (initial, hasDefault) = BindDefault(property, shape);
        var isRequired = property.IsRequired && initial is null && !hasDefault;
        return new PropertySpec
        {
            WireName = property.Name,
            Name = name,
            Type = type,
            IsNullable = shape.IsNullable || (!property.IsRequired && initial is null),
            IsRequired = isRequired,
            SendsNull = shape.IsNullable && (property.IsRequired || initial is not null),
            Initial = initial,
            Constraints = ConstraintBinder.Bind(shape, _context),
            Summary = FieldDocumentation.Summary(property, shape, _overrides, _context, isOutput: false),
            Remarks = FieldDocumentation.Remarks(property, shape, "Sent as", _overrides.IsBasic(property)),
            IsDeprecated = property.IsDeprecated,
        };
    }

    private PropertySpec BindConstant(SchemaProperty property, string name, CSharpType type, ConstantShape constant)
    {
        if (property.Default is { } value && value is not JsonNull && !MergePatch.AreEqual(value, constant.Value))
        {
            _context.ReportDropped(property.Origin, $"the default {TextPresentation.Show(value)} isn't the constant {TextPresentation.Show(constant.Value)}");
        }

        return new PropertySpec
        {
            WireName = property.Name,
            Name = name,
            Type = type,
            IsNullable = false,
            Constant = ValueBinder.BindConstant(constant).Value,
            Summary = FieldDocumentation.Summary(property, constant, _overrides, _context, isOutput: false),
            Remarks = FieldDocumentation.Remarks(property, constant, "Always sent as", isBasic: false),
            IsDeprecated = property.IsDeprecated,
        };
    }

    /// <summary>What a property starts at, and whether its default says so, be it null.</summary>
    private (ValueSpec? Initial, bool HasDefault) BindDefault(SchemaProperty property, SchemaShape shape)
    {
        var fieldOverride = _overrides.Of(property);
        var json = _overrides.DefaultOf(property);
        if (json is null || (json is JsonNull && (fieldOverride?.Default is not null || !shape.IsNullable)))
        {
            return (null, false);
        }

        var values = new ValueBinder(
            inner => _types.Bind(inner, property, NamesOf(property, ""), isInput: true),
            inner => FinalNames(inner, _typeNames.Of(inner), isInput: true),
            MemberNameOf,
            _overrides);
        var (value, fault) = values.Bind(json, shape);
        if (value is NullValue)
        {
            return (null, true);
        }

        if (value is null && fieldOverride?.Default is { } overridden)
        {
            _context.Diagnostics.Add(DiagnosticCatalog.OverrideDoesNotFit(
                overridden.Location, _context.Id, fieldOverride.Path.Value, $"the default: {fault}"));
        }
        else if (value is null)
        {
            _context.ReportDropped(property.Origin, $"the default {TextPresentation.Show(json)} isn't valid: {fault}");
        }

        return (value, false);

        string MemberNameOf(EnumerationShape enumeration, int index)
        {
            var bound = _types.Bind(enumeration, property, NamesOf(property, ""), isInput: true);
            return _types.MemberName(bound.Name, index);
        }
    }

    private PropertySpec BindAnswer(SchemaProperty property, string name)
    {
        var shape = _overrides.ShapeOf(property);
        var type = _types.Bind(shape, property, NamesOf(property, name), isInput: false);
        var standsEmpty = property.IsRequired && !shape.IsNullable && type.Family is (TypeFamily.Text or TypeFamily.List or TypeFamily.Map);
        return new PropertySpec
        {
            WireName = property.Name,
            Name = name,
            Type = type,
            IsNullable = !standsEmpty,
            SendsNull = shape.IsNullable && property.IsRequired,
            Initial = !standsEmpty ? null : type.Family switch
            {
                TypeFamily.Text => new TextValue(""),
                TypeFamily.List => new ListValue(TypeBinder.ItemName(type), []),
                _ => new MapValue(TypeBinder.ItemName(type), []),
            },
            Summary = FieldDocumentation.Summary(property, shape, _overrides, _context, isOutput: true),
            Remarks = FieldDocumentation.Remarks(property, shape, "Read from", _overrides.IsBasic(property)),
            IsDeprecated = property.IsDeprecated,
        };
    }

    /// <summary>The name that types of a property are made from: the one it has before members around it are looked at.</summary>
    private string NamesOf(SchemaProperty property, string finalName) =>
        _namesOfAll.GetValueOrDefault(property, finalName);
}
