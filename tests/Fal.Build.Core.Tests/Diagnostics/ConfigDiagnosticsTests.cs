using Fal.Build.Core.Diagnostics;

namespace Fal.Build.Core.Tests.Diagnostics;

/// <summary>FAL1: configs by themselves. The mark in each text is where the diagnostic has to point.</summary>
public sealed class ConfigDiagnosticsTests
{
    private const DiagnosticSeverity Error = DiagnosticSeverity.Error;
    private const DiagnosticSeverity Warning = DiagnosticSeverity.Warning;

    private Inputs _inputs = null!;

    [SetUp]
    public void Prepare() => _inputs = new Inputs();

    [TearDown]
    public void CleanUp() => _inputs.Dispose();

    [Test]
    public void A_valid_entry_has_no_diagnostic()
    {
        _inputs.Entry();
        Assert.That(_inputs.Generate().Diagnostics, Is.Empty);
    }

    [Test]
    public void FAL1001_text_that_is_no_json()
    {
        _inputs.Config("{\n  \"endpoints\": {\n    \"fal-ai/model\": ⟦'Painter'\n  }\n}");
        _inputs.Expect("FAL1001", Error, "'Painter'", "double quotes");
    }

    [Test]
    public void FAL1001_an_empty_file()
    {
        _inputs.Config("⟦");
        _inputs.Expect("FAL1001", Error, "no JSON value");
    }

    [Test]
    public void FAL1001_an_overlay_that_is_no_json()
    {
        _inputs.Entry();
        _inputs.Write("schemas/overlays/fal-ai__model.json", "{\n  \"patch\": {⟦,}\n}");
        _inputs.Expect("FAL1001", Error, "comma");
    }

    [Test]
    public void FAL1002_a_key_twice_in_an_entry()
    {
        _inputs.Config(ConfigText.File(("fal-ai/model", ConfigText.Entry().Replace("      \"tags\"", "      \"class_name\": \"Artist\",\n      \"tags\"", StringComparison.Ordinal)))
            .Replace("\"class_name\": \"Artist\"", "⟦\"class_name\": \"Artist\"", StringComparison.Ordinal));
        _inputs.Expect("FAL1002", Error, "'class_name'", "line 4", "column 7");
    }

    [Test]
    public void FAL1002_an_endpoint_twice_in_a_file()
    {
        _inputs.Config(ConfigText.File(("fal-ai/model", ConfigText.Entry()), ("fal-ai/model", ConfigText.Entry(("class_name", "\"Artist\""))))
            .Insert(0, "\n").Replace("},\n    \"fal-ai/model\"", "},\n    ⟦\"fal-ai/model\"", StringComparison.Ordinal));
        _inputs.Expect("FAL1002", Error, "'fal-ai/model'");
    }

    [TestCase("class_nam", "class_name")]
    [TestCase("use_case", "use_cases")]
    [TestCase("dcostring", "docstring")]
    public void FAL1003_an_unknown_key(string key, string meant)
    {
        _inputs.Config(ConfigText.File(("fal-ai/model", ConfigText.Entry((key, "\"x\""))))
            .Replace($"\"{key}\":", $"⟦\"{key}\":", StringComparison.Ordinal));
        _inputs.Expect("FAL1003", Error, $"'{key}'", $"Did you mean '{meant}'?");
    }

    [Test]
    public void FAL1003_an_unknown_key_of_the_file()
    {
        _inputs.Config(ConfigText.File(("fal-ai/model", ConfigText.Entry())).Insert(1, "\n  ⟦\"shared_enum\": {},"));
        _inputs.Expect("FAL1003", Error, "'shared_enum'", "Did you mean 'shared_enums'?");
    }

    [Test]
    public void FAL1003_an_unknown_key_of_an_override()
    {
        _inputs.Entry(("field_overrides", "{ \"prompt\": { ⟦\"nmae\": \"Words\" } }"));
        _inputs.Expect("FAL1003", Error, "'nmae'", "Did you mean 'name'?", "name, description, type, default");
    }

