using System.Globalization;
using System.Text;
using Fal.Build.Core.Diagnostics;

namespace Fal.Build.Core.Configuration;

/// <summary>What an entry's words have to be, whatever the schema says.</summary>
internal static class ConfigRules
{
    private const int UseCaseCount = 5;
    private const int ShortestDocstring = 15;
    private const int LongestDocstring = 300;

    /// <summary>Required keys, with what each is for.</summary>
    private static readonly (string Key, string Purpose)[] RequiredKeys =
    [
        ("class_name", "the name of the C# class"),
        ("docstring", "one line that says what the model does"),
        ("tags", "an array of tags for search"),
        ("use_cases", "an array of five use cases"),
        ("basic_fields", "an array of the fields that most people set"),
    ];

    /// <summary>Checks the entries of a run. Words are compared among all of them; the package's own are compared but not reported.</summary>
    public static void Check(IEnumerable<SelectedEndpoint> endpoints, List<Diagnostic> diagnostics)
    {
        var docstrings = new Dictionary<string, (string Id, SourceLocation Location)>(StringComparer.OrdinalIgnoreCase);
        var useCases = new Dictionary<string, (string Id, SourceLocation Location)>(StringComparer.OrdinalIgnoreCase);
        foreach (var endpoint in endpoints.OrderBy(endpoint => endpoint.IsOwn))
        {
            if (endpoint.Config is not { } entry)
            {
                continue;
            }

            foreach (var (key, purpose) in RequiredKeys)
            {
                if (!entry.Keys.Contains(key))
                {
                    diagnostics.Add(DiagnosticCatalog.MissingKey(entry.Id.Location, $"'{endpoint.Id}'", key, purpose));
                }
            }

            CheckUseCases(entry, diagnostics);
            if (entry.Tags is { } tags && WhyNotTags(tags) is var (tagFault, tagLocation))
            {
                diagnostics.Add(DiagnosticCatalog.TagsUnusable(tagLocation, endpoint.Id, tagFault));
            }

            if (entry.Docstring is { } docstring)
            {
                if (WhyNotDocstring(docstring.Value) is { } fault)
                {
                    diagnostics.Add(DiagnosticCatalog.DocstringUnusable(docstring.Location, endpoint.Id, fault));
                }

                CheckStockText("docstring", docstring, endpoint.Id, docstrings, diagnostics);
            }

            foreach (var useCase in entry.UseCases?.Items ?? [])
            {
                CheckStockText("use case", useCase, endpoint.Id, useCases, diagnostics);
            }
        }
    }

    /// <summary>What is wrong with a docstring, or null.</summary>
    public static string? WhyNotDocstring(string docstring)
    {
        var trimmed = docstring.Trim();
        var length = Ascii.IsValid(trimmed) ? trimmed.Length : new StringInfo(trimmed).LengthInTextElements;
        return length == 0 ? "is empty"
            : IsUnwritten(docstring) ? "is still TODO"
            : docstring.AsSpan().IndexOfAny('\n', '\r') >= 0 ? "goes over one line"
            : length is < ShortestDocstring or > LongestDocstring ? $"has {length} characters"
            : null;
    }

    /// <summary>What is wrong with tags, and where; or null.</summary>
    public static (string Fault, SourceLocation Location)? WhyNotTags(LocatedList tags) =>
        tags.Items.IsEmpty ? ("are empty", tags.Location)
        : tags.Items.FirstOrDefault(tag => string.IsNullOrWhiteSpace(tag.Value)) is { } blank ? ("hold an empty one", blank.Location)
        : FirstRepeated(tags) is { } repeated ? ($"hold '{repeated.Value}' twice", repeated.Location)
        : null;

    public static bool AreFiveUseCases(LocatedList useCases) =>
        useCases.Items.Length == UseCaseCount && FirstRepeated(useCases) is null && useCases.Items.All(item => WhyNotUseCase(item.Value) is null);

    private static void CheckUseCases(EndpointConfig entry, List<Diagnostic> diagnostics)
    {
        if (entry.UseCases is not { } useCases)
        {
            return;
        }

        var id = entry.Id.Value;
        if (useCases.Items.Length != UseCaseCount)
        {
            diagnostics.Add(DiagnosticCatalog.UseCasesNotFive(useCases.Location, id, useCases.Items.Length));
        }

        foreach (var useCase in useCases.Items)
        {
            if (WhyNotUseCase(useCase.Value) is { } fault)
            {
                diagnostics.Add(DiagnosticCatalog.UseCaseUnusable(useCase.Location, id, fault));
            }
        }

        if (FirstRepeated(useCases) is { } repeated)
        {
            diagnostics.Add(DiagnosticCatalog.UseCaseUnusable(repeated.Location, id, $"stands twice: {TextPresentation.Quote(repeated.Value)}"));
        }
    }

    private static string? WhyNotUseCase(string useCase) =>
        string.IsNullOrWhiteSpace(useCase) ? "is empty"
        : IsUnwritten(useCase) ? "is still TODO"
        : useCase.AsSpan().IndexOfAny('\n', '\r') >= 0 ? "goes over one line"
        : null;

    /// <summary>True where a person's words are still to come: the literal that scaffolding writes.</summary>
    public static bool IsUnwritten(string text) => text.Trim() == "TODO";

    /// <summary>The first item that stands there before. A list has a handful, so that each is held against all.</summary>
    private static Located<string>? FirstRepeated(LocatedList list)
    {
        for (var index = 1; index < list.Items.Length; index++)
        {
            var text = list.Items[index].Value.AsSpan().Trim();
            if (text.IsEmpty || IsUnwritten(list.Items[index].Value))
            {
                continue;
            }

            for (var earlier = 0; earlier < index; earlier++)
            {
                if (text.Equals(list.Items[earlier].Value.AsSpan().Trim(), StringComparison.OrdinalIgnoreCase))
                {
                    return list.Items[index];
                }
            }
        }

        return null;
    }

    private static void CheckStockText(
        string what, Located<string> text, string id, Dictionary<string, (string Id, SourceLocation Location)> seen, List<Diagnostic> diagnostics)
    {
        // What isn't written yet is told as such.
        if (IsUnwritten(text.Value))
        {
            return;
        }

        var key = text.Value.Trim();
        if (!seen.TryAdd(key, (id, text.Location)) && seen[key].Id != id)
        {
            diagnostics.Add(DiagnosticCatalog.StockText(text.Location, what, text.Value, seen[key].Id, seen[key].Location));
        }
    }
}
