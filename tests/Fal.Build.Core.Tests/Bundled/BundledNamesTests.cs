using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fal.Build.Core.Tests.Bundled;

/// <summary>How the generated classes of the bundled modules read: every name meant for people is documented, and named as its like.</summary>
public sealed partial class BundledNamesTests
{
    private static IEnumerable<EnumMemberDeclarationSyntax> EnumMembers =>
        BundledModules.Compilation.SyntaxTrees.SelectMany(tree => tree.GetRoot().DescendantNodes().OfType<EnumMemberDeclarationSyntax>());

    [Test]
    public void Every_public_type_and_member_has_words()
    {
        var members = BundledModules.Compilation.SyntaxTrees
            .SelectMany(tree => tree.GetRoot().DescendantNodes().OfType<MemberDeclarationSyntax>())
            .Where(IsPublic).ToList();
        Assert.That(members.Where(member => !IsDocumented(member)).Select(Describe), Is.Empty);
        Assert.That(
            members.Select(member => member.Kind()).Distinct(),
            Is.SupersetOf(new[] { SyntaxKind.ClassDeclaration, SyntaxKind.EnumDeclaration, SyntaxKind.PropertyDeclaration, SyntaxKind.EnumMemberDeclaration, SyntaxKind.FieldDeclaration }));
    }

    [TestCase(@"^(\d+)p$", "P$1")]
    [TestCase(@"^(\d+):(\d+)$", "Ratio$1x$2")]
    [TestCase(@"^1[kK]$", "Hd1K")]
    [TestCase(@"^2[kK]$", "Qhd2K")]
    [TestCase(@"^4[kK]$", "Uhd4K")]
    public void A_value_of_a_kind_is_named_as_its_like_everywhere(string wireValue, string name)
    {
        var members = EnumMembers.Select(member => (Name: member.Identifier.ValueText, Wire: WireValue(member), Member: member))
            .Where(member => Regex.IsMatch(member.Wire, wireValue)).ToList();
        Assert.That(members, Is.Not.Empty);
        Assert.That(members.Where(member => member.Name != Regex.Replace(member.Wire, wireValue, name)).Select(member => Describe(member.Member)), Is.Empty);
    }

    [Test]
    public void No_value_is_named_for_want_of_a_name()
    {
        Assert.That(EnumMembers.Where(member => MakeshiftName.IsMatch(member.Identifier.ValueText)).Select(Describe), Is.Empty);
        Assert.That(MakeshiftName.IsMatch("Value720p"));
    }

    [Test]
    public void A_shared_enum_that_several_modules_have_is_the_same_in_each()
    {
        var shared = BundledModules.Compilation.SyntaxTrees.Where(tree => tree.FilePath.EndsWith("/SharedEnums.g.cs", StringComparison.Ordinal))
            .SelectMany(tree => tree.GetRoot().DescendantNodes().OfType<EnumDeclarationSyntax>())
            .ToLookup(type => type.Identifier.ValueText, type => (type.SyntaxTree.FilePath, Text: type.ToFullString().Trim()));
        Assert.That(shared.Where(type => type.Select(found => found.Text).Distinct().Count() > 1).Select(type => $"{type.Key} of {string.Join(" and ", type.Select(found => found.FilePath))}"), Is.Empty);
        Assert.That(shared.Count(type => type.Count() > 1), Is.GreaterThan(3), "enums in more than one module");
    }

    private static bool IsPublic(MemberDeclarationSyntax member) => member switch
    {
        BaseNamespaceDeclarationSyntax => false,
        EnumMemberDeclarationSyntax => IsPublic((MemberDeclarationSyntax)member.Parent!),
        _ => member.Modifiers.Any(SyntaxKind.PublicKeyword) && (member.Parent is BaseNamespaceDeclarationSyntax || IsPublic((MemberDeclarationSyntax)member.Parent!)),
    };

    private static bool IsDocumented(MemberDeclarationSyntax member)
    {
        var words = member.GetLeadingTrivia().Select(trivia => trivia.GetStructure()).OfType<DocumentationCommentTriviaSyntax>().SelectMany(comment => comment.Content).ToList();
        return words.OfType<XmlEmptyElementSyntax>().Any(element => element.Name.ToString() == "inheritdoc")
            || words.OfType<XmlElementSyntax>().Any(element => element.StartTag.Name.ToString() == "summary" && element.Content.ToString().Trim().Length > 0);
    }

    /// <summary>The wire value, which a member's summary states.</summary>
    private static string WireValue(EnumMemberDeclarationSyntax member) => Stated.Match(member.GetLeadingTrivia().ToFullString()).Groups[1].Value;

    private static string Describe(MemberDeclarationSyntax member) =>
        $"{member.SyntaxTree.FilePath}: {(member.Parent as BaseTypeDeclarationSyntax)?.Identifier} {member.WithoutTrivia()}".Split('\n')[0];

    [GeneratedRegex("<c>(.*?)</c>")]
    private static partial Regex Stated { get; }

    [GeneratedRegex(@"^Value(\d|$)|Value$")]
    private static partial Regex MakeshiftName { get; }
}
