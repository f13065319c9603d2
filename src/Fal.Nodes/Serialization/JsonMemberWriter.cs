using System.Text.Json;

namespace Fal.Nodes.Serialization;

/// <summary>Writes members as the properties of a JSON object; one outside the schema stands in for the one of its name.</summary>
internal sealed class JsonMemberWriter : FalMemberVisitor
{
    private Utf8JsonWriter _json = null!;
    private Dictionary<string, JsonElement>? _unknown;

    public void Write(FalMembers members, Utf8JsonWriter json, Dictionary<string, JsonElement>? unknown)
    {
        _json = json;
        _unknown = unknown;
        json.WriteStartObject();
        members.VisitMembers(this);
        if (unknown is not null)
        {
            foreach (var member in unknown)
            {
                json.WritePropertyName(member.Key);
                member.Value.WriteTo(json);
            }
        }

        json.WriteEndObject();
    }

    public void Null(string name)
    {
        if (!IsReplaced(name))
        {
            _json.WriteNull(name);
        }
    }

    public void Text(string name, string value)
    {
        if (!IsReplaced(name))
        {
            _json.WriteString(name, value);
        }
    }

    public void Integer(string name, long value)
    {
        if (!IsReplaced(name))
        {
            _json.WriteNumber(name, value);
        }
    }

    public void Number(string name, double value)
    {
        if (!IsReplaced(name))
        {
            _json.WriteNumber(name, value);
        }
    }

    public void Boolean(string name, bool value)
    {
        if (!IsReplaced(name))
        {
            _json.WriteBoolean(name, value);
        }
    }

    public void Member<T>(string name, T value, FalType<T> type)
    {
        if (!IsReplaced(name))
        {
            type.WriteMember(_json, name, value);
        }
    }

    private protected override T? Visit<T>(string name, T? value, FalType<T> type, bool required, string? property)
        where T : default => throw Unreachable();

    private protected override T? Visit<T>(string name, T? value, FalType<T> type, bool required, string? property) => throw Unreachable();

    private protected override void VisitConstant<T>(string name, T value, FalType<T> type, string? property) => throw Unreachable();

    private static InvalidOperationException Unreachable() => new("A writer is called directly.");

    private bool IsReplaced(string name) => _unknown is not null && _unknown.ContainsKey(name);
}