    [TestCase("class_name")]
    [TestCase("docstring")]
    [TestCase("tags")]
    [TestCase("use_cases")]
    [TestCase("basic_fields")]
    public void FAL1004_a_required_key_is_missing(string key)
    {
        _inputs.Config(ConfigText.File(("fal-ai/model", ConfigText.Entry((key, null)))).Replace("\"fal-ai/model\"", "⟦\"fal-ai/model\"", StringComparison.Ordinal));
        _inputs.Expect("FAL1004", Error, "'fal-ai/model'", $"'{key}'");
    }

    [Test]
    public void FAL1004_a_file_without_endpoints()
    {
        _inputs.Config("\n  ⟦{ \"description\": \"Pictures.\" }");
        _inputs.Expect("FAL1004", Error, "'endpoints'");
    }

    [Test]
    public void FAL1004_a_file_that_is_no_object()
    {
        _inputs.Config("⟦[]");
        _inputs.Expect("FAL1004", Error, "an array of 0", "an object");
    }

    [TestCase("docstring", "⟦17", "17", "a string")]
    [TestCase("tags", "⟦\"paint\"", "\"paint\"", "an array of strings")]
    [TestCase("tags", "[\"paint\", ⟦true]", "true", "a string")]
    [TestCase("field_overrides", "⟦[]", "an array of 0", "an object")]
    [TestCase("field_overrides", "{ \"prompt\": ⟦\"Words\" }", "\"Words\"", "an object")]
    [TestCase("field_overrides", "{ \"prompt\": { \"type\": ⟦\"text\" } }", "\"text\"", "string, integer, number, boolean, ImageRef, VideoRef, AudioRef, Model3DRef, FileRef")]
    [TestCase("enum_overrides", "{ \"prompt\": ⟦null }", "null", "the name of an enum")]
    [TestCase("primary_output", "⟦{}", "an object", "a string")]
    public void FAL1004_a_value_of_the_wrong_kind(string key, string json, string found, string wanted)
    {
        _inputs.Entry((key, json));
        _inputs.Expect("FAL1004", Error, found, wanted);
    }

    [TestCase("painter", "Painter")]
    [TestCase("paint_er", "PaintEr")]
    [TestCase("2Painter", "Value2Painter")]
    [TestCase("Paint er", "PaintEr")]
    public void FAL1005_a_class_name_that_is_no_identifier(string name, string better)
    {
        _inputs.Entry(("class_name", $"⟦\"{name}\""));
        _inputs.Expect("FAL1005", Error, $"'{name}'", $"write '{better}'");
    }

    [Test]
    public void FAL1005_an_override_name_that_is_no_identifier()
    {
        _inputs.Entry(("field_overrides", "{ \"prompt\": { \"name\": ⟦\"2words\" } }"));
        _inputs.Expect("FAL1005", Error, "'2words'");
    }

    [Test]
    public void FAL1005_a_class_named_as_its_module()
    {
        _inputs.Entry(("class_name", "⟦\"TextToImage\""));
        _inputs.Expect("FAL1005", Error, "'TextToImage'", "as its module");
    }

    [Test]
    public void FAL1005_a_file_whose_name_is_no_module()
    {
        var file = _inputs.Config(ConfigText.File(("fal-ai/model", ConfigText.Entry())), "configs/3.json");
        Inputs.Expect(_inputs.Options, SourceLocation.OfFile(file), "FAL1005", Error, "'3'", "text_to_speech.json");
    }

    [Test]
    public void FAL1006_a_class_twice_in_a_namespace()
    {
        _inputs.Schema("fal-ai/other", SchemaText.Document("fal-ai/other", SchemaText.Object("""{"prompt": {"type": "string"}}""")));
        var file = _inputs.Config(ConfigText.File(
            ("fal-ai/model", ConfigText.Entry()),
            ("fal-ai/other", Different(("class_name", "⟦\"Painter\"")))));
        _inputs.Expect("FAL1006", Error, "'Painter'", "'fal-ai/other'", "'fal-ai/model'", $"{file}(4,21)", "App.FalNodes.TextToImage");
    }

    [Test]
    public void FAL1006_a_class_that_differs_in_case_only()
    {
        _inputs.Schema("fal-ai/other", SchemaText.Document("fal-ai/other", SchemaText.Object("""{"prompt": {"type": "string"}}""")));
        _inputs.Config(ConfigText.File(("fal-ai/model", ConfigText.Entry()), ("fal-ai/other", Different(("class_name", "⟦\"PAINTER\"")))));
        _inputs.Expect("FAL1006", Error, "'PAINTER'");
    }

