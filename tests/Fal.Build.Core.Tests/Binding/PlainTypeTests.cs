namespace Fal.Build.Core.Tests.Binding;

/// <summary>Plain values: types, nullability, defaults, constants.</summary>
public sealed class PlainTypeTests
{
    [TestCase("""{"type": "string"}""", "string?")]
    [TestCase("""{"type": "number"}""", "double?")]
    [TestCase("""{"type": "boolean"}""", "bool?")]
    [TestCase("""{"type": "integer"}""", "long?")]
    [TestCase("""{"type": "array", "items": {"type": "string"}}""", "IReadOnlyList<string>?")]
    [TestCase("""{"type": "array", "items": {"type": "array", "items": {"type": "number"}}}""", "IReadOnlyList<IReadOnlyList<double>>?")]
    [TestCase("""{"type": "array", "items": {"anyOf": [{"type": "string"}, {"type": "null"}]}}""", "IReadOnlyList<string?>?")]
    [TestCase("""{"type": "array", "items": {"anyOf": [{"type": "number"}, {"type": "null"}]}}""", "IReadOnlyList<double?>?")]
    [TestCase("""{"type": "array"}""", "IReadOnlyList<JsonElement>?")]
    [TestCase("""{"type": "array", "items": {}}""", "IReadOnlyList<JsonElement>?")]
    [TestCase("""{"type": "object", "additionalProperties": {"type": "number"}}""", "IReadOnlyDictionary<string, double>?")]
    [TestCase("""{"type": "object", "additionalProperties": true}""", "JsonElement?")]
    [TestCase("""{"type": "object"}""", "JsonElement?")]
    [TestCase("{}", "JsonElement?")]
    [TestCase("""{"type": ["string", "null"]}""", "string?")]
    [TestCase("""{"anyOf": [{"type": "string"}, {"type": "null"}]}""", "string?")]
    [TestCase("""{"type": "string", "nullable": true}""", "string?")]
    [TestCase("""{"anyOf": [{"type": "number"}, {"type": "integer"}]}""", "double?")]
    [TestCase("""{"type": "array", "prefixItems": [{"type": "string"}, {"type": "number"}]}""", "(string, double)?")]
    [TestCase("""{"type": "array", "items": {"0": {"type": "number"}, "1": {"type": "number"}}}""", "(double, double)?")]
    [TestCase("""{"type": "array", "prefixItems": [{"type": "string"}]}""", "ValueTuple<string>?")]
    public void An_optional_value_without_default_may_be_null(string schema, string type) =>
        Assert.That(GeneratedEndpoint.WithInput($$"""{"value": {{schema}}}""")["Model.Value"], Is.EqualTo($"public {type} Value {{ get; set; }}"));

    [TestCase("""{"type": "integer", "minimum": -5, "maximum": 2147483647}""", "[Range(-5, 2147483647)] public int?")]
    [TestCase("""{"type": "integer", "minimum": 0}""", "[Range(0.0, double.MaxValue)] public long?")]
    [TestCase("""{"type": "integer", "minimum": 0, "maximum": 4294967295}""", "[Range(0.0, 4294967295.0)] public long?")]
    public void An_integer_is_an_int_where_both_bounds_fit(string schema, string declaration) =>
        Assert.That(GeneratedEndpoint.WithInput($$"""{"value": {{schema}}}""")["Model.Value"], Is.EqualTo(declaration + " Value { get; set; }"));

    [TestCase("""{"type": "string", "default": "a \"b\"\n\\"}""", "string", """ = "a \"b\"\n\\";""")]
    [TestCase("""{"type": "string", "default": ""}""", "string", " = \"\";")]
    [TestCase("""{"type": "number", "default": 0}""", "double", " = 0.0;")]
    [TestCase("""{"type": "number", "default": 1e-7}""", "double", " = 1E-07;")]
    [TestCase("""{"type": "integer", "default": 42}""", "long", " = 42L;")]
    [TestCase("""{"type": "integer", "minimum": 0, "maximum": 9, "default": 7.0}""", "int", " = 7;")]
    [TestCase("""{"type": "boolean", "default": false}""", "bool", " = false;")]
    [TestCase("""{"type": "array", "items": {"type": "string"}, "default": []}""", "IReadOnlyList<string>", " = Array.Empty<string>();")]
    [TestCase("""{"type": "array", "items": {"type": "integer"}, "default": [1, 2]}""", "IReadOnlyList<long>", " = new long[] { 1L, 2L };")]
    [TestCase("""{"type": "object", "additionalProperties": {"type": "number"}, "default": {"a": 1}}""", "IReadOnlyDictionary<string, double>", """ = new Dictionary<string, double> { ["a"] = 1.0 };""")]
    [TestCase("""{"type": "array", "prefixItems": [{"type": "string"}, {"type": "boolean"}], "default": ["x", true]}""", "(string, bool)", " = (\"x\", true);")]
    [TestCase("""{"type": "object", "default": {"a": [1]}}""", "JsonElement", """ = JsonDocument.Parse("{\"a\":[1]}").RootElement;""")]
    public void A_property_starts_at_its_default_and_cannot_be_null(string schema, string type, string initial)
    {
        var declaration = GeneratedEndpoint.WithInput($$"""{"value": {{schema}}}""")["Model.Value"];
        Assert.That(declaration, Does.EndWith($"public {type} Value {{ get; set; }}{initial}"));
    }

