using Fal.Build.Core.Diagnostics;
using Fal.Build.Core.Scaffolding;

namespace Fal.Build.Core.Tests.Scaffolding;

/// <summary>What scaffolding writes, and that it adds and never changes.</summary>
public sealed class ScaffolderTests
{
    private Inputs _inputs = null!;
    private string _configs = null!;

    [SetUp]
    public void Prepare()
    {
        _inputs = new Inputs();
        _configs = Path.Combine(_inputs.Root, "configs");
        _inputs.Schema("fal-ai/other", SchemaText.Document(
            "fal-ai/other",
            SchemaText.Object(
                """
                {"seed": {"type": "integer"}, "negative_prompt": {"type": "string"}, "image_url": {"type": "string"}, "strength": {"type": "number"},
                 "prompt": {"type": "string"}, "mask_urls": {"type": "array", "items": {"type": "string"}}, "fast": {"type": "boolean"}}
                """, "strength"),
            """{"type": "object", "properties": {"seed": {"type": "integer"}, "images": {"type": "array", "items": {"type": "object", "properties": {"url": {"type": "string"}}}}}}"""));
    }

    [TearDown]
    public void CleanUp() => _inputs.Dispose();

    [Test]
    public void A_new_module_file_holds_all_that_is_known_and_TODO_where_words_go()
    {
        var result = Scaffold("fal-ai/other");

        Assert.That(result.Diagnostics, Is.Empty);
        Assert.That(result.Added, Is.EqualTo([("fal-ai/other", Path.Combine(_configs, "text_to_image.json"))]));
        Assert.That(Read("text_to_image.json"), Is.EqualTo(
            """
            {
              "$schema": "./fal-config.schema.json",
              "endpoints": {
                "fal-ai/other": {
                  "class_name": "Other",
                  "docstring": "TODO",
                  "tags": ["text", "image"],
                  "use_cases": [
                    "TODO",
                    "TODO",
                    "TODO",
                    "TODO",
                    "TODO"
                  ],
                  "basic_fields": ["strength", "prompt", "image_url", "mask_urls"],
                  "primary_output": "images"
                }
              }
            }

            """));
        Assert.That(Read("fal-config.schema.json"), Is.EqualTo(File.ReadAllText(ConfigSchema)));
    }

    [TestCase("\n", "")]
    [TestCase("\r\n", "")]
    [TestCase("\n", "\uFEFF")]
    public void A_file_that_is_there_keeps_every_character(string lineBreak, string mark)
    {
        const string Before =
            """
            // Ours.
            {
                "endpoints": { /* by hand: } */
                    // The best one, says "Kim".
                    "fal-ai/model": {"class_name": "Painter", "docstring": "Paints \"a {picture}\" from words.", // so it does
                        "tags":["paint"], "use_cases": ["a", "b", "c", "d", "e"], "basic_fields": ["prompt"]}   // last
                    // more to come
                },

                "description": "Pictures."
            }
            """;
        var text = mark + Before.ReplaceLineEndings(lineBreak);
        var file = _inputs.Config("", "configs/text_to_image.json");
        File.WriteAllText(file, text);

        Scaffold("fal-ai/other");

        var after = File.ReadAllText(file);
        var bytes = File.ReadAllBytes(file);
        Assert.That(bytes.AsSpan().StartsWith("\uFEFF"u8), Is.EqualTo(mark.Length > 0));
        Assert.That(after.ReplaceLineEndings(lineBreak), Is.EqualTo(after), "one kind of line break");
        var lines = after.Split(lineBreak);
        var added = Array.FindIndex(lines, line => line.Contains("\"fal-ai/other\"", StringComparison.Ordinal));
        Assert.That(lines[added], Is.EqualTo("            \"fal-ai/other\": {").Or.EqualTo("        \"fal-ai/other\": {"));
        Assert.That(lines[added - 1], Does.EndWith("// more to come"));
        var entryLength = Array.FindIndex(lines, added, line => line.Trim() == "}") - added + 1;
        var rest = string.Join(lineBreak, lines.Take(added).Concat(lines.Skip(added + entryLength)));
        Assert.That(rest, Is.EqualTo(Before.ReplaceLineEndings(lineBreak).Replace("}   // last", "},   // last", StringComparison.Ordinal)));
        Assert.That(Generator.Generate(_inputs.Options).Diagnostics.Select(diagnostic => diagnostic.Code).Distinct(), Is.EquivalentTo(["FAL1009", "FAL1011"]));
    }

    [Test]
    public void Members_on_one_line_get_lines_of_their_own_only_where_they_are_added()
    {
        var file = _inputs.Config("""{"endpoints": {}}""");

        Scaffold("fal-ai/other");

        Assert.That(File.ReadAllText(file), Does.StartWith("{\"endpoints\": {\n  \"fal-ai/other\": {\n    \"class_name\": \"Other\",").And.EndsWith("\n  }\n}}"));
    }

    [Test]
    public void Doing_it_again_adds_nothing()
    {
        Scaffold("fal-ai/other");
        var before = Read("text_to_image.json");

        var again = Scaffold(WithConfigs with { Ids = ["fal-ai/other"] });

        Assert.That(again.Added, Is.Empty);
        Assert.That(again.Known, Is.EqualTo(["fal-ai/other"]));
        Assert.That(Read("text_to_image.json"), Is.EqualTo(before));
    }

