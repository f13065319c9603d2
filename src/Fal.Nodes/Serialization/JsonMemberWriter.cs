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
        Json = unknown is null ? json : null;
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

    private protected override T? Visit<T>(string name, T? value, FalType<T> type, bool sendNull, bool required, string? property)
        where T : default
    {
        if (value is not null && !type.IsUnset(value))
        {
            VisitConstant(name, value, type, property);
        }
        else if (sendNull && !IsReplaced(name))
        {
            _json.WriteNull(name);
        }

        return value;
    }

    private protected override T? Visit<T>(string name, T? value, FalType<T> type, bool sendNull, bool required, string? property)
    {
        if (value is { } given && !type.IsUnset(given))
        {
            VisitConstant(name, given, type, property);
        }
        else if (sendNull && !IsReplaced(name))
        {
            _json.WriteNull(name);
        }

        return value;
    }

    private protected override void VisitConstant<T>(string name, T value, FalType<T> type, string? property)
    {
        if (!IsReplaced(name))
        {
            type.WriteMember(_json, name, value);
        }
    }

    private bool IsReplaced(string name) => _unknown!.ContainsKey(name);
}