    [TestCase("""{"value": {"type": "string", "default": "x"}}""", """{"value":"x"}""")]
    [TestCase("""{"value": {"type": "string", "default": ""}}""", """{"value":""}""")]
    [TestCase("""{"value": {"type": "number", "default": 0}}""", """{"value":0}""")]
    [TestCase("""{"value": {"type": "boolean", "default": false}}""", """{"value":false}""")]
    [TestCase("""{"value": {"type": "array", "items": {"type": "integer"}, "default": [1, 2]}}""", """{"value":[1,2]}""")]
    [TestCase("""{"value": {"type": "array", "prefixItems": [{"type": "string"}, {"type": "boolean"}], "default": ["x", true]}}""", """{"value":["x",true]}""")]
    [TestCase("""{"value": {"type": "object", "default": {"a": [1.50]}}}""", """{"value":{"a":[1.50]}}""")]
    [TestCase("""{"value": {"type": "string"}}""", "{}")]
    [TestCase("""{"value": {"type": "string", "default": null}}""", "{}")]
    public void What_a_property_holds_is_sent_and_nothing_else(string properties, string json) =>
        Assert.That(GeneratedEndpoint.WithInput(properties).Json("new Model()"), Is.EqualTo(json));

    [Test]
    public void Null_with_a_default_is_sent_since_it_means_something()
    {
        var endpoint = GeneratedEndpoint.WithInput("""{"language": {"anyOf": [{"type": "string"}, {"type": "null"}], "default": "en"}}""");
        Assert.That(endpoint["Model.Language"], Is.EqualTo("public string? Language { get; set; } = \"en\";"));
        Assert.That(endpoint.Json("new Model { Language = null }"), Is.EqualTo("""{"language":null}"""));
    }

    [Test]
    public void Null_without_a_default_means_unset()
    {
        var endpoint = GeneratedEndpoint.WithInput("""{"a": {"anyOf": [{"type": "string"}, {"type": "null"}]}, "b": {"anyOf": [{"type": "integer"}, {"type": "null"}], "default": null}}""");
        Assert.That(endpoint.Json("new Model { A = null, B = null }"), Is.EqualTo("{}"));
    }

    [Test]
    public void A_required_value_that_may_be_null_is_sent_as_null()
    {
        var endpoint = GeneratedEndpoint.WithInput("""{"a": {"anyOf": [{"type": "string"}, {"type": "null"}]}}""", "a");
        Assert.That(endpoint["Model.A"], Is.EqualTo("public required string? A { get; set; }"));
        Assert.That(endpoint.Json("new Model { A = null }"), Is.EqualTo("""{"a":null}"""));
    }

    [Test]
    public void A_required_value_is_required_by_the_language_and_by_the_check()
    {
        var endpoint = GeneratedEndpoint.WithInput("""{"prompt": {"type": "string"}, "count": {"type": "integer"}}""", "prompt", "count");
        Assert.That(endpoint["Model.Prompt"], Is.EqualTo("public required string Prompt { get; set; }"));
        Assert.That(endpoint["Model.Count"], Does.StartWith("public required long Count"));
        Assert.That(
            endpoint.Violations("""FalEndpoints.TryCreate("fal-ai/model", out var node) ? node : null"""),
            Is.EqualTo(new[] { "prompt: is required and was left unset.", "count: is required and was left unset." }));
        Assert.That(endpoint.Json("new Model { Prompt = \"x\", Count = 0 }"), Is.EqualTo("""{"prompt":"x","count":0}"""));
        Assert.That(endpoint.Violations("new Model { Prompt = \"\", Count = 0 }"), Is.Empty);
    }

    [Test]
    public void A_required_value_with_a_default_need_not_be_set()
    {
        var endpoint = GeneratedEndpoint.WithInput("""{"count": {"type": "integer", "default": 3}}""", "count");
        Assert.That(endpoint["Model.Count"], Is.EqualTo("public long Count { get; set; } = 3L;"));
    }

