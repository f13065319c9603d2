namespace Fal.Build.Core.Diagnostics;

/// <summary>Finds what somebody may have meant.</summary>
internal static class NearestNames
{
    /// <summary>The candidates nearest to a name, best first; none that differ in more than a third of their letters.</summary>
    public static IReadOnlyList<string> Find(string name, IEnumerable<string> candidates, int most = 1) =>
        [.. candidates
            .Select(candidate => (Name: candidate, Distance: Distance(name, candidate)))
            .Where(candidate => candidate.Distance <= Math.Max(1, Math.Max(name.Length, candidate.Name.Length) / 3))
            .OrderBy(candidate => candidate.Distance)
            .ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
            .Take(most)
            .Select(candidate => candidate.Name)];

    /// <summary><c> Did you mean 'x'?</c> with its leading space, or nothing.</summary>
    public static string DidYouMean(string name, IEnumerable<string> candidates) =>
        Find(name, candidates) is [var nearest] ? $" Did you mean '{nearest}'?" : "";

    /// <summary>Edits between two names (insert, delete, replace, swap of neighbours), upper and lower case alike.</summary>
    private static int Distance(string left, string right)
    {
        var beforeLast = new int[right.Length + 1];
        var last = new int[right.Length + 1];
        var current = new int[right.Length + 1];
        for (var column = 0; column <= right.Length; column++)
        {
            last[column] = column;
        }

        for (var row = 1; row <= left.Length; row++)
        {
            current[0] = row;
            for (var column = 1; column <= right.Length; column++)
            {
                var isSame = Same(left[row - 1], right[column - 1]);
                current[column] = Math.Min(Math.Min(current[column - 1], last[column]) + 1, last[column - 1] + (isSame ? 0 : 1));
                if (row > 1 && column > 1 && Same(left[row - 1], right[column - 2]) && Same(left[row - 2], right[column - 1]))
                {
                    current[column] = Math.Min(current[column], beforeLast[column - 2] + 1);
                }
            }

            (beforeLast, last, current) = (last, current, beforeLast);
        }

        return last[right.Length];
    }

    private static bool Same(char left, char right) => char.ToLowerInvariant(left) == char.ToLowerInvariant(right);
}
