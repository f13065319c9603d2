namespace Fal.Build.Core.Tests.Binding;

/// <summary>Names that need care in C#.</summary>
public sealed class MemberNameTests
{
    [TestCase("object", "Object")]
    [TestCase("class", "Class")]
    [TestCase("partial", "Partial")]
    [TestCase("TAPose", "TAPose")]
    [TestCase("H264_output", "H264Output")]
    [TestCase("sdpMLineIndex", "SdpMLineIndex")]
    [TestCase("3d", "Value3d")]
    [TestCase("a.b-c d/e", "ABCDE")]
    [TestCase("größe", "Größe")]
    [TestCase("with \\\" quote", "WithQuote")]
    public void A_wire_name_becomes_a_name_and_is_sent_as_it_was(string wireName, string name)
    {
        var endpoint = GeneratedEndpoint.WithInput($$$"""{"{{{wireName}}}": {"type": "integer"}}""");
        using var json = System.Text.Json.JsonDocument.Parse(endpoint.Json($"new Model {{ {name} = 1 }}"));
        Assert.That(json.RootElement.EnumerateObject().Single().Name, Is.EqualTo(wireName.Replace("\\", "", StringComparison.Ordinal)));
    }

    [TestCase("endpoint")]
    [TestCase("validate")]
    [TestCase("to_json")]
    [TestCase("extra_arguments")]
    [TestCase("run_async")]
    [TestCase("get_type")]
    [TestCase("wire_types")]
    [TestCase("model")]
    public void A_name_that_meets_a_member_or_the_class_itself_gets_a_suffix(string wireName)
    {
        var name = string.Concat(wireName.Split('_').Select(word => char.ToUpperInvariant(word[0]) + word[1..])) + "Value";
        Assert.That(GeneratedEndpoint.WithInput($$$"""{"{{{wireName}}}": {"type": "string"}}""").Json($"new Model {{ {name} = \"x\" }}"), Is.EqualTo($$"""{"{{wireName}}":"x"}"""));
    }

    [TestCase("assets")]
    [TestCase("primary")]
    [TestCase("additional_properties")]
    [TestCase("model_output")]
    public void A_name_that_meets_a_member_of_an_answer_gets_a_suffix(string wireName)
    {
        var name = string.Concat(wireName.Split('_').Select(word => char.ToUpperInvariant(word[0]) + word[1..])) + "Value";
        Assert.That(GeneratedEndpoint.WithOutput($$$"""{"{{{wireName}}}": {"type": "string"}}""").Read($$"""{"{{wireName}}": "x"}""", $"output.{name}"), Is.EqualTo("x"));
    }

    [Test]
    public void A_property_may_be_named_as_its_own_type()
    {
        var endpoint = GeneratedEndpoint.From(
            SchemaText.Document("fal-ai/model", SchemaText.Object(
                """{"speed": {"enum": ["slow", "fast"], "default": "fast"}, "tone": {"enum": ["low", "high"]}, "box": {"type": "object", "properties": {"w": {"type": "integer"}}}, "parts": {"type": "array", "items": {"enum": ["a", "b"]}}}""",
                "tone")),
            entry:
            [
                ("enum_overrides", """{"speed": "Speed", "tone": "Tone", "parts[]": "Parts"}"""),
                ("field_overrides", """{"box": {"name": "ModelBox"}}"""),
            ]);
        Assert.That(endpoint["Model.Speed"], Is.EqualTo("public Speed Speed { get; set; } = Speed.Fast;"));
        Assert.That(
            endpoint.Json("new Model { Speed = Speed.Slow, Tone = Tone.High, ModelBox = new() { W = 1 }, Parts = new[] { Parts.B } }"),
            Is.EqualTo("""{"speed":"slow","tone":"high","box":{"w":1},"parts":["b"]}"""));
    }

