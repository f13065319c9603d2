using System.Collections.Immutable;
using System.Globalization;
using Fal.Build.Core.Configuration;
using Fal.Build.Core.Diagnostics;
using Fal.Build.Core.Json;
using Fal.Build.Core.Naming;
using Fal.Build.Core.Schemas;

namespace Fal.Build.Core.Binding;

/// <summary>Decides the C# type of each shape of one endpoint, and which types and wire types have to be declared for that.</summary>
internal sealed class TypeBinder
{
    /// <summary>Where generated code finds the wire types that the runtime library has ready.</summary>
    public const string Ready = "global::Fal.Nodes.Serialization.FalTypes.";

    private const string ListName = "global::System.Collections.Generic.IReadOnlyList<";
    private const string MapName = "global::System.Collections.Generic.IReadOnlyDictionary<string, ";

    /// <summary>The class, in a module that has shared enums, that holds their wire types.</summary>
    public const string SharedEnumClass = "SharedEnums";

    private readonly BindingContext _context;
    private readonly EndpointOverrides _overrides;
    private readonly TypeNames _names;
    private readonly Func<ObjectShape, string, bool, ImmutableArray<PropertySpec>> _bindProperties;
    private readonly NameScope _wireNames = new(ReservedNames.OfWireTypes);
    private readonly List<WireTypeSpec> _wireTypes = [];
    private readonly List<DeclaredType> _declared = [];
    private readonly Dictionary<object, CSharpType> _bound = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, CSharpType> _valueSets = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ImmutableArray<EnumMemberSpec>> _members = new(StringComparer.Ordinal);

    /// <param name="context">The endpoint.</param>
    /// <param name="overrides">Its overrides.</param>
    /// <param name="names">Names of its types.</param>
    /// <param name="bindProperties">Binds the properties of an object of a given class, of a request or not.</param>
    public TypeBinder(
        BindingContext context,
        EndpointOverrides overrides,
        TypeNames names,
        Func<ObjectShape, string, bool, ImmutableArray<PropertySpec>> bindProperties)
    {
        _context = context;
        _overrides = overrides;
        _names = names;
        _bindProperties = bindProperties;
    }

    public ImmutableArray<DeclaredType> Declared => [.. _declared];

    public ImmutableArray<WireTypeSpec> WireTypes => [.. _wireTypes];

    /// <summary>The enums of this endpoint that its module shares.</summary>
    public List<SharedEnumConfig> SharedEnums { get; } = [];

    /// <summary>The type of a shape, without its nullability.</summary>
    /// <param name="shape">The shape.</param>
    /// <param name="property">The property it belongs to, for overrides; null for a whole answer.</param>
    /// <param name="propertyName">C# name of that property.</param>
    /// <param name="isInput">True in a request.</param>
    public CSharpType Bind(SchemaShape shape, SchemaProperty? property, string propertyName, bool isInput)
    {
        switch (shape)
        {
            case TextShape:
                return Plain("string", "Text", TypeFamily.Text);
            case NumberShape:
                return Plain("double", "Number", TypeFamily.Number);
            case IntegerShape integer:
                return IntegerBounds.Of(integer.Limits).FitInt32
                    ? Plain("int", "Int32", TypeFamily.Int32)
                    : Plain("long", "Int64", TypeFamily.Int64);
            case BooleanShape:
                return Plain("bool", "Boolean", TypeFamily.Boolean);
            case ConstantShape constant:
                return Plain(constant);
            case AssetShape asset:
                return Asset(asset);
            case EnumerationShape enumeration:
                return BindEnumeration(enumeration, property, isInput);
            case ListShape list:
                return BindList(list, property, propertyName, isInput);
            case MapShape map:
                return BindMap(map, property, propertyName, isInput);
            case TupleShape tuple:
                return BindTuple(tuple, property, propertyName, isInput);
            case ObjectShape type:
                return BindObject(type, isInput);
            case UnionShape union:
                return CommonImageSize.Is(union)
                    ? new("global::Fal.Nodes.ImageSize", Ready + "ImageSize", TypeFamily.ImageSize)
                    : BindUnion(union, property, propertyName, isInput);
            case AnyShape any:
                if (any.Untypable is { } reason)
                {
                    _context.Diagnostics.Add(DiagnosticCatalog.ShapeNotTyped(
                        any.Origin.Location, _context.SchemaSeverity, _context.Id, any.Origin.Pointer, reason));
                }

                return Plain("global::System.Text.Json.JsonElement", "Json", TypeFamily.Json);
            default:
                throw new InvalidOperationException($"The shape {shape} has no binding.");
        }
    }

