using System.Collections.Immutable;
using Fal.Build.Core;
using Fal.Build.Core.Configuration;
using Fal.Build.Core.Output;

namespace Fal.Build.Benchmarks.Performance;

/// <summary>Generates every endpoint that the package has a schema of, as a project for .NET 10 that names each of them would.</summary>
internal static class CatalogCode
{
    /// <summary>The generated files.</summary>
    /// <param name="repository">The root of a checkout.</param>
    /// <param name="embedsSchemas">Whether input schemas are put into the classes.</param>
    /// <param name="ids">Endpoints to generate; null for all.</param>
    public static ImmutableArray<GeneratedFile> Generate(string repository, bool embedsSchemas, IEnumerable<string>? ids = null)
    {
        var configs = Path.Combine(repository, "configs");
        var schemas = Path.Combine(configs, "schemas");
        var result = Generator.Generate(new GeneratorOptions
        {
            ProjectFile = Path.Combine(repository, "Catalog.csproj"),
            CatalogFile = Path.Combine(configs, "catalog", "models.json"),
            GlossaryFile = Path.Combine(configs, "catalog", "fields.json"),
            BundledSchemaDirectory = schemas,
            Configs = [.. Directory.GetFiles(configs, "*.json").Order(StringComparer.Ordinal).Select(file => new ConfigSource(file, IsBundled: true))],
            Endpoints = [.. (ids ?? EndpointIds(schemas)).Select(id => new EndpointRequest(id))],
            EmbedSchemas = embedsSchemas ? "true" : "false",
            Namespace = "Catalog.FalNodes",
        });
        return result.HasErrors ? throw new InvalidOperationException(string.Join('\n', result.Diagnostics)) : [.. result.Files];
    }

    /// <summary>Ids of the endpoints that have a schema; a schema's file is named by its endpoint.</summary>
    public static IEnumerable<string> EndpointIds(string schemaDirectory) =>
        Directory.EnumerateFiles(schemaDirectory, "*.json", SearchOption.AllDirectories)
            .Where(file => Path.GetFileName(Path.GetDirectoryName(file)) != "overlays")
            .Select(file => Path.GetFileNameWithoutExtension(file).Replace("__", "/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);
}
