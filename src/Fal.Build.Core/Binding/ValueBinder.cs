using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Fal.Build.Core.Diagnostics;
using Fal.Build.Core.Json;
using Fal.Build.Core.Schemas;

namespace Fal.Build.Core.Binding;

/// <summary>Turns a default into a C# value, if it is a value that its own schema allows.</summary>
/// <param name="bindType">Gives the C# type of a shape inside the property.</param>
/// <param name="propertiesOf">Gives the C# names of an object's properties.</param>
/// <param name="memberName">Gives the C# name of an enumeration's value at an index.</param>
/// <param name="overrides">The endpoint's overrides.</param>
internal sealed class ValueBinder(
    Func<SchemaShape, CSharpType> bindType,
    Func<ObjectShape, IReadOnlyDictionary<SchemaProperty, string>> propertiesOf,
    Func<EnumerationShape, int, string> memberName,
    EndpointOverrides overrides)
{
    /// <summary>The value, or why it isn't one.</summary>
    public (ValueSpec? Value, string? Fault) Bind(JsonValue json, SchemaShape shape)
    {
        if (json is JsonNull)
        {
            return shape.IsNullable || shape is AnyShape ? (new NullValue(), null) : (null, "null isn't allowed");
        }

        return shape switch
        {
            TextShape text => json is JsonString value ? Checked(value, text.Limits) : Unlike(json, shape),
            AssetShape { IsObject: false } asset => json is JsonString value ? Checked(value, asset.Limits) : Unlike(json, shape),
            IntegerShape integer => BindInteger(json, integer),
            NumberShape number => BindNumber(json, number),
            BooleanShape => json is JsonBoolean value ? (new BooleanValue(value.Value), null) : Unlike(json, shape),
            ConstantShape constant => MergePatch.AreEqual(json, constant.Value) ? BindConstant(constant) : (null, $"it isn't the constant {TextPresentation.Show(constant.Value)}"),
            EnumerationShape enumeration => BindEnumeration(json, enumeration),
            ListShape list => BindList(json, list),
            MapShape map => BindMap(json, map),
            TupleShape tuple => BindTuple(json, tuple),
            ObjectShape type => BindObject(json, type),
            UnionShape union => BindUnion(json, union),
            AnyShape => (new JsonTextValue(JsonTextPrinter.Print(json)), null),
            _ => Unlike(json, shape),
        };
    }

    /// <summary>The only value of a constant.</summary>
    public static (ValueSpec? Value, string? Fault) BindConstant(ConstantShape constant) => constant.Value switch
    {
        JsonString text => (new TextValue(text.Value), null),
        JsonBoolean boolean => (new BooleanValue(boolean.Value), null),
        JsonNumber number when number.TryGetInteger(out var integer) => (IntegerValue(integer), null),
        JsonNumber number => (new NumberValue(CSharpLiteral.Double(number), TypeFamily.Number), null),
        _ => (null, "it is no plain value"),
    };

    private static (ValueSpec?, string?) Unlike(JsonValue json, SchemaShape shape) =>
        (null, $"{TextPresentation.Show(json)} is no {shape.Kind}");

    private static (ValueSpec?, string?) Checked(JsonString value, TextLimits limits)
    {
        var length = value.Value.EnumerateRunes().Count();
        return length < limits.MinLength || length > limits.MaxLength ? (null, $"a text of {length} characters is outside its length bounds")
            : limits.Pattern is { } pattern && !Matches(value.Value, pattern) ? (null, $"{TextPresentation.Show(value)} doesn't match its pattern")
            : (new TextValue(value.Value), null);
    }

    private static bool Matches(string text, string pattern)
    {
        try
        {
            return Regex.IsMatch(text, pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
        }
        catch (Exception exception) when (exception is ArgumentException or RegexMatchTimeoutException)
        {
            return true;
        }
    }

    private static (ValueSpec?, string?) BindInteger(JsonValue json, IntegerShape shape)
    {
        if (json is not JsonNumber number || !number.TryGetInteger(out var value) || value is < long.MinValue or > long.MaxValue)
        {
            return Unlike(json, shape);
        }

        var bounds = IntegerBounds.Of(shape.Limits);
        return value < bounds.Minimum || value > bounds.Maximum ? (null, $"{number.Text} is outside its bounds")
            : shape.Limits.MultipleOf is { } divisor && divisor.TryGetInteger(out var step) && step > 0 && value % step != 0 ? (null, $"{number.Text} is no multiple of {divisor.Text}")
            : (new NumberValue(value.ToString("0", CultureInfo.InvariantCulture) + (bounds.FitInt32 ? "" : "L"), bounds.FitInt32 ? TypeFamily.Int32 : TypeFamily.Int64), null);
    }

    private static NumberValue IntegerValue(decimal value)
    {
        var isInt32 = value is >= int.MinValue and <= int.MaxValue;
        return new(value.ToString("0", CultureInfo.InvariantCulture) + (isInt32 ? "" : "L"), isInt32 ? TypeFamily.Int32 : TypeFamily.Int64);
    }

    private static (ValueSpec?, string?) BindNumber(JsonValue json, NumberShape shape)
    {
        if (json is not JsonNumber number)
        {
            return Unlike(json, shape);
        }

        var value = number.ToDouble();
        var limits = shape.Limits;
        var isOutside = value < limits.Minimum?.ToDouble() || value > limits.Maximum?.ToDouble()
            || value <= limits.ExclusiveMinimum?.ToDouble() || value >= limits.ExclusiveMaximum?.ToDouble()
            || (!limits.Allowed.IsEmpty && limits.Allowed.All(allowed => !allowed.ToDouble().Equals(value)));
        return isOutside ? (null, $"{number.Text} is outside its bounds") : (new NumberValue(CSharpLiteral.Double(number), TypeFamily.Number), null);
    }

    private (ValueSpec?, string?) BindEnumeration(JsonValue json, EnumerationShape shape)
    {
        var type = bindType(shape);
        var index = IndexOf(shape, json);
        if (index >= 0)
        {
            return (new StaticValue($"{type.Name}.{memberName(shape, index)}"), null);
        }

        return shape.IsOpen && json is JsonString text ? (new TextValue(text.Value), null) : (null, $"{TextPresentation.Show(json)} is none of its values");
    }

    private static int IndexOf(EnumerationShape shape, JsonValue json)
    {
        for (var index = 0; index < shape.Values.Length; index++)
        {
            if (MergePatch.AreEqual(shape.Values[index], json)
                || (shape.Values[index] is JsonNumber left && json is JsonNumber right
                    && left.TryGetInteger(out var a) && right.TryGetInteger(out var b) && a == b))
            {
                return index;
            }
        }

        return -1;
    }

    private (ValueSpec?, string?) BindList(JsonValue json, ListShape shape)
    {
        if (json is not JsonArray array)
        {
            return Unlike(json, shape);
        }

        if (array.Items.Length < shape.MinItems || array.Items.Length > shape.MaxItems)
        {
            return (null, $"{array.Items.Length} items are outside its bounds");
        }

        var (items, fault) = BindAll(array.Items.Select(item => (item, shape.Item)));
        return fault is null ? (new ListValue(ItemName(shape.Item), items), null) : (null, fault);
    }

    private (ValueSpec?, string?) BindTuple(JsonValue json, TupleShape shape)
    {
        if (json is not JsonArray array || array.Items.Length != shape.Items.Length)
        {
            return Unlike(json, shape);
        }

        var (items, fault) = BindAll(array.Items.Zip(shape.Items));
        return fault is null ? (new TupleValue(items), null) : (null, fault);
    }

    private (ValueSpec?, string?) BindMap(JsonValue json, MapShape shape)
    {
        if (json is not JsonObject map)
        {
            return Unlike(json, shape);
        }

        var (items, fault) = BindAll(map.Members.Select(member => (member.Value, shape.Value)));
        return fault is null
            ? (new MapValue(ItemName(shape.Value), [.. map.Members.Select((member, index) => (member.Name, items[index]))]), null)
            : (null, fault);
    }

    private (ImmutableArray<ValueSpec> Items, string? Fault) BindAll(IEnumerable<(JsonValue Json, SchemaShape Shape)> values)
    {
        var items = ImmutableArray.CreateBuilder<ValueSpec>();
        foreach (var (json, shape) in values)
        {
            var (value, fault) = Bind(json, shape);
            if (value is null)
            {
                return ([], fault);
            }

            items.Add(value);
        }

        return (items.ToImmutable(), null);
    }

    private (ValueSpec?, string?) BindObject(JsonValue json, ObjectShape shape)
    {
        if (json is not JsonObject given)
        {
            return Unlike(json, shape);
        }

        var names = propertiesOf(shape);
        var members = ImmutableArray.CreateBuilder<(string, ValueSpec)>();
        foreach (var property in shape.Properties)
        {
            if (given[property.Name] is not { } memberJson)
            {
                if (property.IsRequired)
                {
                    return (null, $"its required member '{property.Name}' is missing");
                }

                continue;
            }

            var (value, fault) = Bind(memberJson, overrides.ShapeOf(property));
            if (value is null)
            {
                return (null, $"its member '{property.Name}': {fault}");
            }

            if (overrides.ShapeOf(property) is not ConstantShape)
            {
                members.Add((names[property], value));
            }
        }

        var unknown = given.Members.FirstOrDefault(member => shape.Properties.All(property => property.Name != member.Name));
        return unknown is null
            ? (new ObjectValue(bindType(shape).Name, members.ToImmutable()), null)
            : (null, $"its member '{unknown.Name}' is no property of the object");
    }

    private (ValueSpec?, string?) BindUnion(JsonValue json, UnionShape shape)
    {
        if (CommonImageSize.Is(shape))
        {
            return BindImageSize(json);
        }

        var faults = new StringBuilder();
        foreach (var variant in shape.Variants.OrderByDescending(variant => variant is EnumerationShape { IsOpen: false }))
        {
            var (value, fault) = Bind(json, variant);
            if (value is not null)
            {
                return (value, null);
            }

            faults.Append(faults.Length == 0 ? "" : "; ").Append(fault);
        }

        return (null, faults.ToString());
    }

    private static (ValueSpec?, string?) BindImageSize(JsonValue json) => json switch
    {
        JsonString preset when CommonImageSize.MemberOf(preset.Value) is { } member =>
            (new StaticValue($"global::Fal.Nodes.ImageSize.{member}"), null),
        JsonObject { Members.Length: 2 } size when Side(size, "width") is { } width && Side(size, "height") is { } height =>
            (new TupleValue([width, height]), null),
        _ => (null, $"{TextPresentation.Show(json)} is no image size"),
    };

    private static NumberValue? Side(JsonObject size, string name) =>
        size[name] is JsonNumber number && number.TryGetInteger(out var value) && value is >= 1 and <= 14142 ? IntegerValue(value) : null;

    private string ItemName(SchemaShape shape)
    {
        var type = bindType(shape);
        return shape.IsNullable && type.Family != TypeFamily.Json ? type.Name + "?" : type.Name;
    }
}
