using System.Text.Json;
using Fal.Build.Core.Configuration;
using Fal.Build.Core.Diagnostics;
using Fal.Build.Core.Tests.Bundled;

namespace Fal.Build.Core.Tests.Content;

/// <summary>The configs, the catalogue, the glossary and the schemas that the package brings.</summary>
public sealed class BundledContentTests
{
    private static readonly string[] Kinds =
        ["text", "number", "integer", "boolean", "enumeration", "asset", "list", "tuple", "map", "object", "union", "any", "*"];

    [Test]
    public void Bundled_configs_are_clean()
    {
        // What the service's own schemas get wrong is a message to those who can't mend it.
        var own = BundledModules.Result.Diagnostics.Where(diagnostic => !diagnostic.Code.StartsWith("FAL2", StringComparison.Ordinal) || diagnostic.Severity > DiagnosticSeverity.Message);
        Assert.That(own.Select(diagnostic => diagnostic.ToString()), Is.Empty);
    }

    [Test]
    public void Every_entry_of_a_bundled_config_is_covered()
    {
        var entries = Repository.BundledConfigs.Sum(file => JsonDocument.Parse(File.ReadAllText(file)).RootElement.GetProperty("endpoints").EnumerateObject().Count());
        Assert.That(BundledModules.Result.Coverage!.Total.Configured, Is.EqualTo(entries));
        Assert.That(BundledModules.Result.Coverage.Orphans, Is.Empty);
    }

    [Test]
    public void Bundled_code_compiles_without_a_complaint() => Assert.That(BundledModules.Compilation.Complaints(), Is.Empty);

    [Test]
    public void A_config_names_our_schema_so_that_editors_help()
    {
        foreach (var file in Repository.BundledConfigs)
        {
            Assert.That(JsonDocument.Parse(File.ReadAllText(file)).RootElement.GetProperty("$schema").GetString(), Is.EqualTo("../build/fal-config.schema.json"), file);
        }
    }

    [Test]
    public void A_config_holds_endpoints_of_its_own_category()
    {
        var categories = Models().ToDictionary(model => model.Id, model => model.Category, StringComparer.Ordinal);
        var strangers = Repository.BundledConfigs.SelectMany(file =>
            JsonDocument.Parse(File.ReadAllText(file)).RootElement.GetProperty("endpoints").EnumerateObject()
                .Where(entry => categories.GetValueOrDefault(entry.Name)?.Replace('-', '_') != Path.GetFileNameWithoutExtension(file))
                .Select(entry => $"{Path.GetFileName(file)}: {entry.Name}"));
        Assert.That(strangers, Is.Empty);
    }

    [Test]
    public void A_schema_is_named_after_its_endpoint_and_lies_in_its_category()
    {
        var categories = Models().ToDictionary(model => model.Id, model => model.Category, StringComparer.Ordinal);
        var misplaced = new List<string>();
        foreach (var file in Repository.SchemaFiles)
        {
            using var document = JsonDocument.Parse(File.ReadAllText(file));
            var id = document.RootElement.GetProperty("info").GetProperty("x-fal-metadata").GetProperty("endpointId").GetString()!;
            if (Path.GetFileName(file) != EndpointId.FileName(id) || Path.GetFileName(Path.GetDirectoryName(file)) != categories.GetValueOrDefault(id))
            {
                misplaced.Add(file);
            }
        }

        Assert.That(misplaced, Is.Empty);
        Assert.That(Repository.SchemaFiles, Has.Count.EqualTo(1066));
    }

    [Test]
    public void The_catalogue_has_1073_distinct_models_in_order()
    {
        var ids = Models().Select(model => model.Id).ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(ids, Has.Count.EqualTo(1073));
            Assert.That(ids, Is.Unique);
            Assert.That(ids.All(EndpointId.IsWellFormed));
            Assert.That(ids, Is.EqualTo(ids.Order(StringComparer.Ordinal)));
        }
    }

    [Test]
    public void Every_category_of_the_catalogue_has_a_priority()
    {
        using var catalog = JsonDocument.Parse(File.ReadAllText(Repository.CatalogFile));
        Assert.That(
            Models().Select(model => model.Category).Distinct().Order(StringComparer.Ordinal),
            Is.EqualTo(catalog.RootElement.GetProperty("categories").EnumerateObject().Select(category => category.Name).Order(StringComparer.Ordinal)));
    }

    [Test]
    public void The_glossary_knows_only_kinds_that_there_are()
    {
        using var glossary = JsonDocument.Parse(File.ReadAllText(Repository.GlossaryFile));
        var fields = glossary.RootElement.GetProperty("fields").EnumerateObject().ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(fields.Select(field => field.Name), Is.Unique);
            Assert.That(
                fields.Where(field => field.Value.ValueKind == JsonValueKind.Object).SelectMany(field => field.Value.EnumerateObject()).Select(kind => kind.Name).Distinct(),
                Is.SubsetOf(Kinds));
            Assert.That(
                fields.SelectMany(field => field.Value.ValueKind == JsonValueKind.Object ? field.Value.EnumerateObject().Select(kind => kind.Value.GetString()) : [field.Value.GetString()]),
                Has.All.Not.Empty);
        }
    }

    private static IReadOnlyList<(string Id, string Category)> Models()
    {
        using var catalog = JsonDocument.Parse(File.ReadAllText(Repository.CatalogFile));
        return [.. catalog.RootElement.GetProperty("models").EnumerateArray().Select(model => (model.GetProperty("id").GetString()!, model.GetProperty("category").GetString()!))];
    }
}
