using Fal.Build.Core.Json;

namespace Fal.Build.Core.Scaffolding;

/// <summary>Writes an entry as people would: one key a line, short lists on one line, use cases below each other.</summary>
internal static class EntryText
{
    private const int UseCases = 5;

    /// <summary>The entry's lines, each with its depth below the key.</summary>
    public static IEnumerable<(int Depth, string Text)> Lines(EntryDraft draft)
    {
        yield return (0, $"{Quote(draft.Id)}: {{");
        yield return (1, $"\"class_name\": {Quote(draft.ClassName)},");
        yield return (1, $"\"docstring\": {Quote(EntryDraft.Unwritten)},");
        yield return (1, $"\"tags\": {List(draft.Tags)},");
        yield return (1, "\"use_cases\": [");
        for (var index = 1; index <= UseCases; index++)
        {
            yield return (2, Quote(EntryDraft.Unwritten) + (index < UseCases ? "," : ""));
        }

        yield return (1, "],");
        yield return (1, $"\"basic_fields\": {List(draft.BasicFields)}{(draft.Names.IsEmpty && draft.PrimaryOutput is null ? "" : ",")}");
        if (!draft.Names.IsEmpty)
        {
            var names = draft.Names.Select(item => $"{Quote(item.Path)}: {{ \"name\": {Quote(item.Name)} }}");
            yield return (1, $"\"field_overrides\": {{ {string.Join(", ", names)} }}{(draft.PrimaryOutput is null ? "" : ",")}");
        }

        if (draft.PrimaryOutput is { } primary)
        {
            yield return (1, $"\"primary_output\": {Quote(primary)}");
        }

        yield return (0, "}");
    }

    private static string List(IEnumerable<string> items) => $"[{string.Join(", ", items.Select(Quote))}]";

    private static string Quote(string text) => JsonTextPrinter.Print(JsonValues.Text(text));
}
