using System.Text.Json;

namespace Fal.Nodes.Serialization;

internal sealed class ListType<T>(FalType<T> item) : FalType<IReadOnlyList<T>>
{
    public override bool NeedsCheck => item.NeedsCheck;

    /// <summary>Looks at the first item too, so that a union can tell a list of one kind from a list of another.</summary>
    public override bool AcceptsKind(JsonElement element) =>
        element.ValueKind == JsonValueKind.Array && (element.GetArrayLength() == 0 || item.AcceptsKind(element[0]));

    /// <summary>Null items that the type can't hold are left out: the service means nothing by them.</summary>
    public override IReadOnlyList<T> Read(JsonElement element, FalReadContext context)
    {
        if (element.ValueKind != JsonValueKind.Array)
        {
            throw context.Unexpected(element, "an array");
        }

        var items = new List<T>(element.GetArrayLength());
        var index = 0;
        foreach (var json in element.EnumerateArray())
        {
            if (json.ValueKind != JsonValueKind.Null || item.HoldsNull || context.IsStrict)
            {
                context.Enter(index);
                items.Add(item.Read(json, context));
                context.Leave();
            }

            index++;
        }

        return items;
    }

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<T> value)
    {
        writer.WriteStartArray();
        for (var index = 0; index < value.Count; index++)
        {
            item.Write(writer, value[index]);
        }

        writer.WriteEndArray();
    }

    public override void Check(IReadOnlyList<T> value, FalMemberChecker checker)
    {
        for (var index = 0; index < value.Count && item.NeedsCheck; index++)
        {
            checker.Enter(index);
            checker.CheckSet(value[index], item);
            checker.Leave();
        }
    }

    internal override void Walk(IReadOnlyList<T> value, FalValueWalk walk)
    {
        for (var index = 0; index < value.Count; index++)
        {
            walk.Enter(index);
            if (value[index] is { } present)
            {
                item.Walk(present, walk);
            }

            walk.Leave();
        }
    }
}

internal sealed class MapType<T>(FalType<T> item) : FalType<IReadOnlyDictionary<string, T>>
{
    public override bool NeedsCheck => item.NeedsCheck;

    public override bool AcceptsKind(JsonElement element) => element.ValueKind == JsonValueKind.Object;

    public override IReadOnlyDictionary<string, T> Read(JsonElement element, FalReadContext context)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw context.Unexpected(element, "an object");
        }

        var items = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var member in element.EnumerateObject())
        {
            if (member.Value.ValueKind != JsonValueKind.Null || item.HoldsNull || context.IsStrict)
            {
                context.Enter(member.Name);
                items[member.Name] = item.Read(member.Value, context);
                context.Leave();
            }
        }

        return items;
    }

    public override void Write(Utf8JsonWriter writer, IReadOnlyDictionary<string, T> value)
    {
        writer.WriteStartObject();
        foreach (var member in value)
        {
            writer.WritePropertyName(member.Key);
            item.Write(writer, member.Value);
        }

        writer.WriteEndObject();
    }

    public override void Check(IReadOnlyDictionary<string, T> value, FalMemberChecker checker)
    {
        foreach (var member in value)
        {
            checker.Enter(member.Key);
            checker.CheckSet(member.Value, item);
            checker.Leave();
        }
    }

    internal override void Walk(IReadOnlyDictionary<string, T> value, FalValueWalk walk)
    {
        foreach (var member in value)
        {
            walk.Enter(member.Key);
            if (member.Value is { } present)
            {
                item.Walk(present, walk);
            }

            walk.Leave();
        }
    }
}

/// <summary>A value type, or JSON null.</summary>
internal sealed class NullableType<T>(FalType<T> type) : FalType<T?>
    where T : struct
{
    public override bool HoldsNull => true;

    public override bool NeedsCheck => type.NeedsCheck;

    public override bool AcceptsKind(JsonElement element) => element.ValueKind == JsonValueKind.Null || type.AcceptsKind(element);

    /// <summary>Null is a value here, not the lack of one.</summary>
    public override bool IsUnset(T? value) => false;

    public override T? Read(JsonElement element, FalReadContext context) =>
        element.ValueKind == JsonValueKind.Null ? null : type.Read(element, context);

    public override void Write(Utf8JsonWriter writer, T? value)
    {
        if (value is null)
        {
            writer.WriteNullValue();
        }
        else
        {
            type.Write(writer, value.Value);
        }
    }

    public override void Check(T? value, FalMemberChecker checker)
    {
        if (value is not null)
        {
            type.Check(value.Value, checker);
        }
    }

    internal override void Walk(T? value, FalValueWalk walk)
    {
        if (value is not null)
        {
            type.Walk(value.Value, walk);
        }
    }
}

