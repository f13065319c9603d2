using System.Collections.Immutable;
using Fal.Build.Core.Catalog;
using Fal.Build.Core.Naming;
using Fal.Build.Core.Schemas;

namespace Fal.Build.Core.Scaffolding;

/// <summary>An entry as far as facts give it. Its words are for people to write: until they do, it says TODO, which no build takes.</summary>
/// <param name="Id">Endpoint id.</param>
/// <param name="ClassName">A class name that is free in its module.</param>
/// <param name="Tags">The catalogue's tags, or the words of the category.</param>
/// <param name="BasicFields">The fields that most people set.</param>
/// <param name="Names">C# names, by wire path, for fields that would come to one name.</param>
/// <param name="PrimaryOutput">The answer's most important field, or null where it isn't plain.</param>
internal sealed record EntryDraft(
    string Id,
    string ClassName,
    ImmutableArray<string> Tags,
    ImmutableArray<string> BasicFields,
    ImmutableArray<(string Path, string Name)> Names,
    string? PrimaryOutput)
{
    /// <summary>What stands where a person's words go.</summary>
    public const string Unwritten = "TODO";

    /// <summary>How many basic fields a draft has at most.</summary>
    private const int MostBasicFields = 6;

    private static readonly string[] PromptWords = ["prompt", "prompts", "text", "messages", "lyrics", "script", "query", "question"];

    private static readonly string[] OutputNames = ["output", "text", "result"];

    public static EntryDraft Of(string className, EndpointSchema schema, CatalogModel? model) => new(
        schema.Id,
        className,
        TagsOf(model, schema.Category),
        BasicFieldsOf(schema.Input.Properties),
        NameClashes.Find(schema),
        PrimaryOutputOf(schema.Output));

    private static ImmutableArray<string> TagsOf(CatalogModel? model, string? category)
    {
        var tags = (model?.Tags ?? []).Where(tag => !string.IsNullOrWhiteSpace(tag));
        var words = (model?.Category ?? category ?? "other").Split('-').Where(word => word != "to");
        return [.. (tags.Any() ? tags : words).Select(tag => tag.Trim()).Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>What has to be set first, then what says in words what is wanted, then the files to work on; in schema order each.</summary>
    private static ImmutableArray<string> BasicFieldsOf(ImmutableArray<SchemaProperty> properties)
    {
        var offered = properties.Where(property => property is { IsDeprecated: false, Shape: not ConstantShape }).ToList();
        var ranked = offered.Select(property => (property.Name, Rank: RankOf(property))).OrderBy(field => field.Rank).ToList();
        var chosen = ranked.Where(field => field.Rank < int.MaxValue).Select(field => field.Name).Take(MostBasicFields).ToImmutableArray();
        return chosen.IsEmpty ? [.. offered.Select(property => property.Name).Take(1)] : chosen;
    }

    private static int RankOf(SchemaProperty property)
    {
        var words = CSharpName.Words(property.Name);
        var isPrompt = words.Any(word => PromptWords.Contains(word)) && !words.Contains("negative") && property.Shape is TextShape or ListShape;
        return (property.IsRequired, isPrompt, IsFile(property.Shape)) switch
        {
            (true, _, _) => isPrompt ? 0 : 1,
            (_, true, _) => 2,
            (_, _, true) => 3,
            _ => int.MaxValue,
        };
    }

    private static string? PrimaryOutputOf(SchemaShape output)
    {
        var properties = output is ObjectShape answer ? answer.Properties : [];
        return (properties.FirstOrDefault(property => IsFile(property.Shape))
            ?? (properties.Length == 1 ? properties[0] : properties.FirstOrDefault(property => OutputNames.Contains(property.Name))))?.Name;
    }

    private static bool IsFile(SchemaShape shape) => shape switch
    {
        AssetShape => true,
        ListShape list => IsFile(list.Item),
        UnionShape union => union.Variants.Any(IsFile),
        _ => false,
    };
}
