using System.Text.RegularExpressions;

namespace Fal.Build.Core.Tests.Bundled;

/// <summary>What the bundled configs say: of each endpoint something of its own, and nothing that could stand in any brochure.</summary>
public sealed partial class BundledProseTests
{
    /// <summary>Words that every sentence has; two lines that share no others have nothing in common.</summary>
    private static readonly HashSet<string> FillWords =
    [
        .. ("a an and as at be before by for from has have if in into is it its of on one or out s that the their them then they to up "
            + "what when where which who whose with without").Split(' '),
    ];

    private static IEnumerable<(string Id, string Text)> Docstrings => BundledModules.Endpoints.Select(endpoint => (endpoint.Id, endpoint.Documentation));

    private static IEnumerable<(string Id, string Text)> UseCases =>
        BundledModules.Endpoints.SelectMany(endpoint => endpoint.UseCases.Select(useCase => (endpoint.Id, useCase)));

    private static IEnumerable<(string Id, string Text)> Lines => Docstrings.Concat(UseCases);

    [Test]
    public void No_line_is_there_twice_however_it_is_written()
    {
        var repeated = Lines.GroupBy(line => string.Join(' ', WordsOf(line.Text))).Where(group => group.Count() > 1)
            .Select(group => $"\"{group.First().Text}\" of {string.Join(" and ", group.Select(line => line.Id))}");
        Assert.That(repeated, Is.Empty);
        Assert.That(Lines.Count(), Is.EqualTo(161 * 6));
    }

    // The likest pair that was left says two different things in the same words: 0.30. Those at 0.36 and above said the same.
    [Test]
    public void No_two_use_cases_share_a_third_of_their_words() => Assert.That(Alike(UseCases, 1.0 / 3), Is.Empty);

    // Siblings share the names of model and lab and what their schemas have in common, which comes to 0.44.
    [Test]
    public void No_two_docstrings_share_as_much_as_45_of_100_words() => Assert.That(Alike(Docstrings, 0.45), Is.Empty);

    [TestCase("Generate images quickly and effortlessly", ExpectedResult = true)]
    [TestCase("Create stunning visuals for social media", ExpectedResult = true)]
    [TestCase("Put a stunned owl on the label of a jar", ExpectedResult = false)]
    public bool A_stock_phrase_is_known(string line) => StockPhrase.IsMatch(line);

    [Test]
    public void No_line_has_a_stock_phrase()
    {
        var stock = Lines.Where(line => StockPhrase.IsMatch(line.Text)).Select(line => $"{line.Id}: \"{line.Text}\" has \"{StockPhrase.Match(line.Text).Value}\"");
        Assert.That(stock, Is.Empty);
    }

    [Test]
    public void A_docstring_is_a_sentence_and_a_use_case_is_none()
    {
        var malformed = Docstrings.Where(line => !char.IsUpper(line.Text[0]) || !line.Text.EndsWith('.'))
            .Concat(UseCases.Where(line => !char.IsUpper(line.Text[0]) || line.Text.EndsWith('.')));
        Assert.That(malformed, Is.Empty);
    }

    [Test]
    public void Three_to_six_tags_are_in_lower_case()
    {
        var faulty = BundledModules.Endpoints
            .Where(endpoint => endpoint.Tags.Count is < 3 or > 6 || endpoint.Tags.Any(tag => tag.Any(char.IsUpper)))
            .Select(endpoint => $"{endpoint.Id}: {string.Join(", ", endpoint.Tags)}");
        Assert.That(faulty, Is.Empty);
    }

    [Test]
    public void One_to_five_basic_fields_hold_everything_that_a_request_needs()
    {
        var faulty = BundledModules.Endpoints
            .Select(endpoint => (endpoint.Id, endpoint.BasicFields, Missing: Required(endpoint).Except(endpoint.BasicFields).ToList()))
            .Where(endpoint => endpoint.BasicFields.Count is < 1 or > 5 || endpoint.Missing.Count > 0)
            .Select(endpoint => $"{endpoint.Id}: {string.Join(", ", endpoint.BasicFields)}; missing {string.Join(", ", endpoint.Missing)}");
        Assert.That(faulty, Is.Empty);
        Assert.That(BundledModules.Endpoints.Count(endpoint => Required(endpoint).Any()), Is.GreaterThan(140), "requests that need something");
    }

    private static IEnumerable<string> Required(Fal.Nodes.FalEndpoint endpoint) =>
        endpoint.InputSchema!.Value.TryGetProperty("required", out var names) ? names.EnumerateArray().Select(name => name.GetString()!) : [];

    /// <summary>Pairs whose words, but for fill words, are alike to a degree: those in both, of those in either.</summary>
    private static IEnumerable<string> Alike(IEnumerable<(string Id, string Text)> lines, double limit)
    {
        var texts = lines.Select(line => (line.Id, line.Text, Words: WordsOf(line.Text).Where(word => !FillWords.Contains(word)).ToHashSet())).ToList();
        return texts.SelectMany((left, index) => texts.Skip(index + 1)
            .Select(right => (left, right, Likeness: Likeness(left.Words, right.Words)))
            .Where(pair => pair.Likeness >= limit)
            .Select(pair => $"{pair.Likeness:F2}: \"{pair.left.Text}\" of {pair.left.Id} and \"{pair.right.Text}\" of {pair.right.Id}"));
    }

    private static double Likeness(HashSet<string> left, HashSet<string> right)
    {
        var shared = left.Count(right.Contains);
        return (double)shared / (left.Count + right.Count - shared);
    }

    private static IEnumerable<string> WordsOf(string text) => Word.Matches(text.ToLowerInvariant()).Select(word => word.Value);

    [GeneratedRegex(@"[\p{L}\p{N}]+")]
    private static partial Regex Word { get; }

    /// <summary>What brochures say of anything: praise that says nothing, and templates with a gap for the subject.</summary>
    [GeneratedRegex(
        @"\b(quick(ly)? and|quickly|instantly|effortless\w*|seamless\w*|stunning|breathtaking|amazing|incredible|beautiful\w*|captivating|engaging|"
        + @"high[- ]quality|professional[- ]\w+|cutting[- ]edge|state[- ]of[- ]the[- ]art|next[- ]level|world[- ]class|game[- ]chang\w+|powerful|robust|"
        + @"versatile|innovative|advanced|revolution\w+|unleash\w*|unlock\w*|elevat\w+|leverag\w+|streamlin\w+|easily|wide range|content creat\w+|"
        + @"(bring|brings|come|comes)( \w+){0,4} to life|(generate|create|produce|make) (an? )?(images?|videos?|audio|music|content|visuals)\b)",
        RegexOptions.IgnoreCase)]
    private static partial Regex StockPhrase { get; }
}