    [Test]
    public void FAL1007_an_endpoint_in_two_files()
    {
        var first = _inputs.Config(ConfigText.File(("fal-ai/model", ConfigText.Entry())), "configs/paint.json");
        _inputs.Config(
            ConfigText.File(("fal-ai/model", ConfigText.Entry(("class_name", "\"Artist\"")))).Replace("\"fal-ai/model\"", "⟦\"fal-ai/model\"", StringComparison.Ordinal),
            "configs/text_to_image.json");
        _inputs.Expect("FAL1007", Error, "'fal-ai/model'", $"{first}(3,5)");
    }

    [Test]
    public void FAL1007_does_not_count_a_projects_entry_over_a_bundled_one()
    {
        _inputs.Config(ConfigText.File(("fal-ai/model", ConfigText.Entry())), "package/text_to_image.json", isBundled: true);
        _inputs.Config(ConfigText.File(("fal-ai/model", """{ "class_name": "Artist" }""")));
        var result = _inputs.Generate();
        Assert.That(result.Diagnostics, Is.Empty);
        Assert.That(result.Files.Select(file => file.Path), Is.EquivalentTo(new[] { "TextToImage/Artist.g.cs", "FalEndpoints.g.cs" }));
        Assert.That(result.Coverage!.Total.Configured, Is.EqualTo(1));
    }

