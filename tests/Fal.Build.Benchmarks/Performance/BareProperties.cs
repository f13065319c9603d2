using Fal.Build.Core.Output;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fal.Build.Benchmarks.Performance;

/// <summary>
/// Takes from generated code everything but its types, their public properties and constants, and the documentation of these:
/// what somebody would write who wants to hold the data and do nothing with it.
/// </summary>
internal sealed class BareProperties : CSharpSyntaxRewriter
{
    private static readonly AccessorListSyntax Get = Accessors(SyntaxKind.GetAccessorDeclaration);
    private static readonly AccessorListSyntax GetAndSet = Accessors(SyntaxKind.GetAccessorDeclaration, SyntaxKind.SetAccessorDeclaration);

    private BareProperties()
    {
    }

    /// <summary>The bare twin of a generated file.</summary>
    public static GeneratedFile Of(GeneratedFile file) =>
        file with { Text = new BareProperties().Visit(CSharpSyntaxTree.ParseText(file.Text).GetRoot()).ToFullString() };

    public override SyntaxNode? VisitAttributeList(AttributeListSyntax node) => null;

    public override SyntaxNode? VisitBaseList(BaseListSyntax node) => null;

    public override SyntaxNode? VisitConstructorDeclaration(ConstructorDeclarationSyntax node) => null;

    public override SyntaxNode? VisitMethodDeclaration(MethodDeclarationSyntax node) => null;

    public override SyntaxNode? VisitConversionOperatorDeclaration(ConversionOperatorDeclarationSyntax node) => null;

    public override SyntaxNode? VisitOperatorDeclaration(OperatorDeclarationSyntax node) => null;

    public override SyntaxNode? VisitFieldDeclaration(FieldDeclarationSyntax node) =>
        IsPublic(node.Modifiers) && node.Modifiers.Any(SyntaxKind.ConstKeyword) ? base.VisitFieldDeclaration(node) : null;

    public override SyntaxNode? VisitClassDeclaration(ClassDeclarationSyntax node) =>
        IsPublic(node.Modifiers) ? base.VisitClassDeclaration(Bare(node)) : null;

    public override SyntaxNode? VisitStructDeclaration(StructDeclarationSyntax node) => base.VisitStructDeclaration(Bare(node));

    /// <summary>A record has members that the compiler writes: the bare type is a plain struct.</summary>
    public override SyntaxNode? VisitRecordDeclaration(RecordDeclarationSyntax node) =>
        VisitStructDeclaration(SyntaxFactory.StructDeclaration(
            node.AttributeLists,
            node.Modifiers,
            node.ClassOrStructKeyword.WithLeadingTrivia(),
            node.Identifier,
            node.TypeParameterList,
            node.BaseList,
            node.ConstraintClauses,
            node.OpenBraceToken,
            node.Members,
            node.CloseBraceToken,
            node.SemicolonToken));

    /// <summary>A property as the compiler implements it; what is the endpoint's and not the request's has no place.</summary>
    public override SyntaxNode? VisitPropertyDeclaration(PropertyDeclarationSyntax node)
    {
        if (!IsPublic(node.Modifiers) || node.Type.ToString().EndsWith(".FalEndpoint", StringComparison.Ordinal))
        {
            return null;
        }

        var isSettable = node.AccessorList?.Accessors.Any(SyntaxKind.SetAccessorDeclaration) == true;
        var bare = node
            .WithModifiers(SyntaxFactory.TokenList(node.Modifiers.Where(modifier => !modifier.IsKind(SyntaxKind.RequiredKeyword))))
            .WithExpressionBody(null)
            .WithInitializer(null)
            .WithAccessorList(isSettable ? GetAndSet : Get)
            .WithSemicolonToken(default)
            .WithTrailingTrivia(SyntaxFactory.LineFeed);
        return base.VisitPropertyDeclaration(WithDocumentation(bare, node));
    }

    private static bool IsPublic(SyntaxTokenList modifiers) => modifiers.Any(SyntaxKind.PublicKeyword);

    private static AccessorListSyntax Accessors(params SyntaxKind[] kinds) =>
        SyntaxFactory.AccessorList(
            SyntaxFactory.Token(default, SyntaxKind.OpenBraceToken, SyntaxFactory.TriviaList(SyntaxFactory.Space)),
            SyntaxFactory.List(kinds.Select(kind => SyntaxFactory.AccessorDeclaration(kind)
                .WithSemicolonToken(SyntaxFactory.Token(default, SyntaxKind.SemicolonToken, SyntaxFactory.TriviaList(SyntaxFactory.Space))))),
            SyntaxFactory.Token(SyntaxKind.CloseBraceToken));

    private static T Bare<T>(T node)
        where T : TypeDeclarationSyntax =>
        WithDocumentation((T)node.WithBaseList(null).WithIdentifier(node.Identifier.WithTrailingTrivia(SyntaxFactory.LineFeed)), node);

    /// <summary>Documentation stands before the attributes, and is to stay when they go.</summary>
    private static T WithDocumentation<T>(T bare, T node)
        where T : MemberDeclarationSyntax =>
        (T)bare.WithAttributeLists(default).WithLeadingTrivia(node.GetLeadingTrivia());
}