    private static CSharpType Plain(string name, string wireType, TypeFamily family) => new(name, Ready + wireType, family);

    private static CSharpType Plain(ConstantShape constant) => constant.Value switch
    {
        JsonString => Plain("string", "Text", TypeFamily.Text),
        JsonBoolean => Plain("bool", "Boolean", TypeFamily.Boolean),
        JsonNumber number when number.TryGetInteger(out var value) && value is >= int.MinValue and <= int.MaxValue => Plain("int", "Int32", TypeFamily.Int32),
        JsonNumber number when number.TryGetInteger(out var value) && value is >= long.MinValue and <= long.MaxValue => Plain("long", "Int64", TypeFamily.Int64),
        _ => Plain("double", "Number", TypeFamily.Number),
    };

    private static CSharpType Asset(AssetShape asset)
    {
        var (name, wireType) = asset.AssetKind switch
        {
            AssetKind.Image => ("ImageRef", "Image"),
            AssetKind.Video => ("VideoRef", "Video"),
            AssetKind.Audio => ("AudioRef", "Audio"),
            AssetKind.Model3D => ("Model3DRef", "Model3D"),
            _ => ("FileRef", "File"),
        };
        var form = !asset.IsObject ? "Url" : asset.AssetKind == AssetKind.File ? "" : "File";
        return Plain("global::Fal.Nodes." + name, wireType + form, TypeFamily.Asset);
    }

    private CSharpType BindEnumeration(EnumerationShape enumeration, SchemaProperty? property, bool isInput)
    {
        var name = _names.Of(enumeration);
        if (_valueSets.TryGetValue(name, out var bound))
        {
            return bound;
        }

        if (property is not null && _overrides.EnumOf(property) is { Shared: { } shared })
        {
            SharedEnums.Add(shared);
            var byValue = EnumMembers.Of(shared).ToDictionary(member => EndpointOverrides.WireText(member.WireValue), StringComparer.Ordinal);
            _members[name] = [.. enumeration.Values.Select(value => byValue[EndpointOverrides.WireText(value)])];
            return _valueSets[name] = new(name, $"{SharedEnumClass}.{name}", TypeFamily.Enumeration);
        }

        var members = EnumMembers.Of(enumeration, name, property, _overrides, _context);
        var summary = property is null ? "Known values." : $"Values of <c>{XmlText.Escape(property.Name)}</c>.";
        _members[name] = members;
        var isOpen = enumeration.IsOpen || !isInput;
        if (isOpen)
        {
            _declared.Add(new OpenSetSpec(name, summary, members));
            var creator = Creator(name, "string text", $"new {name}(text)");
            return _valueSets[name] = new(name, AddWireType(name, name, $"{Ready}OpenSet<{name}>({creator.Name})", creator), TypeFamily.OpenSet);
        }

        var underlying = enumeration.IsInteger && enumeration.Values.Any(value => !FitsInt32(value)) ? "long" : "int";
        _declared.Add(new EnumSpec(name, summary, members, underlying));
        return _valueSets[name] = new(name, AddWireType(name, name, EnumerationExpression(name, members)), TypeFamily.Enumeration);
    }

    /// <summary>The C# name of a bound value set's member, by the value's index in its schema.</summary>
    public string MemberName(string typeName, int index) => _members[typeName][index].Name;

