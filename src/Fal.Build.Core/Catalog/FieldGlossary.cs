using Fal.Build.Core.Diagnostics;
using Fal.Build.Core.Json;

namespace Fal.Build.Core.Catalog;

/// <summary>
/// Descriptions of fields by wire name and kind of shape, for schemas that don't describe theirs. A key that starts with
/// <c>output.</c> holds for answers and goes before the bare name there.
/// </summary>
/// <param name="Fields">Description by kind (<c>*</c> for every other kind), by key.</param>
internal sealed record FieldGlossary(IReadOnlyDictionary<string, Dictionary<string, string>> Fields)
{
    private const string OutputPrefix = "output.";
    private const string AnyKind = "*";

    public static FieldGlossary Empty { get; } = new(new Dictionary<string, Dictionary<string, string>>(StringComparer.Ordinal));

    /// <summary>The description of a field, or null.</summary>
    /// <param name="lookup">The field.</param>
    public string? Find(GlossaryLookup lookup) =>
        (lookup.IsOutput ? Find(OutputPrefix + lookup.WireName, lookup.Kind) : null) ?? Find(lookup.WireName, lookup.Kind);

    /// <summary>Reads the glossary; an unreadable one is reported as part of the catalogue that it belongs to.</summary>
    public static FieldGlossary Read(string file, List<Diagnostic> diagnostics)
    {
        try
        {
            using var content = FileContent.Read(file);
            var root = JsonTextParser.Parse(content.Bytes);
            return root is JsonObject glossary && glossary.TryGet<JsonObject>("fields", out var fields)
                ? new(fields.Members.DistinctBy(field => field.Name, StringComparer.Ordinal)
                    .ToDictionary(field => field.Name, field => Kinds(field.Value), StringComparer.Ordinal))
                : Empty;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonSyntaxException)
        {
            diagnostics.Add(DiagnosticCatalog.CatalogInvalid(SourceLocation.OfFile(file), "has a glossary that can't be read: " + TextPresentation.Reason(exception)));
            return Empty;
        }
    }

    private static Dictionary<string, string> Kinds(JsonValue value) => value switch
    {
        JsonString text => new Dictionary<string, string>(StringComparer.Ordinal) { [AnyKind] = text.Value },
        JsonObject kinds => kinds.Members
            .Where(kind => kind.Value is JsonString)
            .ToDictionary(kind => kind.Name, kind => ((JsonString)kind.Value).Value, StringComparer.Ordinal),
        _ => new Dictionary<string, string>(StringComparer.Ordinal),
    };

    private string? Find(string key, string kind) =>
        Fields.TryGetValue(key, out var kinds) ? kinds.GetValueOrDefault(kind) ?? kinds.GetValueOrDefault(AnyKind) : null;
}
