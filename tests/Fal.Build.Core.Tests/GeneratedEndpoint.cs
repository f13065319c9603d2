using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Fal.Build.Core.Output;
using Fal.Nodes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fal.Build.Core.Tests;

/// <summary>
/// The endpoint <c>fal-ai/model</c>, generated from schemas that a test writes down and compiled without a complaint: class
/// <c>Model</c>, namespace <c>App.FalNodes.TextToImage</c>.
/// </summary>
internal sealed partial class GeneratedEndpoint
{
    private const string Id = "fal-ai/model";

    private readonly ImmutableArray<GeneratedFile> _files;
    private readonly CSharpCompilation _compilation;

    private GeneratedEndpoint(GenerationResult result, LanguageVersion version)
    {
        Diagnostics = result.Diagnostics;
        _files = result.Files;
        _compilation = GeneratedCompilation.Of(_files, version);
        Assert.That(_compilation.Complaints(), Is.Empty, Code);
    }

    /// <summary>What was reported.</summary>
    public ImmutableArray<Fal.Build.Core.Diagnostics.Diagnostic> Diagnostics { get; }

    /// <summary>The endpoint's file.</summary>
    public string Code => _files.First(file => file.Path.EndsWith("/Model.g.cs", StringComparison.Ordinal)).Text;

    /// <summary>A member without its documentation, or a type's head, on one line and without namespaces: <c>Model.Seed</c>, <c>ModelMode</c>.</summary>
    public string this[string path] => Shorten(Find(path));

    /// <summary>Generates from the properties of a request; nothing may be reported.</summary>
    public static GeneratedEndpoint WithInput(string properties, params string[] required) =>
        From(SchemaText.Document(Id, SchemaText.Object(properties, required)));

    /// <summary>Generates from the properties of an answer; nothing may be reported.</summary>
    public static GeneratedEndpoint WithOutput(string properties, params string[] required) =>
        From(SchemaText.Document(Id, SchemaText.Object("{}"), SchemaText.Object(properties, required)));

    /// <summary>Generates from the schema of an answer; nothing may be reported.</summary>
    public static GeneratedEndpoint WithAnswer(string output) => From(SchemaText.Document(Id, SchemaText.Object("{}"), output));

    /// <summary>Generates from the properties of a request and components that they refer to; nothing may be reported.</summary>
    public static GeneratedEndpoint WithComponents(string properties, string components) =>
        From(SchemaText.Document(Id, SchemaText.Object(properties), components: components));

    /// <summary>Generates from a whole document.</summary>
    /// <param name="document">The document.</param>
    /// <param name="entry">Keys of the endpoint's config entry that differ from a valid one; null for no config.</param>
    /// <param name="change">Changes options.</param>
    /// <param name="reported">Codes that are expected to be reported, in order.</param>
    /// <param name="version">Language version that the code is compiled with.</param>
    public static GeneratedEndpoint From(
        string document,
        (string Key, string? Json)[]? entry = null,
        Func<GeneratorOptions, GeneratorOptions>? change = null,
        string[]? reported = null,
        LanguageVersion version = LanguageVersion.CSharp14)
    {
        using var inputs = new Inputs();
        inputs.Schema(Id, document);
        if (entry is not null)
        {
            inputs.Entry([("class_name", "\"Model\""), ("basic_fields", "[]"), .. entry]);
        }

        var options = inputs.Options with { Endpoints = [new(Id)], OutputDirectory = null };
        var result = Generator.Generate(change is null ? options : change(options));
        Assert.That(result.Diagnostics.Select(diagnostic => diagnostic.Code), Is.EqualTo(reported ?? []), string.Join('\n', result.Diagnostics));
        return new GeneratedEndpoint(result, version);
    }

    /// <summary>Runs C# that uses the generated code, as a consumer would write it.</summary>
    /// <param name="expression">An expression, or statements that end in <c>return</c>.</param>
    public object? Evaluate(string expression)
    {
        var body = expression.Contains("return ", StringComparison.Ordinal) ? expression : $"return {expression};";
        var consumer = $$"""
            using System;
            using System.Collections.Generic;
            using System.Linq;
            using System.Text.Json;
            using App.FalNodes;
            using App.FalNodes.TextToImage;
            using Fal.Nodes;
            internal static class Consumer { public static object? Run() { {{body}} } }
            """;
        var compilation = _compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText(consumer, (CSharpParseOptions)_compilation.SyntaxTrees[0].Options));
        Assert.That(compilation.Complaints().Where(complaint => !complaint.Contains("hidden CS8019", StringComparison.Ordinal)), Is.Empty, expression);
        return compilation.Load().GetType("Consumer")!.GetMethod("Run")!.CreateDelegate<Func<object?>>()();
    }

    /// <summary>What a node that a consumer makes sends.</summary>
    public string Json(string node) => Encoding.UTF8.GetString(((FalNode)Evaluate(node)!).ToJson());

    /// <summary>What a node that a consumer makes violates.</summary>
    public IEnumerable<string> Violations(string node) => ((FalNode)Evaluate(node)!).Validate().Select(violation => $"{violation.Path}: {violation.Message}");

    /// <summary>An expression over the answer <c>output</c> read from JSON.</summary>
    public object? Read(string json, string expression) =>
        Evaluate($"var output = Model.ReadOutput(JsonDocument.Parse({SymbolDisplay.FormatLiteral(json, quote: true)}).RootElement); return {expression};");

    private MemberDeclarationSyntax Find(string path)
    {
        var steps = path.Split('.');
        var types = _compilation.SyntaxTrees.SelectMany(tree => tree.GetRoot().DescendantNodes().OfType<BaseTypeDeclarationSyntax>());
        var type = types.FirstOrDefault(candidate => candidate.Identifier.ValueText == steps[0]);
        Assert.That(type, Is.Not.Null, $"no type {steps[0]} in\n{Code}");
        if (steps.Length == 1)
        {
            return type!;
        }

        var member = type!.ChildNodes().OfType<MemberDeclarationSyntax>().FirstOrDefault(candidate => NameOf(candidate) == steps[1]);
        Assert.That(member, Is.Not.Null, $"no member {path} in\n{Code}");
        return member!;
    }

    private static string NameOf(MemberDeclarationSyntax member) => member switch
    {
        PropertyDeclarationSyntax property => property.Identifier.ValueText,
        MethodDeclarationSyntax method => method.Identifier.ValueText,
        BaseTypeDeclarationSyntax type => type.Identifier.ValueText,
        EnumMemberDeclarationSyntax value => value.Identifier.ValueText,
        _ => "",
    };

    private static string Shorten(MemberDeclarationSyntax member)
    {
        var text = member switch
        {
            EnumDeclarationSyntax type => $"enum {type.Identifier} {type.BaseList} {{ {string.Join(", ", type.Members.Select(value => value.WithoutTrivia().ToString()))} }}",
            ClassDeclarationSyntax type => $"{type.Modifiers} class {type.Identifier} {type.BaseList}",
            RecordDeclarationSyntax type => $"{type.Modifiers} record struct {type.Identifier} {type.BaseList}",
            _ => member.WithoutTrivia().NormalizeWhitespace(" ", " ").ToString(),
        };
        return Namespaces.Replace(Spaces.Replace(text, " "), "").Trim();
    }

    [GeneratedRegex(@"global::(System\.(Collections\.Generic|Text\.Json|ComponentModel\.DataAnnotations)?\.?|Fal\.Nodes\.(Serialization\.)?)")]
    private static partial Regex Namespaces { get; }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces { get; }
}