    [Test]
    public void The_next_best_are_begun_until_enough_wait_for_their_words()
    {
        var first = Scaffold(WithConfigs with { Category = "text-to-image", Count = "1" });
        var again = Scaffold(WithConfigs with { Category = "text-to-image", Count = "1" });
        var more = Scaffold(WithConfigs with { Category = "text-to-image", Count = "5" });

        Assert.That(first.Added.Select(entry => entry.Id), Is.EqualTo(["fal-ai/model"]));
        Assert.That(again.Added, Is.Empty);
        Assert.That(more.Added.Select(entry => entry.Id), Is.EqualTo(["fal-ai/other"]), "fal-ai/voice is of another category and has no schema");
    }

    [Test]
    public void A_class_name_that_is_taken_gives_way()
    {
        _inputs.Catalog(("fal-ai/model", "text-to-image"), ("acme/model", "text-to-image"), ("fal-ai/text-to-image", "text-to-image"));
        foreach (var id in new[] { "acme/model", "fal-ai/text-to-image" })
        {
            _inputs.Schema(id, SchemaText.Document(id, SchemaText.Object("""{"prompt": {"type": "string"}}""")));
        }

        _inputs.Config(ConfigText.File(("acme/model", ConfigText.Entry(("class_name", "\"Model\"")))));

        Scaffold(WithConfigs with { Ids = ["fal-ai/model", "fal-ai/text-to-image"] });

        Assert.That(Read("text_to_image.json"), Does.Contain("\"FalAiModel\"").And.Contain("\"FalAiTextToImage\""));
    }

    [Test]
    public void Fields_that_come_to_one_name_get_names_of_their_own()
    {
        _inputs.Schema("fal-ai/other", SchemaText.Document("fal-ai/other", SchemaText.Object(
            """{"a-b": {"type": "string"}, "a_b": {"type": "string"}, "list": {"type": "array", "items": {"type": "object", "properties": {"x y": {"type": "integer"}, "x_y": {"type": "integer"}}}}}""")));

        Scaffold("fal-ai/other");

        Assert.That(Read("text_to_image.json"), Does.Contain(""""field_overrides": { "a_b": { "name": "AB2" }, "list[].x_y": { "name": "XY2" } },""""));
        var codes = Generator.Generate(WithConfigs.Project).Diagnostics.Select(diagnostic => diagnostic.Code).Distinct();
        Assert.That(codes, Is.EquivalentTo(["FAL1009", "FAL1011"]));
    }

    [Test]
    public void A_document_that_is_given_is_copied_for_builds()
    {
        var document = _inputs.Write("downloads/openapi.json", SchemaText.Document("acme/new", SchemaText.Object("""{"prompt": {"type": "string"}}""")));

        var result = Scaffold(WithConfigs with { Documents = [document] });

        Assert.That(result.Added.Select(entry => entry.Id), Is.EqualTo(["acme/new"]));
        Assert.That(Read("text_to_image.json"), Does.Contain("\"acme/new\""));
        Assert.That(Path.Combine(_inputs.Schemas, "acme__new.json"), Does.Exist);
        Assert.That(
            Generator.Generate(WithConfigs.Project).Diagnostics.Select(diagnostic => diagnostic.Code).Distinct(),
            Is.EquivalentTo(["FAL1008", "FAL1009", "FAL1011"]));
    }

    [Test]
    public void FAL4007_an_endpoint_without_schema_stops_all_of_it()
    {
        var result = Scaffold(WithConfigs with { Ids = ["fal-ai/other", "fal-ai/voice"] });

        Assert.That(result.Diagnostics.Single().Code, Is.EqualTo("FAL4007"));
        Assert.That(result.Diagnostics.Single().Message, Does.Contain("'fal-ai/voice'").And.Contain("-t:FalRefresh").And.Contain("FalScaffoldFrom"));
        Assert.That(Directory.Exists(_configs), Is.False, "nothing is written");
    }

    [Test]
    public void FAL4007_a_file_of_somebody_else_in_the_modules_place()
    {
        var file = _inputs.Config("{\"other\": 1}", mayBeForeign: true);

        var result = Scaffold("fal-ai/other");

        Assert.That(result.Diagnostics.Single().Code, Is.EqualTo("FAL4007"));
        Assert.That(result.Diagnostics.Single().Location, Is.EqualTo(SourceLocation.OfFile(file)));
        Assert.That(File.ReadAllText(file), Is.EqualTo("{\"other\": 1}"));
    }

    [TestCase("text-to-imag", "", "FAL0004", "Did you mean 'text-to-image'?")]
    [TestCase("", "0", "FAL0004", "a whole number from 1")]
    [TestCase("", "", "FAL0004", "FalScaffoldCategory")]
    public void Settings_that_are_not_allowed(string category, string count, string code, string words)
    {
        var result = Scaffold(WithConfigs with { Category = category, Count = count });

        Assert.That(result.Diagnostics.Single().Code, Is.EqualTo(code));
        Assert.That(result.Diagnostics.Single().Message, Does.Contain(words));
    }

    private static string ConfigSchema => Path.Combine(Repository.Root, "build", "fal-config.schema.json");

    private ScaffoldOptions WithConfigs => new(
        _inputs.Options with { Configs = Directory.Exists(_configs) ? [.. Directory.GetFiles(_configs, "*.json").Where(file => !file.EndsWith(".schema.json", StringComparison.Ordinal)).Select(file => new Fal.Build.Core.Configuration.ConfigSource(file))] : [] },
        _configs) { SchemaDirectory = _inputs.Schemas, ConfigSchemaFile = ConfigSchema };

    private ScaffoldResult Scaffold(string id) => Scaffold(new ScaffoldOptions(_inputs.Options, _configs) { SchemaDirectory = _inputs.Schemas, ConfigSchemaFile = ConfigSchema, Ids = [id] });

    private static ScaffoldResult Scaffold(ScaffoldOptions options) => Scaffolder.Scaffold(options);

    private string Read(string name) => File.ReadAllText(Path.Combine(_configs, name));
}