    [TestCase("""{"type": "string", "const": "3"}""", "public string Version => \"3\";", "\"3\"")]
    [TestCase("""{"type": "integer", "const": 4}""", "public int Version => 4;", "4")]
    [TestCase("""{"type": "integer", "const": 4294967296}""", "public long Version => 4294967296L;", "4294967296")]
    [TestCase("""{"type": "number", "const": 0.5}""", "public double Version => 0.5;", "0.5")]
    [TestCase("""{"type": "boolean", "const": true}""", "public bool Version => true;", "true")]
    public void A_constant_cannot_be_set_and_is_always_sent(string schema, string declaration, string json)
    {
        var endpoint = GeneratedEndpoint.WithInput($$"""{"version": {{schema}}}""");
        Assert.That(endpoint["Model.Version"], Is.EqualTo(declaration));
        Assert.That(endpoint.Json("new Model()"), Is.EqualTo($$"""{"version":{{json}}}"""));
    }

    [TestCase("""{"type": "integer", "default": "4"}""", "long?")]
    [TestCase("""{"type": "boolean", "default": "true"}""", "bool?")]
    [TestCase("""{"type": "string", "maxLength": 2, "default": "abc"}""", "string?")]
    [TestCase("""{"type": "number", "exclusiveMinimum": 0, "default": 0}""", "double?")]
    [TestCase("""{"type": "array", "items": {"type": "integer"}, "default": [1, "2"]}""", "IReadOnlyList<long>?")]
    public void An_invalid_default_is_dropped_and_reported(string schema, string type)
    {
        var endpoint = GeneratedEndpoint.From(SchemaText.Document("fal-ai/model", SchemaText.Object($$"""{"value": {{schema}}}""")), reported: ["FAL2008"]);
        Assert.That(endpoint["Model.Value"], Does.EndWith($"public {type} Value {{ get; set; }}"));
        Assert.That(endpoint.Json("new Model()"), Is.EqualTo("{}"));
    }

    [Test]
    public void A_constants_other_default_is_dropped_and_reported()
    {
        var endpoint = GeneratedEndpoint.From(
            SchemaText.Document("fal-ai/model", SchemaText.Object("""{"value": {"type": "string", "const": "129", "default": 129}}""")), reported: ["FAL2008"]);
        Assert.That(endpoint["Model.Value"], Is.EqualTo("public string Value => \"129\";"));
    }

    [Test]
    public void Properties_stand_in_the_services_order_and_then_as_they_are()
    {
        var endpoint = GeneratedEndpoint.From(SchemaText.Document(
            "fal-ai/model",
            """{"type": "object", "x-fal-order-properties": ["c", "a", "gone"], "properties": {"a": {"default": 1, "type": "integer"}, "b": {"default": 2, "type": "integer"}, "c": {"default": 3, "type": "integer"}}}"""));
        Assert.That(endpoint.Json("new Model()"), Is.EqualTo("""{"c":3,"a":1,"b":2}"""));
    }

    [Test]
    public void Extra_arguments_replace_typed_ones_and_add_new_ones()
    {
        var endpoint = GeneratedEndpoint.WithInput("""{"seed": {"type": "integer", "default": 1}}""");
        Assert.That(
            endpoint.Json("""var node = new Model(); node.ExtraArguments["new_field"] = JsonDocument.Parse("[1]").RootElement; node.ExtraArguments["seed"] = JsonDocument.Parse("\"any\"").RootElement; return node;"""),
            Is.EqualTo("""{"new_field":[1],"seed":"any"}"""));
    }

    [Test]
    public void An_override_changes_name_description_type_and_default()
    {
        var endpoint = GeneratedEndpoint.From(
            SchemaText.Document("fal-ai/model", SchemaText.Object("""{"prompt": {"type": "string", "default": "x"}, "file": {"type": "string"}, "steps": {"type": "number"}}""")),
            entry: [("field_overrides", """{"prompt": {"name": "words", "description": "What to paint.", "default": null}, "file": {"type": "VideoRef"}, "steps": {"type": "integer", "default": 4}}""")]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(endpoint["Model.Words"], Is.EqualTo("public string? Words { get; set; }"));
            Assert.That(endpoint.Code, Does.Contain("<summary>What to paint.</summary>"));
            Assert.That(endpoint["Model.File"], Is.EqualTo("public VideoRef? File { get; set; }"));
            Assert.That(endpoint["Model.Steps"], Is.EqualTo("public long Steps { get; set; } = 4L;"));
            Assert.That(endpoint.Json("new Model { Words = \"a fox\" }"), Is.EqualTo("""{"prompt":"a fox","steps":4}"""));
        }
    }
}
