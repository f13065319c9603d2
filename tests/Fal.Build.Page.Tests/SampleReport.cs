using System.Text.Json;
using Fal.Build.Core;

namespace Fal.Build.Page.Tests;

/// <summary>A report on a catalogue that exists in these tests alone, written to a directory of its own.</summary>
internal sealed class SampleReport : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("fal-build-page-").FullName;

    /// <summary>Writes the report.</summary>
    /// <param name="title">Title of a model, to try what it may hold.</param>
    public SampleReport(string title = "Fox Two")
    {
        Write(
            "models.json",
            $$$"""
            {
              "categories": {"text-to-image": {"priority": "High"}, "llm": {"priority": "Low"}},
              "models": [
                {"id": "acme/fox/v10", "title": "Fox Ten", "category": "text-to-image", "released": "2025-03-01", "lab": "Den"},
                {"id": "acme/fox/v2", "title": {{{JsonSerializer.Serialize(title)}}}, "category": "text-to-image", "released": "2024-03-01", "lab": "Den"},
                {"id": "acme/hare", "title": "Hare", "category": "llm", "released": "2025-01-01"},
                {"id": "beta/crow", "title": "Crow", "category": "llm", "released": "2023-01-01", "lab": "Nest"},
                {"id": "beta/moth", "title": "Moth", "category": "text-to-image", "released": "2026-01-01", "lab": "Nest"}
              ]
            }
            """);
        foreach (var id in new[] { "acme/fox/v2", "acme/hare", "beta/crow" })
        {
            Write($"schemas/{id.Replace("/", "__", StringComparison.Ordinal)}.json", Schema(id));
        }

        var config = Write(
            "configs/text_to_image.json",
            """
            {"endpoints": {"acme/fox/v2": {
              "class_name": "FoxTwo", "docstring": "Paints foxes in two colours.", "tags": ["fox"], "basic_fields": ["prompt"],
              "use_cases": ["Paint a fox", "Paint a vixen", "Paint a cub", "Paint a den", "Paint a brush"]
            }}}
            """);
        var result = Generator.Generate(new()
        {
            ProjectFile = Path.Combine(_root, "Forest & Field.csproj"),
            Configs = [new(config)],
            Endpoints = [new("acme/hare")],
            CatalogFile = Path.Combine(_root, "models.json"),
            SchemaDirectory = Path.Combine(_root, "schemas"),
            Namespace = "Forest",
            ClassDirectory = Path.Combine(_root, "obj", "fal classes"),
            ReportDirectory = Path.Combine(_root, "reports"),
            CoverageThreshold = "40",
            CategoryThresholds = [new("text-to-image", "33")],
            CoverageSeverity = "warning",
            CoverageBaseline = Write("coverage.baseline", "# models 4\nacme/gone\n"),
        });
        Assert.That(result.HasErrors, Is.False, string.Join('\n', result.Diagnostics));
    }

    /// <summary>Address of the page.</summary>
    public string Address => new Uri(Path.Combine(_root, "reports", "coverage.html")).AbsoluteUri;

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_root, recursive: true);

    private string Write(string path, string text)
    {
        var file = Path.Combine(_root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        return file;
    }

    private static string Schema(string id) =>
        """
        {
          "openapi": "3.0.4", "info": {"title": "ID", "version": "1.0.0", "x-fal-metadata": {"endpointId": "ID"}},
          "paths": {
            "/ID": {"post": {"requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Input"}}}}}},
            "/ID/requests/{request_id}": {"get": {"responses": {"200": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Output"}}}}}}}
          },
          "components": {"schemas": {
            "Input": {"type": "object", "properties": {"prompt": {"type": "string"}}},
            "Output": {"type": "object", "properties": {"text": {"type": "string"}}}
          }}
        }
        """.Replace("ID", id, StringComparison.Ordinal);
}
