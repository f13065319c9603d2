using Fal.Build.Core.Json;
using static Fal.Build.Core.Diagnostics.TextPresentation;

namespace Fal.Build.Core.Diagnostics;

/// <content>FAL1: configs by themselves, before any schema is looked at.</content>
internal static partial class DiagnosticCatalog
{
    public static Diagnostic RepeatedKey(SourceLocation location, string key, TextPosition first) =>
        Error("FAL1002", location, $"The key '{key}' stands twice in one object; the first is in line {first.Line}, column {first.Column}. Remove one of them.");

    public static Diagnostic UnknownKey(SourceLocation location, string key, IReadOnlyList<string> known) =>
        Error("FAL1003", location, $"'{key}' is no known key.{NearestNames.DidYouMean(key, known)} Known here: {string.Join(", ", known)}.");

    public static Diagnostic MissingKey(SourceLocation location, string owner, string key, string purpose) =>
        Error("FAL1004", location, $"{owner} lacks the required key '{key}': {purpose}.");

    public static Diagnostic WrongKind(SourceLocation location, string what, JsonValue found, string expected) =>
        Error("FAL1004", location, $"{what} is {Show(found)}; it has to be {expected}.");

    public static Diagnostic NameNotUsable(SourceLocation location, string what, string name, string reason) =>
        Error("FAL1005", location, $"{what} '{name}' can't be used: {reason}.");

    public static Diagnostic RepeatedClass(SourceLocation location, string className, string @namespace, string id, string firstId, SourceLocation first) =>
        Error("FAL1006", location,
            $"The class '{className}' of '{id}' stands twice in the namespace '{@namespace}': '{firstId}' has it already, at {first}. Give one of them another class_name.");

    public static Diagnostic RepeatedEndpoint(SourceLocation location, string id, SourceLocation first) =>
        Error("FAL1007", location, $"The endpoint '{id}' is configured twice: first at {first}, again here. Remove one of the entries.");

    public static Diagnostic NotInCatalog(SourceLocation location, string id, IReadOnlyList<string> nearest) =>
        Warning("FAL1008", location,
            $"'{id}' is not in the model catalogue, so it never counts as coverage."
            + (nearest.Count == 0 ? "" : $" The nearest ids there are {Alternatives([.. nearest.Select(name => $"'{name}'")])}."));

    public static Diagnostic UseCasesNotFive(SourceLocation location, string id, int count) =>
        Error("FAL1009", location, $"'{id}' has {Count(count, "use case")}; write exactly five, one concrete line each.");

    public static Diagnostic UseCaseUnusable(SourceLocation location, string id, string fault) =>
        Error("FAL1009", location, $"A use case of '{id}' {fault}; write five distinct, concrete lines.");

    public static Diagnostic TagsUnusable(SourceLocation location, string id, string fault) =>
        Error("FAL1010", location, $"The tags of '{id}' {fault}; write at least one, each once.");

    public static Diagnostic DocstringUnusable(SourceLocation location, string id, string fault) =>
        Error("FAL1011", location, $"The docstring of '{id}' {fault}; write one line of 15 to 300 characters that says what the model does.");

    public static Diagnostic StockText(SourceLocation location, string what, string text, string firstId, SourceLocation first) =>
        Warning("FAL1012", location, $"The {what} {Quote(text)} stands word for word at '{firstId}', {first}. Say what is particular to this model.");

    public static Diagnostic MalformedEndpointId(SourceLocation location, string id) =>
        Error("FAL1013", location,
            $"'{id}' is no endpoint id. An id has two or more segments of letters, digits, '.', '_' and '-', separated by '/', such as 'fal-ai/wizper'.");
}