    [TestCase("""{"mode": {"anyOf": [{"enum": ["slow", "fast"]}, {"type": "null"}], "default": "fast"}}""", """{"mode": "Mode"}""", "ModeValue = Mode.Slow", """{"mode":"slow"}""", Description = "its type with null")]
    [TestCase("""{"mode": {"type": "array", "items": {"enum": ["slow", "fast"]}, "default": ["fast"]}}""", """{"mode[]": "Mode"}""", "ModeValue = new[] { Mode.Slow }", """{"mode":["slow"]}""", Description = "a list of its type")]
    [TestCase("""{"mode": {"type": "integer"}, "speed": {"enum": ["slow", "fast"], "default": "fast"}}""", """{"speed": "Mode"}""", "ModeValue = 1", """{"mode":1,"speed":"fast"}""", Description = "the type of another property")]
    [TestCase("""{"mode": {"type": "integer"}, "box": {"type": "object", "properties": {"speed": {"enum": ["slow", "fast"]}}, "default": {"speed": "fast"}}}""", """{"box.speed": "Mode"}""", "ModeValue = 1", """{"mode":1,"box":{"speed":"fast"}}""", Description = "the type of a member of another's default")]
    public void A_property_named_as_a_type_that_a_default_needs_gets_a_suffix(string properties, string enums, string setter, string json) =>
        Assert.That(
            GeneratedEndpoint.From(SchemaText.Document("fal-ai/model", SchemaText.Object(properties)), [("enum_overrides", enums)]).Json($"new Model {{ {setter} }}"),
            Is.EqualTo(json));

    [Test]
    public void A_default_sets_the_members_of_its_object_by_their_final_names()
    {
        var endpoint = GeneratedEndpoint.WithInput(
            """{"box": {"type": "object", "properties": {"to_json": {"type": "integer"}, "model": {"type": "integer"}}, "default": {"to_json": 1, "model": 2}}}""");
        Assert.That(endpoint.Json("new Model()"), Is.EqualTo("""{"box":{"to_json":1,"model":2}}"""));
    }

    [Test]
    public void Types_that_want_one_name_are_numbered_in_schema_order()
    {
        var endpoint = GeneratedEndpoint.WithComponents(
            """{"a": {"$ref": "#/components/schemas/Box"}, "box": {"enum": ["x", "y"]}, "b": {"$ref": "#/components/schemas/lib__Box"}}""",
            """
            "Box": {"type": "object", "properties": {"w": {"type": "number"}}},
            "lib__Box": {"type": "object", "properties": {"h": {"type": "number"}}}
            """);
        Assert.That(
            endpoint.Json("new Model { A = new ModelBox { W = 1 }, B = new ModelBox2 { H = 2 }, Box = ModelBox3.Y }"),
            Is.EqualTo("""{"a":{"w":1},"box":"y","b":{"h":2}}"""));
    }

    [Test]
    public void Words_of_all_kinds_survive_as_documentation()
    {
        var endpoint = GeneratedEndpoint.WithInput(
            """{"a": {"type": "string", "description": "One < two & \"three\".\r\n\r\n */ </summary> \u2028 {0} \\"}, "b": {"type": "string", "enum": ["</c>", "a&b", "\"\n"]}}""");
        Assert.That(endpoint.Code, Does.Contain("/// One &lt; two &amp; \"three\".").And.Contain("/// */ &lt;/summary&gt;").And.Contain("<c>&lt;/c&gt;</c>"));
        Assert.That(endpoint.Json("new Model { B = (ModelB)2 }"), Is.EqualTo("""{"b":"\u0022\n"}"""));
    }

    [Test]
    public void A_deprecated_field_says_so_and_is_still_sent()
    {
        var endpoint = GeneratedEndpoint.WithInput("""{"old": {"type": "integer", "default": 1, "deprecated": true}}""");
        Assert.That(endpoint["Model.Old"], Does.StartWith("[Obsolete("));
        Assert.That(endpoint.Json("new Model()"), Is.EqualTo("""{"old":1}"""));
    }

    [Test]
    public void A_description_is_the_configs_before_the_schemas_before_the_glossarys()
    {
        using var inputs = new Inputs();
        var glossary = inputs.Write("fields.json", """{"fields": {"a": "Glossary a.", "b": "Glossary b.", "c": {"text": "Glossary text c.", "*": "Any c."}, "output.text": "Glossary answer."}}""");
        var endpoint = GeneratedEndpoint.From(
            SchemaText.Document("fal-ai/model", SchemaText.Object("""{"a": {"type": "string", "description": "Schema a."}, "b": {"type": "string", "description": " "}, "c": {"type": "string"}, "d": {"type": "string", "description": "Schema d."}}""")),
            entry: [("field_overrides", """{"d": {"description": "Config d."}}""")],
            change: options => options with { GlossaryFile = glossary });
        using (Assert.EnterMultipleScope())
        {
            foreach (var text in new[] { "Schema a.", "Glossary b.", "Glossary text c.", "Config d.", "Glossary answer." })
            {
                Assert.That(endpoint.Code, Does.Contain($"<summary>{text}</summary>"));
            }

            Assert.That(endpoint.Code, Does.Not.Contain("<summary>Schema d.").And.Not.Contain("Glossary a.").And.Not.Contain("Any c."));
        }
    }
}
