using Fal.Build.Core.Diagnostics;

namespace Fal.Build.Core.Tests.Diagnostics;

/// <summary>FAL2: schemas, and configs held against theirs. The mark in each text is where the diagnostic has to point.</summary>
public sealed class SchemaDiagnosticsTests
{
    private const DiagnosticSeverity Error = DiagnosticSeverity.Error;
    private const DiagnosticSeverity Warning = DiagnosticSeverity.Warning;
    private const string Id = "fal-ai/model";

    private Inputs _inputs = null!;

    [SetUp]
    public void Prepare() => _inputs = new Inputs();

    [TearDown]
    public void CleanUp() => _inputs.Dispose();

    [Test]
    public void FAL2001_an_endpoint_without_a_schema()
    {
        _inputs.Config(ConfigText.File(("fal-ai/other", ConfigText.Entry())).Replace("\"fal-ai/other\"", "⟦\"fal-ai/other\"", StringComparison.Ordinal));
        _inputs.Expect("FAL2001", Error, "'fal-ai/other'", _inputs.Schemas, "FalSchemaDirectory");
    }

    [Test]
    public void FAL2001_an_endpoint_item_without_a_schema_points_at_the_project() =>
        Inputs.Expect(
            _inputs.Options with { Endpoints = [new("fal-ai/other")] }, SourceLocation.OfFile(_inputs.ProjectFile), "FAL2001", Error, "'fal-ai/other'");

    [Test]
    public void FAL2002_a_document_that_is_no_json()
    {
        _inputs.Entry();
        _inputs.Schema(Id, "{\n  \"paths\": ⟦nothing\n}");
        _inputs.Expect("FAL2002", Error, "'fal-ai/model'", "isn't valid JSON");
    }

    [Test]
    public void FAL2002_a_document_that_is_no_object()
    {
        _inputs.Entry();
        _inputs.Schema(Id, "⟦[]");
        _inputs.Expect("FAL2002", Error, "an array", "OpenAPI");
    }

    [Test]
    public void FAL2002_the_services_error_in_place_of_a_document()
    {
        _inputs.Entry();
        _inputs.Schema(Id, """{"error": ⟦{"code": "expansion_failed", "message": "Couldn't expand."}}""");
        _inputs.Expect("FAL2002", Error, "Couldn't expand.", "fetch it again");
    }

    [Test]
    public void FAL2002_a_document_of_another_endpoint_under_the_endpoints_name()
    {
        _inputs.Entry();
        _inputs.Schema(Id, Document().Replace("\"endpointId\": \"fal-ai/model\"", "\"endpointId\": ⟦\"fal-ai/other\"", StringComparison.Ordinal));
        _inputs.Expect("FAL2002", Error, "'fal-ai/other'");
    }

    [Test]
    public void FAL2002_a_document_without_an_id()
    {
        _inputs.Entry();
        _inputs.Schema(Id, Document().Replace("\"info\": {", "\"info\": ⟦{", StringComparison.Ordinal).Replace("\"endpointId\"", "\"endpoint\"", StringComparison.Ordinal));
        _inputs.Expect("FAL2002", Error, "info.x-fal-metadata.endpointId is missing");
    }

    [Test]
    public void FAL2002_an_id_twice_in_one_directory()
    {
        _inputs.Entry();
        var second = _inputs.Write("schemas/text/same.json", Document());
        Inputs.Expect(
            _inputs.Options, SourceLocation.OfFile(second), "FAL2002", Error, Path.Combine(_inputs.Schemas, "fal-ai__model.json"), "remove one");
    }

    [Test]
    public void FAL2002_a_document_without_an_input()
    {
        _inputs.Entry();
        _inputs.Schema(Id, Document().Replace("\"post\"", "\"put\"", StringComparison.Ordinal).Replace("\"paths\": {", "\"paths\": ⟦{", StringComparison.Ordinal));
        _inputs.Expect("FAL2002", Error, "no input");
    }

    [Test]
    public void FAL2002_a_document_without_an_output()
    {
        _inputs.Entry();
        _inputs.Schema(Id, Document().Replace("\"get\"", "\"head\"", StringComparison.Ordinal).Replace("\"paths\": {", "\"paths\": ⟦{", StringComparison.Ordinal));
        _inputs.Expect("FAL2002", Error, "no output");
    }

    [Test]
    public void FAL2002_a_root_reference_that_leads_nowhere()
    {
        _inputs.Entry();
        _inputs.Schema(Id, Document().Replace("{\"$ref\": \"#/components/schemas/Input\"}", "{\"$ref\": ⟦\"#/components/schemas/Inptu\"}", StringComparison.Ordinal));
        _inputs.Expect("FAL2002", Error, "'#/components/schemas/Inptu'", "leads nowhere");
    }

