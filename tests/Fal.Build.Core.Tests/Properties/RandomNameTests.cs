using CsCheck;
using Fal.Build.Core.Naming;
using Microsoft.CodeAnalysis.CSharp;

namespace Fal.Build.Core.Tests.Properties;

/// <summary>Whatever a service calls its fields and values, their C# names compile.</summary>
public sealed class RandomNameTests
{
    private const int Count = 30_000;

    /// <summary>Pieces that names are made of: words, what joins them, digits, and any character at all, halves of pairs included.</summary>
    private static readonly Gen<string> Piece = Gen.Frequency(
        (4, Gen.OneOf("image", "URL", "x264", "class", "Value", "iOS", "landscape", "portrait", "é", "ß", "日本", "ǆ", "ﬁ", "ª", "ⅷ", "²", "٣", "🎈", "\u0301", "\u00AD", "\u200D")),
        (3, Gen.OneOf("_", "-", ":", ".", " ", "+", "/", "\\", "\"", "\n", "@", "__", "'", "\0")),
        (3, Gen.Int[0, 20].Select(number => number.ToString(System.Globalization.CultureInfo.InvariantCulture))),
        (2, Gen.Char.Select(character => character.ToString())));

    private static readonly Gen<string> Text = Piece.Array[0, 6].Select(string.Concat);

    [Test]
    public void Every_text_gives_a_property_name() => ExpectIdentifiers(CSharpName.Pascal);

    [Test]
    public void Every_text_gives_a_member_name() => ExpectIdentifiers(CSharpName.ForEnumMember);

    [Test]
    public void Every_overridden_name_gives_a_name() => ExpectIdentifiers(CSharpName.FromOverride);

    [Test]
    public void What_passes_for_an_identifier_is_one() =>
        Assert.That(
            Samples.Of(Text, Count).Where(text => (CSharpName.IsIdentifier(text) || CSharpName.WhyNotPascalCase(text) is null) && !SyntaxFacts.IsValidIdentifier(text)),
            Is.Empty);

    private static void ExpectIdentifiers(Func<string, string> nameOf) =>
        Assert.That(
            Samples.Of(Text, Count).Select(text => (Text: text, Name: nameOf(text)))
                .Where(sample => !SyntaxFacts.IsValidIdentifier(sample.Name) || SyntaxFacts.GetKeywordKind(sample.Name) != SyntaxKind.None),
            Is.Empty);
}
