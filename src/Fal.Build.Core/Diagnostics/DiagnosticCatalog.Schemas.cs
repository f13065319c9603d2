using static Fal.Build.Core.Diagnostics.TextPresentation;

namespace Fal.Build.Core.Diagnostics;

/// <content>FAL2: schemas, and configs held against their schema.</content>
internal static partial class DiagnosticCatalog
{
    public static Diagnostic NoSchema(SourceLocation location, string id, string searched) =>
        Error("FAL2001", location,
            $"There is no schema for '{id}' (searched {searched}). Put its OpenAPI document into FalSchemaDirectory, or remove the endpoint.");

    public static Diagnostic SchemaUnusable(SourceLocation location, string id, string reason) =>
        Error("FAL2002", location, $"The schema of '{id}' can't be used: {reason}.");

    public static Diagnostic FieldNotFound(SourceLocation location, string key, string id, string path, IReadOnlyList<string> known) =>
        Error("FAL2003", location, $"{key} names '{path}', which is no field of '{id}'.{NearestNames.DidYouMean(path, known)}{Known(known)}");

    public static Diagnostic OverriddenFieldNotFound(SourceLocation location, string id, string path, IReadOnlyList<string> known) =>
        Error("FAL2004", location, $"field_overrides names '{path}', which is no field of '{id}'.{NearestNames.DidYouMean(path, known)}{Known(known)}");

    public static Diagnostic EnumOverrideUnusable(SourceLocation location, string id, string reason) =>
        Error("FAL2005", location, $"An enum override of '{id}' can't be used: {reason}.");

    public static Diagnostic OverrideDoesNotFit(SourceLocation location, string id, string path, string reason) =>
        Error("FAL2006", location, $"The override of '{path}' in '{id}' doesn't fit the schema: {reason}.");

    public static Diagnostic ShapeNotTyped(SourceLocation location, DiagnosticSeverity severity, string id, string pointer, string reason) =>
        new("FAL2007", severity, location, $"'{id}': {pointer} became JsonElement, since {reason}.");

    public static Diagnostic SchemaFactDropped(SourceLocation location, DiagnosticSeverity severity, string id, string pointer, string reason) =>
        new("FAL2008", severity, location, $"'{id}': {pointer}: {reason}; it was dropped.");

    public static Diagnostic FieldsCollide(SourceLocation location, string id, string first, string second, string name) =>
        Error("FAL2009", location, $"The fields '{first}' and '{second}' of '{id}' both become the C# name '{name}'. Give one of them a name in field_overrides.");

    public static Diagnostic EnumMembersCollide(SourceLocation location, DiagnosticSeverity severity, string id, string pointer, string first, string second, string name) =>
        new("FAL2010", severity, location,
            $"'{id}': {pointer}: {Quote(first)} and {Quote(second)} come to the same member name, so the second became '{name}'. Name it in enum_value_overrides.");

    public static Diagnostic OverlayStale(SourceLocation location, string id, string reason) =>
        Warning("FAL2011", location, $"The overlay of '{id}' {reason}. Compare it with the document and write its baseSha256 anew, or remove it.");

    private static string Known(IReadOnlyList<string> known) => known.Count is 0 or > 30 ? "" : $" It has {string.Join(", ", known)}.";
}