    [Test]
    public void FAL1008_an_endpoint_that_the_catalogue_does_not_list()
    {
        _inputs.Schema("fal-ai/mode1", SchemaText.Document("fal-ai/mode1", SchemaText.Object("""{"prompt": {"type": "string"}}""")));
        _inputs.Config(ConfigText.File(("fal-ai/mode1", ConfigText.Entry())).Replace("\"fal-ai/mode1\"", "⟦\"fal-ai/mode1\"", StringComparison.Ordinal));
        _inputs.Expect("FAL1008", Warning, "'fal-ai/mode1'", "'fal-ai/model'", "never counts");
        var result = _inputs.Generate();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Files.Select(file => file.Path), Does.Contain("TextToImage/Painter.g.cs"));
            Assert.That(result.Coverage!.Total.Configured, Is.Zero);
            Assert.That(result.Coverage.Orphans, Is.EqualTo(new[] { "fal-ai/mode1" }));
        }
    }

    [TestCase("⟦[\"a\", \"b\", \"c\", \"d\"]", "4 use cases", "exactly five")]
    [TestCase("⟦[\"a\", \"b\", \"c\", \"d\", \"e\", \"f\"]", "6 use cases", "exactly five")]
    [TestCase("⟦[]", "0 use cases", "exactly five")]
    [TestCase("[\"a\", \"b\", \"c\", \"d\", ⟦\" \"]", "is empty", "five distinct")]
    [TestCase("[\"a\", \"b\", \"c\", \"d\", ⟦\" A \"]", "twice", "five distinct")]
    [TestCase("[\"a\", \"b\", \"c\", \"d\", ⟦\"TODO\"]", "TODO", "five distinct")]
    [TestCase("[\"a\", \"b\", \"c\", \"d\", ⟦\"e\\nf\"]", "over one line", "five distinct")]
    public void FAL1009_use_cases_that_are_not_five_distinct_lines(string useCases, string found, string wanted)
    {
        _inputs.Entry(("use_cases", useCases));
        _inputs.Expect("FAL1009", Error, "'fal-ai/model'", found, wanted);
    }

    [TestCase("⟦[]", "are empty")]
    [TestCase("[\"paint\", ⟦\"Paint\"]", "'Paint' twice")]
    [TestCase("[\"paint\", ⟦\"\"]", "an empty one")]
    public void FAL1010_tags_that_are_empty_or_repeated(string tags, string found)
    {
        _inputs.Entry(("tags", tags));
        _inputs.Expect("FAL1010", Error, "'fal-ai/model'", found, "each once");
    }

    [TestCase("", "is empty")]
    [TestCase("   ", "is empty")]
    [TestCase("Fourteen chars", "has 14 characters")]
    [TestCase("Two lines of\\ntext here.", "over one line")]
    public void FAL1011_a_docstring_that_is_no_line_of_15_to_300_characters(string docstring, string found)
    {
        _inputs.Entry(("docstring", $"⟦\"{docstring}\""));
        _inputs.Expect("FAL1011", Error, "'fal-ai/model'", found, "15 to 300");
    }

    [TestCase(15, 0)]
    [TestCase(300, 0)]
    [TestCase(301, 1)]
    public void FAL1011_counts_characters_exactly(int length, int faults)
    {
        _inputs.Entry(("docstring", $"\"{new string('x', length)}\""));
        Assert.That(_inputs.Generate().Diagnostics.Count(diagnostic => diagnostic.Code == "FAL1011"), Is.EqualTo(faults));
    }

    [Test]
    public void FAL1011_counts_what_readers_see_as_one_character_once()
    {
        _inputs.Entry(("docstring", $"\"{string.Concat(Enumerable.Repeat("👩‍🎨", 300))}\""));
        Assert.That(_inputs.Generate().Diagnostics, Is.Empty);
    }

    [Test]
    public void FAL1012_a_docstring_that_another_endpoint_has()
    {
        _inputs.Schema("fal-ai/other", SchemaText.Document("fal-ai/other", SchemaText.Object("""{"prompt": {"type": "string"}}""")));
        var file = _inputs.Config(ConfigText.File(
            ("fal-ai/model", ConfigText.Entry()),
            ("fal-ai/other", Different(("docstring", "⟦\"Paints a picture from a few words.\"")))));
        _inputs.Expect("FAL1012", Warning, "docstring", "Paints a picture", "'fal-ai/model'", $"{file}(5,20)");
    }

    [Test]
    public void FAL1012_a_use_case_that_another_endpoint_has()
    {
        _inputs.Schema("fal-ai/other", SchemaText.Document("fal-ai/other", SchemaText.Object("""{"prompt": {"type": "string"}}""")));
        _inputs.Config(ConfigText.File(
            ("fal-ai/model", ConfigText.Entry()),
            ("fal-ai/other", Different(("use_cases", "[\"One\", \"Two\", ⟦\"Draw a crow\", \"Four\", \"Five\"]")))));
        _inputs.Expect("FAL1012", Warning, "use case", "Draw a crow", "'fal-ai/model'");
    }

    [TestCase("model")]
    [TestCase("fal-ai/")]
    [TestCase("fal-ai//model")]
    [TestCase("fal ai/model")]
    [TestCase("https://fal.ai/model")]
    public void FAL1013_an_id_that_is_malformed(string id)
    {
        _inputs.Config(ConfigText.File((id, ConfigText.Entry())).Replace($"\"{id}\"", $"⟦\"{id}\"", StringComparison.Ordinal));
        _inputs.Expect("FAL1013", Error, $"'{id}'", "fal-ai/wizper");
    }

    [Test]
    public void A_json_file_of_somebody_else_is_passed_over_where_it_was_found_by_default()
    {
        _inputs.Config("""{ "name": "app", "version": 3 }""", "configs/settings.json", mayBeForeign: true);
        _inputs.Config("{ 'not': json }", "configs/broken.json", mayBeForeign: true);
        _inputs.Entry();
        Assert.That(_inputs.Generate().Diagnostics, Is.Empty);
    }

    [Test]
    public void A_file_found_by_default_that_names_our_schema_is_ours()
    {
        _inputs.Config("⟦{ \"$schema\": \"../build/fal-config.schema.json\" }", "configs/text_to_image.json", mayBeForeign: true);
        _inputs.Expect("FAL1004", Error, "'endpoints'");
    }

    private static string Different(params (string Key, string? Json)[] changes)
    {
        (string Key, string? Json)[] others =
        [
            ("class_name", "\"Sketcher\""),
            ("docstring", "\"Sketches a picture in pencil.\""),
            ("use_cases", "[\"One\", \"Two\", \"Three\", \"Four\", \"Five\"]"),
        ];
        return ConfigText.Entry([.. others.Where(other => changes.All(change => change.Key != other.Key)), .. changes]);
    }
}
