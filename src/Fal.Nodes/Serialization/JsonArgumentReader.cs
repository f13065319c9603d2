using System.Text.Json;

namespace Fal.Nodes.Serialization;

/// <summary>Sets the one member of a given name, strictly, and notes the names it passes.</summary>
internal sealed class JsonArgumentReader : FalMemberVisitor
{
    private readonly string _wireName;
    private readonly JsonElement _json;
    private readonly FalReadContext _context = new(isStrict: true);
    private readonly List<string> _names = [];
    private bool _found;

    private JsonArgumentReader(string wireName, JsonElement json)
    {
        _wireName = wireName;
        _json = json;
    }

    public static void Set(FalMembers members, string wireName, JsonElement json)
    {
        var reader = new JsonArgumentReader(wireName, json.Clone());
        members.VisitMembers(reader);
        if (!reader._found)
        {
            throw new ArgumentException(
                $"'{wireName}' is no argument of this endpoint; it has {string.Join(", ", reader._names)}. Put a newer one into ExtraArguments.",
                nameof(wireName));
        }
    }

    private protected override T? Visit<T>(string name, T? value, FalType<T> type, bool sendNull, bool required, string? property)
        where T : default
    {
        if (!IsMeant(name))
        {
            return value;
        }

        return _json.ValueKind == JsonValueKind.Null && !type.HoldsNull ? default : ReadArgument(type);
    }

    private protected override T? Visit<T>(string name, T? value, FalType<T> type, bool sendNull, bool required, string? property)
    {
        if (!IsMeant(name))
        {
            return value;
        }

        return _json.ValueKind == JsonValueKind.Null ? null : ReadArgument(type);
    }

    private protected override void VisitConstant<T>(string name, T value, FalType<T> type, string? property)
    {
        if (IsMeant(name))
        {
            RequireConstant(_wireName, _json, value, type, _context);
        }
    }

    /// <summary>Throws unless the JSON is the only value allowed.</summary>
    internal static void RequireConstant<T>(string name, JsonElement json, T value, FalType<T> type, FalReadContext context)
    {
        context.Enter(name);
        if (!EqualityComparer<T>.Default.Equals(type.Read(json, context), value))
        {
            throw context.Unexpected(json, $"the constant {value}");
        }

        context.Leave();
    }

    private bool IsMeant(string name)
    {
        _names.Add(name);
        var isMeant = name == _wireName;
        _found |= isMeant;
        return isMeant;
    }

    private T ReadArgument<T>(FalType<T> type)
    {
        _context.Enter(_wireName);
        return type.Read(_json, _context);
    }
}
