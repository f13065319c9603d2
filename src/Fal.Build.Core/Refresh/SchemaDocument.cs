using System.Collections.Immutable;
using Fal.Build.Core.Json;

namespace Fal.Build.Core.Refresh;

/// <summary>
/// The one way in which schema documents are written, so that two fetches of one document give the same bytes and a change of it
/// a small difference: keys in a fixed order, properties in the order that their schema asks for, one value a line.
/// </summary>
internal static class SchemaDocument
{
    private const int Indentation = 1;

    /// <summary>Longest default in words and characters that is taken for a value; a longer one is prose, and the service applies it itself.</summary>
    private const int MostWords = 6;

    private const int MostCharacters = 60;

    /// <summary>Where an object's keys are names that somebody gave, and no keywords.</summary>
    private static readonly ImmutableHashSet<string> Maps = ["properties", "patternProperties", "schemas", "$defs", "definitions", "paths", "responses", "content", "headers"];

    /// <summary>Where a value is data and no schema.</summary>
    private static readonly ImmutableHashSet<string> Data = ["default", "enum", "const", "required", "x-fal-order-properties"];

    private static readonly ImmutableHashSet<string> Prose = ["description", "title", "summary", "example", "examples", "externalDocs", "x-enum-descriptions"];

    private static readonly ImmutableHashSet<string> MetadataFacts = ["endpointId", "category"];

    /// <summary>Keys that readers look for first; any other comes after them, sorted.</summary>
    private static readonly ImmutableArray<string> FirstKeys =
        ["openapi", "info", "paths", "components", "$ref", "type", "title", "description", "required", "x-fal-order-properties", "properties"];

    /// <summary>A document's text.</summary>
    /// <param name="document">The document.</param>
    /// <param name="id">Endpoint id, which stands for the title where prose is left out.</param>
    /// <param name="keepsProse">False to write facts alone: no descriptions, titles, examples or long default texts.</param>
    public static string Write(JsonObject document, string id, bool keepsProse)
    {
        var content = keepsProse ? document : WithTitle((JsonObject)WithoutProse(document), id);
        return JsonTextPrinter.PrintLines(InOrder(content, isMap: false, order: null), Indentation);
    }

    /// <summary>OpenAPI requires a title.</summary>
    private static JsonObject WithTitle(JsonObject document, string id) => document with
    {
        Members = [.. document.Members.Select(member => member is { Name: "info", Value: JsonObject info }
            ? member with { Value = info with { Members = info.Members.Insert(0, new("title", default, JsonValues.Text(id))) } }
            : member)],
    };

    private static JsonValue WithoutProse(JsonValue value, bool isMap = false) => value switch
    {
        JsonArray array => array with { Items = [.. array.Items.Select(item => WithoutProse(item))] },
        JsonObject members => members with
        {
            Members =
            [
                .. members.Members
                    .Where(member => isMap || !IsProse(member))
                    .Select(member => !isMap && Data.Contains(member.Name) ? member
                        : !isMap && member is { Name: "x-fal-metadata", Value: JsonObject metadata }
                            ? member with { Value = metadata with { Members = [.. metadata.Members.Where(fact => MetadataFacts.Contains(fact.Name))] } }
                            : member with { Value = WithoutProse(member.Value, !isMap && Maps.Contains(member.Name)) }),
            ],
        },
        _ => value,
    };

    private static bool IsProse(JsonMember member) =>
        Prose.Contains(member.Name) || (member is { Name: "default", Value: JsonString text } && IsLong(text.Value));

    private static bool IsLong(string text) =>
        text.Length > MostCharacters || text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length > MostWords;

    private static JsonValue InOrder(JsonValue value, bool isMap, JsonArray? order) => value switch
    {
        JsonArray array => array with { Items = [.. array.Items.Select(item => InOrder(item, isMap: false, order: null))] },
        JsonObject schema => schema with
        {
            Members =
            [
                .. (isMap ? InOwnOrder(schema.Members, order) : Sorted(schema.Members)).Select(member =>
                    !isMap && Data.Contains(member.Name)
                        ? member
                        : member with { Value = InOrder(member.Value, !isMap && member.Name == "properties", !isMap ? schema["x-fal-order-properties"] as JsonArray : null) }),
            ],
        },
        _ => value,
    };

    /// <summary>Properties as their schema orders them; those that it doesn't order stay as they came, since that may be all the order there is.</summary>
    private static IEnumerable<JsonMember> InOwnOrder(ImmutableArray<JsonMember> members, JsonArray? order)
    {
        var places = (order?.Items ?? []).OfType<JsonString>().Select((name, index) => (name.Value, index))
            .DistinctBy(place => place.Value).ToDictionary(place => place.Value, place => place.index, StringComparer.Ordinal);
        return members.OrderBy(member => places.GetValueOrDefault(member.Name, int.MaxValue));
    }

    private static IEnumerable<JsonMember> Sorted(ImmutableArray<JsonMember> members) => members
        .OrderBy(member => FirstKeys.IndexOf(member.Name) is >= 0 and var place ? place : int.MaxValue)
        .ThenBy(member => member.Name, StringComparer.Ordinal);
}
