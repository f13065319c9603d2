using Fal.Build.Core.Diagnostics;
using Fal.Build.Core.Json;

namespace Fal.Build.Core.LockFile;

/// <summary>Says in words how a lock file differs from the one that a build would write.</summary>
internal static class LockFileComparison
{
    /// <summary>How many differences a message names.</summary>
    private const int Named = 5;

    /// <summary>The difference, to go behind the file's name; null when there is none.</summary>
    /// <param name="written">The file's text, or null when there is no file.</param>
    /// <param name="expected">The text that a build would write.</param>
    public static string? Describe(string? written, string expected)
    {
        if (written is null)
        {
            return "doesn't exist";
        }

        if (written.ReplaceLineEndings("\n") == expected)
        {
            return null;
        }

        var differences = Differences(Flatten(written), Flatten(expected)!).ToList();
        return differences.Count == 0
            ? "isn't formatted as a build writes it"
            : $"would change: {string.Join("; ", differences.Take(Named))}"
                + (differences.Count > Named ? $"; and {TextPresentation.Count(differences.Count - Named, "more difference")}" : "");
    }

    private static IEnumerable<string> Differences(IReadOnlyDictionary<string, string>? written, IReadOnlyDictionary<string, string> expected)
    {
        if (written is null)
        {
            yield return "it isn't valid JSON";
            yield break;
        }

        foreach (var place in written.Keys.Union(expected.Keys).Order(StringComparer.Ordinal))
        {
            var (before, after) = (written.GetValueOrDefault(place), expected.GetValueOrDefault(place));
            if (before != after)
            {
                yield return before is null ? $"{place} comes ({after})" : after is null ? $"{place} goes ({before})" : $"{place} is {before} and becomes {after}";
            }
        }
    }

    /// <summary>Every text of the file by its place, such as <c>fal-ai/wizper Wizper.Audio</c>; null when it isn't JSON.</summary>
    private static Dictionary<string, string>? Flatten(string text)
    {
        try
        {
            var places = new Dictionary<string, string>(StringComparer.Ordinal);
            Flatten(JsonTextParser.Parse(text), "", places);
            return places;
        }
        catch (JsonSyntaxException)
        {
            return null;
        }
    }

    private static void Flatten(JsonValue value, string place, Dictionary<string, string> places)
    {
        if (value is not JsonObject members)
        {
            places[place.TrimStart()] = value is JsonString text ? text.Value : TextPresentation.Show(value);
            return;
        }

        foreach (var member in members.Members)
        {
            Flatten(member.Value, member.Name is "endpoints" or "sharedEnums" or "members" ? place : $"{place} {member.Name}", places);
        }
    }
}
