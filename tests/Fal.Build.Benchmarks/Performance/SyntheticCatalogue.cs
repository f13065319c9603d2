using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Fal.Build.Benchmarks.Fidelity;
using Fal.Build.Core;
using Fal.Build.Core.Configuration;

namespace Fal.Build.Benchmarks.Performance;

/// <summary>
/// A catalogue made from the real one: every schema, any number of times under other ids, and a config for each, so that configs
/// are read too.
/// </summary>
/// <param name="Folder">Where it lies.</param>
internal sealed record SyntheticCatalogue(string Folder)
{
    private const string OverlayFolder = "overlays";

    /// <summary>The configs, one file for each category.</summary>
    public string Configs => Path.Combine(Folder, "configs");

    private string Schemas => Path.Combine(Folder, "schemas");

    private string Models => Path.Combine(Folder, "models.json");

    private string Glossary => Path.Combine(Folder, "fields.json");

    /// <summary>The schemas, one for each endpoint, in the order of ids.</summary>
    public ImmutableArray<string> Documents =>
    [
        .. Directory.EnumerateFiles(Schemas, "*.json", SearchOption.AllDirectories)
            .Where(file => Path.GetFileName(Path.GetDirectoryName(file)) != OverlayFolder)
            .OrderBy(IdOf, StringComparer.Ordinal),
    ];

    /// <summary>Ids of all endpoints.</summary>
    public ImmutableArray<string> Ids => [.. Documents.Select(IdOf)];

    /// <summary>Makes the catalogue.</summary>
    /// <param name="repository">The checkout with the real one.</param>
    /// <param name="folder">Where to make it.</param>
    /// <param name="times">How often each endpoint is there; the first time under its own id.</param>
    public static SyntheticCatalogue Write(string repository, string folder, int times)
    {
        var catalogue = new SyntheticCatalogue(folder);
        var real = Path.Combine(repository, "configs");
        Directory.CreateDirectory(catalogue.Configs);
        File.Copy(Path.Combine(real, "catalog", "fields.json"), catalogue.Glossary);
        catalogue.WriteModels(Path.Combine(real, "catalog", "models.json"), times);
        foreach (var category in Directory.EnumerateDirectories(Path.Combine(real, "schemas")).Where(directory => Path.GetFileName(directory) != OverlayFolder).Order(StringComparer.Ordinal))
        {
            catalogue.WriteCategory(category, times);
        }

        return catalogue;
    }

    /// <summary>Options that generate all of it.</summary>
    /// <param name="output">Where to write; null to write nothing.</param>
    public GeneratorOptions Options(string? output) => new()
    {
        ProjectFile = Path.Combine(Folder, "Sample.csproj"),
        CatalogFile = Models,
        GlossaryFile = Glossary,
        BundledSchemaDirectory = Schemas,
        Configs = [.. Directory.EnumerateFiles(Configs).Order(StringComparer.Ordinal).Select(file => new ConfigSource(file))],
        OutputDirectory = output,
        Namespace = "Sample.FalNodes",
    };

    private void WriteModels(string realModels, int times)
    {
        var root = (JsonObject)JsonNode.Parse(File.ReadAllText(realModels))!;
        var models = (JsonArray)root["models"]!;
        foreach (var model in models.ToList())
        {
            for (var copy = 1; copy < times; copy++)
            {
                var other = (JsonObject)model!.DeepClone();
                other["id"] = CopyOf((string)model!["id"]!, copy);
                models.Add(other);
            }
        }

        File.WriteAllText(Models, root.ToJsonString());
    }

    private void WriteCategory(string realSchemas, int times)
    {
        var category = Path.GetFileName(realSchemas);
        var target = Directory.CreateDirectory(Path.Combine(Schemas, category)).FullName;
        var overlayTarget = Directory.CreateDirectory(Path.Combine(Schemas, OverlayFolder)).FullName;
        var entries = new JsonObject();
        foreach (var file in Directory.EnumerateFiles(realSchemas, "*.json").Order(StringComparer.Ordinal))
        {
            var id = IdOf(file);
            var overlay = Path.Combine(Path.GetDirectoryName(realSchemas)!, OverlayFolder, Path.GetFileName(file));
            var document = OpenApiText.WithOverlay(OpenApiText.Read(file), overlay);
            var basic = document.Properties(document.Resolve(document.Input)).Select(property => property.Name).FirstOrDefault();
            for (var copy = 0; copy < times; copy++)
            {
                var other = CopyOf(id, copy);
                var schema = Path.Combine(target, FileName(other));
                File.WriteAllText(schema, Renamed(File.ReadAllText(file), id, other));
                if (File.Exists(overlay))
                {
                    File.WriteAllText(Path.Combine(overlayTarget, FileName(other)), OverlayOf(overlay, schema, id, other));
                }

                entries[other] = Entry(other, category, basic, string.Create(CultureInfo.InvariantCulture, $"Model{entries.Count + 1}"));
            }
        }

        var module = new JsonObject { ["description"] = "Every model of a category.", ["endpoints"] = entries };
        File.WriteAllText(Path.Combine(Configs, "all_" + category.Replace('-', '_') + ".json"), module.ToString());
    }

    /// <summary>An overlay of a copy: it names the hash of the document that it mends.</summary>
    private static string OverlayOf(string overlay, string schema, string id, string other)
    {
        var renamed = (JsonObject)JsonNode.Parse(Renamed(File.ReadAllText(overlay), id, other))!;
        renamed["baseSha256"] = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(schema)));
        return renamed.ToJsonString();
    }

    /// <summary>A faultless entry; faults would be reported, which is no part of what is measured.</summary>
    private static JsonObject Entry(string id, string category, string? basicField, string className) => new()
    {
        ["class_name"] = className,
        ["docstring"] = $"Stands for {id} among as many models as there are.",
        ["tags"] = new JsonArray("synthetic", category),
        ["use_cases"] = new JsonArray(
            $"Measure how long {id} takes to be read",
            $"Measure how long {id} takes to be written",
            $"Compile what came of {id}",
            $"Count the memory that {id} needs",
            $"Compare {id} with what others make of it"),
        ["basic_fields"] = basicField is null ? [] : new JsonArray(basicField),
    };

    private static string CopyOf(string id, int copy) => copy == 0 ? id : string.Create(CultureInfo.InvariantCulture, $"{id}-copy-{copy}");

    /// <summary>The id stands in a document as itself and in two paths.</summary>
    private static string Renamed(string text, string id, string other) => text
        .Replace($"\"{id}\"", $"\"{other}\"", StringComparison.Ordinal)
        .Replace($"\"/{id}\"", $"\"/{other}\"", StringComparison.Ordinal)
        .Replace($"\"/{id}/requests/", $"\"/{other}/requests/", StringComparison.Ordinal);

    private static string IdOf(string file) => Path.GetFileNameWithoutExtension(file).Replace("__", "/", StringComparison.Ordinal);

    private static string FileName(string id) => id.Replace("/", "__", StringComparison.Ordinal) + ".json";
}
