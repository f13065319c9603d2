namespace Fal.Build.Core.Json;

/// <summary>JSON Merge Patch (RFC 7396): null removes, objects merge, everything else replaces.</summary>
internal static class MergePatch
{
    /// <summary>Lays a patch over a value; values that the patch doesn't touch stay the same instances.</summary>
    public static JsonValue Apply(JsonValue? target, JsonValue patch)
    {
        if (patch is not JsonObject changes)
        {
            return patch;
        }

        var original = target as JsonObject;
        var members = original?.Members.ToList() ?? [];
        foreach (var change in changes.Members)
        {
            var index = members.FindIndex(member => member.Name == change.Name);
            if (change.Value is JsonNull)
            {
                if (index >= 0)
                {
                    members.RemoveAt(index);
                }
            }
            else if (index >= 0)
            {
                members[index] = members[index] with { Value = Apply(members[index].Value, change.Value) };
            }
            else
            {
                members.Add(change with { Value = Apply(null, change.Value) });
            }
        }

        return new JsonObject(original?.Position ?? changes.Position, [.. members]);
    }

    /// <summary>True when two values say the same, wherever they stand.</summary>
    public static bool AreEqual(JsonValue? left, JsonValue? right) => (left, right) switch
    {
        (JsonObject a, JsonObject b) => a.Members.Length == b.Members.Length && a.Members.All(member => AreEqual(member.Value, b[member.Name])),
        (JsonArray a, JsonArray b) => a.Items.Length == b.Items.Length && a.Items.Zip(b.Items).All(pair => AreEqual(pair.First, pair.Second)),
        (JsonString a, JsonString b) => a.Value == b.Value,
        (JsonNumber a, JsonNumber b) => a.Text == b.Text,
        (JsonBoolean a, JsonBoolean b) => a.Value == b.Value,
        (JsonNull, JsonNull) => true,
        _ => false,
    };
}
