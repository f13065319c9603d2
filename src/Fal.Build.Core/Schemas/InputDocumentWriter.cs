using System.Collections.Immutable;
using Fal.Build.Core.Json;

namespace Fal.Build.Core.Schemas;

/// <summary>Makes an input's JSON schema stand by itself: what it refers to moves to <c>$defs</c>.</summary>
internal static class InputDocumentWriter
{
    private const string Components = "#/components/schemas/";
    private const string Definitions = "#/$defs/";

    /// <summary>The schema on one line; a reference that leads nowhere becomes the schema that allows anything.</summary>
    public static string Write(JsonObject document, JsonValue input)
    {
        var definitions = new Dictionary<string, JsonValue?>(StringComparer.Ordinal);
        if (Rewrite(document, input, definitions) is not JsonObject schema)
        {
            return "{}";
        }

        var defined = definitions
            .Select(definition => new JsonMember(definition.Key, default, definition.Value!))
            .OrderBy(definition => definition.Name, StringComparer.Ordinal)
            .ToImmutableArray();
        return JsonTextPrinter.Print(defined.IsEmpty
            ? schema
            : schema with { Members = schema.Members.Add(new JsonMember("$defs", default, new JsonObject(default, defined))) });
    }

    private static JsonValue Rewrite(JsonObject document, JsonValue value, Dictionary<string, JsonValue?> definitions)
    {
        switch (value)
        {
            case JsonArray array when array.Items.Any(item => item is JsonObject or JsonArray):
                return array with { Items = [.. array.Items.Select(item => Rewrite(document, item, definitions))] };
            case JsonObject schema:
                return schema with { Members = RewriteMembers(document, schema, definitions) };
            default:
                return value;
        }
    }

    private static ImmutableArray<JsonMember> RewriteMembers(JsonObject document, JsonObject schema, Dictionary<string, JsonValue?> definitions)
    {
        var members = ImmutableArray.CreateBuilder<JsonMember>(schema.Members.Length);
        foreach (var member in schema.Members)
        {
            if (member.Name != "$ref")
            {
                var value = Rewrite(document, member.Value, definitions);
                members.Add(ReferenceEquals(value, member.Value) ? member : member with { Value = value });
            }
            else if (JsonPointer.Resolve(document, Text(member.Value)) is not null)
            {
                members.Add(member with { Value = Move(document, Text(member.Value), definitions) });
            }
        }

        return members.DrainToImmutable();
    }

    private static string Text(JsonValue value) => (value as JsonString)?.Value ?? "";

    private static JsonString Move(JsonObject document, string reference, Dictionary<string, JsonValue?> definitions)
    {
        var name = reference.StartsWith(Components, StringComparison.Ordinal) ? reference[Components.Length..] : reference.TrimStart('#', '/').Replace('/', '.');
        if (!definitions.ContainsKey(name))
        {
            definitions[name] = null;
            definitions[name] = Rewrite(document, JsonPointer.Resolve(document, reference)!, definitions);
        }

        return new JsonString(default, Definitions + name);
    }
}
