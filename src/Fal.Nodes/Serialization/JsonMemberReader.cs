using System.Text.Json;

namespace Fal.Nodes.Serialization;

/// <summary>Reads members from a JSON object; members that no visit asks for are kept as unknown.</summary>
internal sealed class JsonMemberReader : FalMemberVisitor
{
    private readonly JsonElement _json;
    private readonly FalReadContext _context;
    private readonly bool _isAsset;
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    private JsonMemberReader(JsonElement json, FalReadContext context, bool isAsset)
    {
        _json = json;
        _context = context;
        _isAsset = isAsset;
    }

    /// <summary>Fills an answer. The JSON has to outlive it: clone what comes from a pooled document.</summary>
    public static void Read(FalMembers members, JsonElement json) => Read(members, json, new FalReadContext(isStrict: false));

    public static void Read(FalMembers members, JsonElement json, FalReadContext context)
    {
        if (members.TryReadValue(json, context))
        {
            return;
        }

        if (json.ValueKind != JsonValueKind.Object)
        {
            throw context.Unexpected(json, "an object");
        }

        var reader = new JsonMemberReader(json, context, members is FalAsset);
        members.VisitMembers(reader);
        foreach (var member in json.EnumerateObject())
        {
            if (!reader._known.Contains(member.Name))
            {
                members.AddUnknown(member.Name, member.Value);
            }
        }
    }

    private protected override T? Visit<T>(string name, T? value, FalType<T> type, bool sendNull, bool required, string? property)
        where T : default =>
        TryFind(name, type, out var found) && TryRead(name, found, type, out var read) ? read : value;

    private protected override T? Visit<T>(string name, T? value, FalType<T> type, bool sendNull, bool required, string? property) =>
        TryFind(name, type, out var found) && TryRead(name, found, type, out var read) ? read : value;

    private protected override void VisitConstant<T>(string name, T value, FalType<T> type, string? property)
    {
        if (TryFind(name, type, out var found) && _context.IsStrict)
        {
            JsonArgumentReader.RequireConstant(name, found, value, type, _context);
        }
    }

    private bool TryFind(string name, FalType type, out JsonElement found)
    {
        _known.Add(name);
        return _json.TryGetProperty(name, out found) && (found.ValueKind != JsonValueKind.Null || type.HoldsNull);
    }

    private bool TryRead<T>(string name, JsonElement found, FalType<T> type, out T read)
    {
        _context.Enter(name);
        try
        {
            read = type.Read(found, _context);
            return true;
        }
        catch (FalFormatException) when (_isAsset && !_context.IsStrict)
        {
            // What the service says about a file is no reason to lose the file: a width of 0.5 stays an unknown member.
            _known.Remove(name);
            read = default!;
            return false;
        }
        finally
        {
            _context.Leave();
        }
    }
}
