using System.Text.Json;

namespace Fal.Nodes.Serialization;

/// <summary>Writes members as one JSON object; members that an unknown one replaces are left out.</summary>
internal sealed class JsonMemberWriter : FalMemberVisitor
{
    private Utf8JsonWriter _writer = null!;
    private Dictionary<string, JsonElement>? _unknown;

    /// <summary>Writes members.</summary>
    /// <param name="members">The members.</param>
    /// <param name="writer">Where to write.</param>
    /// <param name="unknown">Members outside the schema, or null.</param>
    public void Write(FalMembers members, Utf8JsonWriter writer, Dictionary<string, JsonElement>? unknown)
    {
        _writer = writer;
        _unknown = unknown;
        writer.WriteStartObject();
        members.VisitMembers(this);
        if (unknown is not null)
        {
            foreach (var member in unknown)
            {
                writer.WritePropertyName(member.Key);
                member.Value.WriteTo(writer);
            }
        }

        writer.WriteEndObject();
    }

    public override string? Text(FalName name, string? value, bool sendNull = false, string? property = null)
    {
        if (Starts(name, value is not null, sendNull))
        {
            _writer.WriteString(name.Utf8, value);
        }

        return value;
    }

    public override int? Int32(FalName name, int? value, bool sendNull = false, string? property = null)
    {
        if (Starts(name, value.HasValue, sendNull))
        {
            _writer.WriteNumber(name.Utf8, value.GetValueOrDefault());
        }

        return value;
    }

    public override long? Int64(FalName name, long? value, bool sendNull = false, string? property = null)
    {
        if (Starts(name, value.HasValue, sendNull))
        {
            _writer.WriteNumber(name.Utf8, value.GetValueOrDefault());
        }

        return value;
    }

    public override double? Number(FalName name, double? value, bool sendNull = false, string? property = null)
    {
        if (Starts(name, value.HasValue, sendNull))
        {
            _writer.WriteNumber(name.Utf8, value.GetValueOrDefault());
        }

        return value;
    }

    public override bool? Boolean(FalName name, bool? value, bool sendNull = false, string? property = null)
    {
        if (Starts(name, value.HasValue, sendNull))
        {
            _writer.WriteBoolean(name.Utf8, value.GetValueOrDefault());
        }

        return value;
    }

    public override T? Member<T>(FalName name, T? value, FalType<T> type, bool sendNull = false, string? property = null)
        where T : default
    {
        if (Starts(name, value is not null && !type.IsUnset(value), sendNull))
        {
            _writer.WritePropertyName(name.Utf8);
            type.Write(_writer, value!);
        }

        return value;
    }

    public override T? Member<T>(FalName name, T? value, FalType<T> type, bool sendNull = false, string? property = null)
    {
        if (Starts(name, value.HasValue && !type.IsUnset(value.GetValueOrDefault()), sendNull))
        {
            _writer.WritePropertyName(name.Utf8);
            type.Write(_writer, value.GetValueOrDefault());
        }

        return value;
    }

    public override void Constant<T>(FalName name, T value, FalType<T> type, string? property = null)
    {
        if (Starts(name, hasValue: true, sendNull: false))
        {
            _writer.WritePropertyName(name.Utf8);
            type.Write(_writer, value);
        }
    }

    /// <summary>True when the caller is to write the member's value; null is written here.</summary>
    private bool Starts(FalName name, bool hasValue, bool sendNull)
    {
        if (_unknown is not null && _unknown.ContainsKey(name.ToString()))
        {
            return false;
        }

        if (!hasValue && sendNull)
        {
            _writer.WriteNull(name.Utf8);
        }

        return hasValue;
    }
}
