namespace Fal.Build.Core.Tests;

/// <summary>Texts of configs.</summary>
internal static class ConfigText
{
    private static readonly (string Key, string Json)[] ValidEntry =
    [
        ("class_name", "\"Painter\""),
        ("docstring", "\"Paints a picture from a few words.\""),
        ("tags", "[\"picture\", \"paint\"]"),
        ("use_cases", "[\"Draw a fox\", \"Draw a hare\", \"Draw a crow\", \"Draw a moth\", \"Draw a newt\"]"),
        ("basic_fields", "[\"prompt\"]"),
    ];

    /// <summary>A valid entry with keys changed, added, or, where the text is null, left out; one key a line.</summary>
    public static string Entry(params (string Key, string? Json)[] changes)
    {
        var kept = ValidEntry.Where(member => changes.All(change => change.Key != member.Key)).Select(member => (member.Key, Json: (string?)member.Json));
        return $"{{\n{string.Join(",\n", kept.Concat(changes).Where(member => member.Json is not null).Select(member => $"      \"{member.Key}\": {member.Json}"))}\n    }}";
    }

    public static string File(params (string Id, string Entry)[] entries) =>
        $"{{\n  \"endpoints\": {{\n{string.Join(",\n", entries.Select(entry => $"    \"{entry.Id}\": {entry.Entry}"))}\n  }}\n}}\n";
}