    [Test]
    public void FAL2002_a_root_reference_to_itself()
    {
        _inputs.Entry();
        _inputs.Schema(Id, SchemaText.Document(Id, """{"$ref": ⟦"#/components/schemas/Input"}"""));
        _inputs.Expect("FAL2002", Error, "leads nowhere");
    }

    [TestCase("basic_fields", "[⟦\"promt\"]", "'promt'", "Did you mean 'prompt'?")]
    [TestCase("primary_output", "⟦\"txt\"", "'txt'", "Did you mean 'text'?")]
    [TestCase("primary_output", "⟦\"prompt\"", "'prompt'", "text")]
    public void FAL2003_a_field_that_is_not_there(string key, string json, string found, string meant)
    {
        _inputs.Entry((key, json));
        _inputs.Expect("FAL2003", Error, key, found, meant);
    }

    [TestCase("promt", "Did you mean 'prompt'?")]
    [TestCase("prompt[].scale", "prompt")]
    [TestCase("output.txt", "Did you mean 'output.text'?")]
    public void FAL2004_an_override_of_a_field_that_is_not_there(string path, string meant)
    {
        _inputs.Entry(("field_overrides", $"{{ ⟦\"{path}\": {{ \"description\": \"Words.\" }} }}"));
        _inputs.Expect("FAL2004", Error, $"'{path}'", meant);
    }

    [TestCase("enum_overrides", "{ ⟦\"mod\": \"Speed\" }", "'mod'", "Did you mean 'mode'?")]
    [TestCase("enum_overrides", "{ ⟦\"prompt\": \"Speed\" }", "'prompt'", "no enum but text")]
    [TestCase("enum_value_overrides", "{ \"mode\": { ⟦\"fsat\": \"Quick\" } }", "'fsat'", "Did you mean 'fast'?")]
    [TestCase("enum_value_overrides", "{ \"mode\": { \"fast\": \"Quick\", \"slow\": ⟦\"Quick\" } }", "'Quick'", "two values")]
    public void FAL2005_an_enum_override_that_fits_nothing(string key, string json, string found, string meant)
    {
        _inputs.Schema(Id, Document("""{"prompt": {"type": "string"}, "mode": {"type": "string", "enum": ["fast", "slow"]}}"""));
        _inputs.Entry((key, json));
        _inputs.Expect("FAL2005", Error, found, meant);
    }

    [Test]
    public void FAL2005_a_shared_enum_with_other_values()
    {
        _inputs.Schema(Id, Document("""{"prompt": {"type": "string"}, "mode": {"type": "string", "enum": ["fast", "slow"]}}"""));
        _inputs.Config(ConfigText.File((Id, ConfigText.Entry(("enum_overrides", "{ \"mode\": ⟦\"Speed\" }"))))
            .Insert(1, """ "shared_enums": { "Speed": { "values": { "Fast": "fast", "Warp": "warp" } } },"""));
        _inputs.Expect("FAL2005", Error, "'Speed'", "\"slow\"", "\"warp\"");
    }

    [TestCase("{ \"prompt\": { \"type\": ⟦\"integer\" } }", "'integer'", "text")]
    [TestCase("{ \"prompt\": { \"default\": ⟦17 } }", "17", "text")]
    [TestCase("{ \"steps\": { \"default\": ⟦51 } }", "51", "outside its bounds")]
    public void FAL2006_an_override_that_does_not_fit(string json, string found, string reason)
    {
        _inputs.Schema(Id, Document("""{"prompt": {"type": "string"}, "steps": {"type": "integer", "minimum": 1, "maximum": 50}}"""));
        _inputs.Entry(("field_overrides", json));
        _inputs.Expect("FAL2006", Error, found, reason);
    }

    [Test]
    public void FAL2007_a_shape_that_cannot_be_typed()
    {
        _inputs.Entry();
        _inputs.Schema(Id, Document("""{"prompt": {"type": "string"}, "track": {"type": "array", "items": ⟦{"$ref": "#/components/schemas/Point"}}}"""));
        _inputs.Expect("FAL2007", Warning, "/components/schemas/Input/properties/track/items", "'#/components/schemas/Point'", "leads nowhere");
    }

    [TestCase("""{"type": "integer", "default": "4"}""", "\"4\"")]
    [TestCase("""{"type": "string", "enum": ["4", "8"], "default": 4}""", "4")]
    [TestCase("""{"type": "integer", "maximum": 10, "default": 11}""", "11")]
    [TestCase("""{"type": "integer", "minimum": -9223372036854776000}""", "-9223372036854776000")]
    [TestCase("""{"type": "string", "pattern": "[unclosed"}""", "[unclosed")]
    public void FAL2008_a_default_or_bound_that_its_own_schema_forbids(string schema, string found)
    {
        _inputs.Entry();
        _inputs.Schema(Id, Document("""{"prompt": {"type": "string"}, "steps": ⟦""" + schema + "}"));
        _inputs.Expect("FAL2008", Warning, "/components/schemas/Input/properties/steps", found, "dropped");
    }

