namespace Fal.Build.Tests.Plumbing;

/// <summary>A text in which <c>▸</c> marks places, so that a test shows where a fault lies instead of counting lines.</summary>
internal sealed record MarkedText
{
    private const char Mark = '▸';

    /// <summary>Reads a text with marks.</summary>
    /// <param name="marked">The text.</param>
    public MarkedText(string marked)
    {
        var parts = marked.Split(Mark);
        Text = string.Concat(parts);
        Places = [.. Enumerable.Range(1, parts.Length - 1).Select(count => PlaceAfter(string.Concat(parts.Take(count))))];
    }

    /// <summary>The text without its marks.</summary>
    public string Text { get; }

    /// <summary>Line and column of what stands after each mark, as <c>(line,column)</c>.</summary>
    public IReadOnlyList<string> Places { get; }

    private static string PlaceAfter(string text) => $"({text.Count(character => character == '\n') + 1},{text.Length - text.LastIndexOf('\n')})";
}