    /// <summary>The expression that makes an enum's wire type: texts as the lines of one literal, unless one has lines itself.</summary>
    public static string EnumerationExpression(string name, ImmutableArray<EnumMemberSpec> members)
    {
        if (members[0].WireValue is not JsonString)
        {
            return $"{Ready}IntegerEnumeration<{name}>({string.Join(", ", members.Select(member => IntegerText(member.WireValue) + "L"))})";
        }

        var texts = members.Select(member => ((JsonString)member.WireValue).Value).ToList();
        return texts.Exists(text => text.Contains('\n'))
            ? $"{Ready}Enumeration<{name}>(new string[] {{ {string.Join(", ", texts.Select(CSharpLiteral.Text))} }})"
            : $"{Ready}Enumeration<{name}>({CSharpLiteral.Text(string.Join('\n', texts))})";
    }

    /// <summary>An integer as C# writes it, however the schema does.</summary>
    public static string IntegerText(JsonValue value) =>
        ((JsonNumber)value).TryGetInteger(out var integer) ? integer.ToString("0", CultureInfo.InvariantCulture) : ((JsonNumber)value).Text;

    private static bool FitsInt32(JsonValue value) =>
        value is JsonNumber number && number.TryGetInteger(out var integer) && integer is >= int.MinValue and <= int.MaxValue;

    private CSharpType BindList(ListShape list, SchemaProperty? property, string propertyName, bool isInput)
    {
        var item = BindItem(list.Item, property, propertyName, isInput);
        return new($"{ListName}{item.Name}>", $"{Ready}List({item.WireType})", TypeFamily.List);
    }

    private CSharpType BindMap(MapShape map, SchemaProperty? property, string propertyName, bool isInput)
    {
        var item = BindItem(map.Value, property, propertyName, isInput);
        return new($"{MapName}{item.Name}>", $"{Ready}Map({item.WireType})", TypeFamily.Map);
    }

    private CSharpType BindTuple(TupleShape tuple, SchemaProperty? property, string propertyName, bool isInput)
    {
        var items = tuple.Items.Select(item => BindItem(item, property, propertyName, isInput)).ToList();
        var visits = items.Select((item, index) => $"items.Next(value.Item{index + 1}, {item.WireType})").ToList();
        var name = items.Count == 1 ? $"global::System.ValueTuple<{items[0].Name}>" : $"({string.Join(", ", items.Select(item => item.Name))})";
        var made = items.Count == 1 ? $"new {name}({visits[0]})" : $"({string.Join(", ", visits)})";
        var wireType = AddWireType(propertyName, name, $"{Ready}Tuple<{name}>(static (items, value) => {made})");
        return new(name, wireType, TypeFamily.Tuple);
    }

    /// <summary>A type inside a list, map or tuple: its nullability and checks become part of it.</summary>
    private CSharpType BindItem(SchemaShape shape, SchemaProperty? property, string propertyName, bool isInput)
    {
        var type = Bind(shape, property, propertyName, isInput);
        var constraints = isInput ? ConstraintBinder.Bind(shape, _context) : [];
        if (!constraints.IsEmpty)
        {
            var checks = constraints.Select(constraint => ConstraintText.Write(constraint, "\"\"", shape is AssetShape ? "value.Url" : "value"));
            var expression = $"{Ready}Checked({type.WireType}, static (checker, value) => {{ {string.Join(" ", checks)} }})";
            type = type with { WireType = AddWireType(propertyName + "Item", type.Name, expression) };
        }

        return shape.IsNullable && type.Family != TypeFamily.Json
            ? type with { Name = type.Name + "?", WireType = $"{Ready}{(type.IsValueType ? "OrNull" : "OrNullReference")}({type.WireType})" }
            : type;
    }

