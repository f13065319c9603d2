using System.Text.RegularExpressions;
using CsCheck;
using Fal.Build.Core.Diagnostics;
using Microsoft.CodeAnalysis.CSharp;

namespace Fal.Build.Core.Tests.Properties;

/// <summary>Any schemas at all: generating gives code that compiles and keeps every value, or says what is wrong.</summary>
public sealed partial class RandomSchemaTests
{
    private const int Count = 40;

    /// <summary>How many values of one endpoint are tried; a schema that holds itself has many.</summary>
    private const int Values = 40;

    private static readonly Lazy<Batch> Sound = new(() => new Batch(RandomSchemas.Sound));
    private static readonly Lazy<Batch> Wild = new(() => new Batch(RandomSchemas.Wild));

    [Test]
    public void A_document_that_keeps_to_the_rules_is_refused_for_colliding_names_only()
    {
        Assert.That(Sound.Value.Refusals.Select(refusal => refusal.Code).Distinct(), Is.SubsetOf(new[] { "FAL2009" }), Sound.Value.ToString());
        Assert.That(Sound.Value.Documents, Has.Count.GreaterThan(Count / 2));
    }

    [Test]
    public void Any_document_gives_files_or_an_error_about_its_schema()
    {
        Assert.That(Wild.Value.Refusals.Select(refusal => refusal.Code), Has.All.StartsWith("FAL2"), Wild.Value.ToString());
        Assert.That(Wild.Value.Documents, Has.Count.GreaterThan(Count / 2));
    }

    [Test]
    public void Code_of_documents_that_keep_to_the_rules_compiles() => ExpectCompiles(Sound.Value);

    [Test]
    public void Code_of_any_documents_compiles() => ExpectCompiles(Wild.Value);

    [Test]
    public void Requests_are_sent_as_set()
    {
        var endpoints = Sound.Value.Endpoints;
        ExpectNone(Sound.Value.Documents.SelectMany(document =>
        {
            var schemas = OpenApiText.Parse(document.Value);
            var trip = new RoundTrip(schemas);
            return trip.Requests.Take(Values).Select(request => trip.FaultOfSending(endpoints.Create(document.Key), request));
        }));
    }

    [Test]
    public void Answers_are_read_and_written_back_equal()
    {
        var endpoints = Sound.Value.Endpoints;
        ExpectNone(Sound.Value.Documents.SelectMany(document =>
        {
            var schemas = OpenApiText.Parse(document.Value);
            var trip = new RoundTrip(schemas);
            var node = endpoints.Create(document.Key);
            return trip.Answers.Take(Values).Select(answer => trip.FaultOfReading(node, answer));
        }));
    }

    private static void ExpectCompiles(Batch batch)
    {
        using (Assert.EnterMultipleScope())
        {
            ExpectNone(batch.Compilation.Complaints());
            ExpectNone(GeneratedCompilation.Of(batch.OldResult.Files, LanguageVersion.CSharp10).Complaints());
        }
    }

    /// <summary>Prints all faults, the shortest first.</summary>
    private static void ExpectNone(IEnumerable<string?> faults)
    {
        var found = faults.OfType<string>().OrderBy(fault => fault.Length).ToList();
        TestContext.Out.WriteLine(string.Join('\n', found));
        Assert.That(found, Is.Empty);
    }

    /// <summary>Endpoints of one generator of documents, those left out that are refused.</summary>
    private sealed partial class Batch
    {
        public Batch(Gen<RandomSchema> schemas)
        {
            var index = 0;
            Documents = Samples.Of(schemas, Count).ToDictionary(_ => $"random/n{index++:0000}", schema => schema, StringComparer.Ordinal)
                .ToDictionary(schema => schema.Key, schema => schema.Value.Document(schema.Key), StringComparer.Ordinal);
            using var inputs = new Inputs();
            foreach (var (id, document) in Documents)
            {
                inputs.Schema(id, document);
            }

            Result = Generate(inputs.Options);
            while (Result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToList() is { Count: > 0 } errors)
            {
                Refusals.AddRange(errors);
                foreach (var id in errors.Select(error => Id.Match(error.Message).Value))
                {
                    Documents.Remove(id);
                }

                Result = Generate(inputs.Options);
            }

            OldResult = Generate(inputs.Options with { LanguageVersion = "10.0", FrameworkIdentifier = ".NETStandard", FrameworkVersion = "v2.0" });
        }

        /// <summary>Documents that gave files, by endpoint.</summary>
        public Dictionary<string, string> Documents { get; }

        public List<Diagnostic> Refusals { get; } = [];

        public GenerationResult Result { get; }

        /// <summary>The same for the oldest language and framework.</summary>
        public GenerationResult OldResult { get; }

        public CSharpCompilation Compilation => field ??= GeneratedCompilation.Of(Result.Files);

        public CompiledEndpoints Endpoints => field ??= new(Compilation);

        public override string ToString() => string.Join('\n', Refusals);

        private GenerationResult Generate(GeneratorOptions options) =>
            Generator.Generate(options with { Endpoints = [.. Documents.Keys.Select(id => new EndpointRequest(id))], OutputDirectory = null });

        [GeneratedRegex("random/n[0-9]{4}")]
        private static partial Regex Id { get; }
    }
}