    [Test]
    public void FAL2009_two_fields_of_one_name()
    {
        _inputs.Schema(Id, Document("""{"prompt": {"type": "string"}, "num_frames": {"type": "integer"}, "num-frames": {"type": "integer"}}"""));
        _inputs.Config(ConfigText.File((Id, ConfigText.Entry())).Replace("\"fal-ai/model\"", "⟦\"fal-ai/model\"", StringComparison.Ordinal));
        _inputs.Expect("FAL2009", Error, "'num_frames'", "'num-frames'", "'NumFrames'", "field_overrides");
    }

    [Test]
    public void FAL2009_a_name_of_an_override_that_another_field_has()
    {
        _inputs.Schema(Id, Document("""{"prompt": {"type": "string"}, "seed": {"type": "integer"}}"""));
        _inputs.Entry(("field_overrides", "{ \"seed\": { \"name\": ⟦\"Prompt\" } }"));
        _inputs.Expect("FAL2009", Error, "'prompt'", "'seed'", "'Prompt'");
    }

    [Test]
    public void FAL2010_members_of_one_name()
    {
        _inputs.Entry();
        _inputs.Schema(Id, Document("""{"prompt": {"type": "string"}, "voice": {"type": "string", "enum": ["Hope", ⟦"Hope "]}}"""));
        _inputs.Expect("FAL2010", Warning, "\"Hope\"", "\"Hope \"", "'Hope2'", "enum_value_overrides");
    }

    [Test]
    public void FAL2011_an_overlay_without_effect()
    {
        _inputs.Entry();
        _inputs.Write("schemas/overlays/fal-ai__model.json", """{"reason": "r", "source": "s", "patch": ⟦{"openapi": "3.0.4"}}""");
        _inputs.Expect("FAL2011", Warning, "'fal-ai/model'", "has no effect");
    }

    [Test]
    public void FAL2011_an_overlay_of_another_document()
    {
        _inputs.Entry();
        _inputs.Write("schemas/overlays/fal-ai__model.json", """{"baseSha256": ⟦"00", "patch": {"openapi": "3.1.0"}}""");
        _inputs.Expect("FAL2011", Warning, "'fal-ai/model'", "another document", "baseSha256");
    }

    [Test]
    public void FAL2002_an_overlay_that_cannot_be_read()
    {
        _inputs.Entry();
        var overlay = _inputs.Write("schemas/overlays/fal-ai__model.json", """{"patch": {}}""");
        using var held = File.Open(overlay, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        Inputs.Expect(_inputs.Options, SourceLocation.OfFile(overlay), "FAL2002", Error, "'fal-ai/model'", "used by another process");
        Assert.That(_inputs.Generate().Diagnostics[0].Message, Does.EndWith("process."));
    }

    [Test]
    public void An_overlay_that_fits_changes_the_class_and_says_nothing()
    {
        _inputs.Entry();
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(Path.Combine(_inputs.Schemas, "fal-ai__model.json"))));
        _inputs.Write(
            "schemas/overlays/fal-ai__model.json",
            "{\"reason\": \"r\", \"source\": \"s\", \"baseSha256\": \"" + hash + "\", \"patch\": {\"components\": {\"schemas\": {\"Input\": {\"properties\": {\"seed\": {\"type\": \"integer\"}}}}}}}");
        var result = _inputs.Generate();
        Assert.That(result.Diagnostics, Is.Empty);
        Assert.That(result.Files.Single(file => file.Path.EndsWith("Painter.g.cs", StringComparison.Ordinal)).Text, Does.Contain("public long? Seed { get; set; }"));
    }

    [Test]
    public void Faults_of_bundled_schemas_are_messages()
    {
        _inputs.Write("package/fal-ai__other.json", SchemaText.Document("fal-ai/other", SchemaText.Object(
            """{"a": {"$ref": "#/nowhere"}, "b": {"type": "integer", "default": "x"}, "c": {"type": "string", "enum": ["x", "X"]}}""")));
        var result = Generator.Generate(_inputs.Options with
        {
            BundledSchemaDirectory = Path.Combine(_inputs.Root, "package"), Endpoints = [new("fal-ai/other")],
        });
        Assert.That(
            result.Diagnostics.Select(diagnostic => (diagnostic.Code, diagnostic.Severity)),
            Is.EquivalentTo(new[] { ("FAL2007", DiagnosticSeverity.Message), ("FAL2008", DiagnosticSeverity.Message), ("FAL2010", DiagnosticSeverity.Message) }));
    }

    private static string Document(string properties = """{"prompt": {"type": "string"}}""") => SchemaText.Document(Id, SchemaText.Object(properties));
}
