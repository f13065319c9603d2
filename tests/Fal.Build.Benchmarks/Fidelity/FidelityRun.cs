using System.Collections.Immutable;
using Fal.Build.Core;
using Fal.Build.Core.Configuration;
using Fal.Nodes;

namespace Fal.Build.Benchmarks.Fidelity;

/// <summary>Generates, compiles and exercises every document of a directory.</summary>
public static class FidelityRun
{
    private const string Namespace = "Fidelity.FalNodes";

    private delegate bool TryCreate(string id, out FalNode? node);

    /// <summary>Measures a directory.</summary>
    /// <param name="directory">OpenAPI documents, at any depth.</param>
    /// <param name="configDirectory">Configs to use, or null.</param>
    /// <param name="appliesOverlays">False to take the documents as they came.</param>
    public static FidelityReport Measure(string directory, string? configDirectory, bool appliesOverlays)
    {
        var report = new FidelityReport();
        var failures = ImmutableArray.CreateBuilder<FidelityFailure>();
        var documents = ReadDocuments(directory, report);
        var (result, generated) = Generate(directory, configDirectory, appliesOverlays, [.. documents.Keys], report);
        report.Generated = generated.Count;
        var compilation = GeneratedCompilation.Of(result.Files);
        foreach (var diagnostic in compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= Microsoft.CodeAnalysis.DiagnosticSeverity.Warning))
        {
            failures.Add(new("", diagnostic.ToString()));
            _ = diagnostic.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error ? report.CompileErrors++ : report.CompileWarnings++;
        }

        if (report.CompileErrors == 0)
        {
            var create = compilation.Load().GetType($"{Namespace}.FalEndpoints")!.GetMethod("TryCreate")!.CreateDelegate<TryCreate>();
            var untyped = ImmutableArray.CreateBuilder<FidelityPlace>();
            foreach (var id in generated.Order(StringComparer.Ordinal))
            {
                var document = documents[id];
                new EndpointFidelity(
                    appliesOverlays ? OpenApiText.WithOverlay(document, OverlayOf(id)) : document,
                    () => create(id, out var node) ? node! : throw new InvalidOperationException($"'{id}' isn't in the registry."),
                    report,
                    untyped,
                    failures).Measure();
            }

            report.Untyped = untyped.ToImmutable();
        }

        report.Failures = failures.ToImmutable();
        return report;
    }

    private static SortedDictionary<string, OpenApiText> ReadDocuments(string directory, FidelityReport report)
    {
        var documents = new SortedDictionary<string, OpenApiText>(StringComparer.Ordinal);
        var refusals = ImmutableArray.CreateBuilder<FidelityRefusal>();
        foreach (var file in Directory.EnumerateFiles(directory, "*.json", SearchOption.AllDirectories).Where(file => Path.GetFileName(Path.GetDirectoryName(file)) != "overlays").Order(StringComparer.Ordinal))
        {
            report.Documents++;
            var document = OpenApiText.Read(file);
            if (document.Id is null || !documents.TryAdd(document.Id, document))
            {
                var id = Path.GetFileNameWithoutExtension(file).Replace("__", "/", StringComparison.Ordinal);
                refusals.Add(new(id, "FAL2002", document.Id is null ? "the document names no endpoint" : "the endpoint is there twice"));
            }
        }

        report.Refusals = refusals.ToImmutable();
        report.Refused = refusals.Count;
        return documents;
    }

    /// <summary>Generates what can be; an endpoint with an error is left out and the rest is tried again.</summary>
    private static (GenerationResult Result, List<string> Generated) Generate(
        string directory, string? configDirectory, bool appliesOverlays, List<string> ids, FidelityReport report)
    {
        var refusals = report.Refusals.ToBuilder();
        while (true)
        {
            var result = Generator.Generate(Options(directory, configDirectory, appliesOverlays, ids));
            var errors = result.Diagnostics.Where(diagnostic => diagnostic.Severity == Core.Diagnostics.DiagnosticSeverity.Error).ToList();
            var refused = errors.Select(error => (Id: ids.Find(id => error.Message.Contains($"'{id}'", StringComparison.Ordinal)), Error: error))
                .Where(item => item.Id is not null).DistinctBy(item => item.Id).ToList();
            if (errors.Count == 0)
            {
                report.Refusals = refusals.ToImmutable();
                report.Refused = refusals.Count;
                return (result, ids);
            }

            if (refused.Count == 0)
            {
                throw new InvalidOperationException(string.Join('\n', errors));
            }

            refusals.AddRange(refused.Select(item => new FidelityRefusal(item.Id!, item.Error.Code, item.Error.Message)));
            ids = [.. ids.Except(refused.Select(item => item.Id!))];
        }
    }

    private static GeneratorOptions Options(string directory, string? configDirectory, bool appliesOverlays, List<string> ids) => new()
    {
        ProjectFile = Path.Combine(directory, "Fidelity.csproj"),
        CatalogFile = Path.Combine(RepositoryRoot, "configs", "catalog", "models.json"),
        GlossaryFile = Path.Combine(RepositoryRoot, "configs", "catalog", "fields.json"),
        SchemaDirectory = directory,
        BundledSchemaDirectory = Path.Combine(RepositoryRoot, "configs", "schemas"),
        ApplyOverlays = appliesOverlays,
        Configs = configDirectory is null ? [] : [.. Directory.GetFiles(configDirectory, "*.json").Select(file => new ConfigSource(file, IsBundled: true))],
        Endpoints = [.. ids.Select(id => new EndpointRequest(id))],
        Namespace = Namespace,
    };

    private static string OverlayOf(string id) =>
        Path.Combine(RepositoryRoot, "configs", "schemas", "overlays", id.Replace("/", "__", StringComparison.Ordinal) + ".json");

    private static string RepositoryRoot { get; } = Checkout.FindRoot();
}