/// <summary>A reference type, or JSON null.</summary>
internal sealed class NullableReferenceType<T>(FalType<T> type) : FalType<T?>
    where T : class
{
    public override bool HoldsNull => true;

    public override bool NeedsCheck => type.NeedsCheck;

    public override bool AcceptsKind(JsonElement element) => element.ValueKind == JsonValueKind.Null || type.AcceptsKind(element);

    /// <summary>Null is a value here, not the lack of one.</summary>
    public override bool IsUnset(T? value) => false;

    public override T? Read(JsonElement element, FalReadContext context) =>
        element.ValueKind == JsonValueKind.Null ? null : type.Read(element, context);

    public override void Write(Utf8JsonWriter writer, T? value)
    {
        if (value is null)
        {
            writer.WriteNullValue();
        }
        else
        {
            type.Write(writer, value);
        }
    }

    public override void Check(T? value, FalMemberChecker checker)
    {
        if (value is not null)
        {
            type.Check(value, checker);
        }
    }

    internal override void Walk(T? value, FalValueWalk walk)
    {
        if (value is not null)
        {
            type.Walk(value, walk);
        }
    }
}

internal sealed class ObjectType<T>(Func<T> create) : FalType<T>
    where T : FalMembers
{
    public override bool NeedsCheck => true;

    public override bool AcceptsKind(JsonElement element) => element.ValueKind == JsonValueKind.Object;

    public override T Read(JsonElement element, FalReadContext context)
    {
        var value = create();
        JsonMemberReader.Read(value, element, context);
        return value;
    }

    public override void Write(Utf8JsonWriter writer, T value) => value.WriteTo(writer);

    public override void Check(T value, FalMemberChecker checker) => checker.Members(value);

    internal override void Walk(T value, FalValueWalk walk) => value.VisitMembers(walk);
}

/// <summary>An asset: text in a request, an object in an answer. Reading takes both.</summary>
internal sealed class AssetType<T>(Func<T> create, bool isObject) : FalType<T>
    where T : FalAsset
{
    public override bool AcceptsKind(JsonElement element) =>
        element.ValueKind == (isObject ? JsonValueKind.Object : JsonValueKind.String);

    public override T Read(JsonElement element, FalReadContext context)
    {
        var asset = create();
        switch (element.ValueKind)
        {
            case JsonValueKind.String:
                asset.Url = element.GetString();
                break;
            case JsonValueKind.Object:
                JsonMemberReader.Read(asset, element, context);
                break;
            default:
                throw context.Unexpected(element, isObject ? "a file object" : "a URL or a data URI");
        }

        return asset;
    }

    public override void Write(Utf8JsonWriter writer, T value)
    {
        if (isObject)
        {
            value.WriteTo(writer);
        }
        else
        {
            writer.WriteStringValue(value.RequireUrl());
        }
    }

    internal override void WriteMember(Utf8JsonWriter writer, string name, T value)
    {
        if (isObject)
        {
            base.WriteMember(writer, name, value);
        }
        else
        {
            writer.WriteString(name, value.RequireUrl());
        }
    }

    internal override void Walk(T value, FalValueWalk walk) => walk.Asset(value);
}

/// <summary>A type with a check on top.</summary>
internal sealed class CheckedType<T>(FalType<T> type, Action<FalMemberChecker, T> check) : FalType<T>
{
    public override bool HoldsNull => type.HoldsNull;

    public override bool NeedsCheck => true;

    public override bool AcceptsKind(JsonElement element) => type.AcceptsKind(element);

    public override bool IsUnset(T value) => type.IsUnset(value);

    public override T Read(JsonElement element, FalReadContext context) => type.Read(element, context);

    public override void Write(Utf8JsonWriter writer, T value) => type.Write(writer, value);

    public override void Check(T value, FalMemberChecker checker)
    {
        check(checker, value);
        type.Check(value, checker);
    }

    internal override void Walk(T value, FalValueWalk walk) => type.Walk(value, walk);
}