    private CSharpType BindObject(ObjectShape shape, bool isInput)
    {
        if (_bound.TryGetValue(shape.LazyProperties, out var bound))
        {
            return bound;
        }

        var name = _names.Of(shape);
        var field = _wireNames.Claim(name);
        var type = new CSharpType(name, $"{_context.Endpoint.ClassName}.WireTypes.{field}", TypeFamily.Object);
        _bound.Add(shape.LazyProperties, type);
        if (name == _context.Endpoint.ClassName + "Output" || name == _context.Endpoint.ClassName)
        {
            // A root that holds itself: its class is declared as the root.
            _wireTypes.Add(ObjectWireType(field, name, $"new {name}()"));
            return type;
        }

        // The class stands before those that it uses, as a reader meets them.
        var place = _declared.Count;
        var wirePlace = _wireTypes.Count;
        var properties = _bindProperties(shape, name, isInput);
        var summary = shape.Description is { } description ? XmlText.Summary(description)
            : $"{(isInput ? "Part of a request" : "Part of the answer")} of <see cref=\"{_context.Endpoint.ClassName}\"/>.";
        _declared.Insert(place, new ObjectSpec(name, summary, properties, isInput));
        var argument = properties.Any(property => property.IsRequired) ? "global::Fal.Nodes.FalUninitialized.Instance" : "";
        _wireTypes.Insert(wirePlace, ObjectWireType(field, name, $"new {name}({argument})"));
        return type;
    }

    private WireTypeSpec ObjectWireType(string field, string type, string expression)
    {
        var creator = Creator(type, "", expression);
        return new WireTypeSpec(field, type, $"{Ready}Object({creator.Name})") { Creator = creator };
    }

    private CreatorSpec Creator(string type, string parameters, string expression) => new(_wireNames.Claim("Create" + type), parameters, expression);

    private CSharpType BindUnion(UnionShape union, SchemaProperty? property, string propertyName, bool isInput)
    {
        if (_bound.TryGetValue(union, out var bound))
        {
            return bound;
        }

        var name = _names.Of(union);
        var variants = ImmutableArray.CreateBuilder<VariantSpec>();
        var variantNames = new NameScope(["Unset"]);
        var place = _declared.Count;
        foreach (var shape in union.Variants)
        {
            var type = BindItem(shape, property, propertyName, isInput);
            if (variants.All(variant => variant.Type.Name != type.Name))
            {
                var required = shape is ObjectShape variantObject
                    ? variantObject.Properties.Where(item => item.IsRequired).Select(item => item.Name).ToImmutableArray()
                    : [];
                variants.Add(new(variantNames.Claim(VariantName(shape, type)), type, required, shape is ListShape ? ItemName(type) : null));
            }
        }

        if (variants.Count == 1)
        {
            return _bound[union] = variants[0].Type;
        }

        _declared.Insert(place, new UnionSpec(
            name, property is null ? "One of several kinds of value." : $"A value of <c>{XmlText.Escape(property.Name)}</c>, of one of several kinds.", variants.ToImmutable()));
        var alternatives = variants.Select(variant =>
            $"new global::Fal.Nodes.Serialization.FalAlternative({string.Join(", ", variant.RequiredProperties.Select(CSharpLiteral.Text).Prepend(variant.Type.WireType))})");
        var creator = Creator(name, "int alternative, object content", $"new {name}(alternative, content)");
        var expression = $"{Ready}Union<{name}>(\n{creator.Name},\n{string.Join(",\n", alternatives)})";
        return _bound[union] = new(name, AddWireType(name, name, expression, creator), TypeFamily.Union);
    }

    /// <summary>The C# type of a list's items or a map's values.</summary>
    public static string ItemName(CSharpType collection) =>
        collection.Name[(collection.Family == TypeFamily.List ? ListName : MapName).Length..^1];

    private static string VariantName(SchemaShape shape, CSharpType type) => shape switch
    {
        ObjectShape { Component: { } component } => TypeNames.ComponentName(component),
        ObjectShape => "Object",
        TextShape => "Text",
        NumberShape => "Number",
        IntegerShape => "Integer",
        BooleanShape => "Boolean",
        EnumerationShape => "Preset",
        AssetShape asset => asset.AssetKind.ToString(),
        ListShape => "List",
        TupleShape => "Tuple",
        MapShape => "Map",
        UnionShape => "Choice",
        _ => type.Family.ToString(),
    };

    private string AddWireType(string name, string type, string expression, CreatorSpec? creator = null)
    {
        var field = _wireNames.Claim(name);
        _wireTypes.Add(new(field, type, expression) { Creator = creator });
        return $"{_context.Endpoint.ClassName}.WireTypes.{field}";
    }
}
