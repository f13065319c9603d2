namespace Fal.Build.Core.Tests.Binding;

/// <summary>Enumerations of requests and answers.</summary>
public sealed class ValueSetTests
{
    [Test]
    public void A_closed_set_of_a_request_is_an_enum_in_schema_order()
    {
        var endpoint = GeneratedEndpoint.WithInput("""{"mode": {"type": "string", "enum": ["slow", "16:9", "", "DPM++ 2M"], "default": "16:9"}}""");
        Assert.That(endpoint["ModelMode"], Is.EqualTo("enum ModelMode { Slow, Ratio16x9, Empty, DpmPlusPlus2M }"));
        Assert.That(endpoint["Model.Mode"], Is.EqualTo("public ModelMode Mode { get; set; } = ModelMode.Ratio16x9;"));
        Assert.That(endpoint.Json("new Model()"), Is.EqualTo("""{"mode":"16:9"}"""));
        Assert.That(endpoint.Json("new Model { Mode = ModelMode.Empty }"), Is.EqualTo("""{"mode":""}"""));
    }

    [Test]
    public void A_value_that_no_member_has_is_a_violation()
    {
        var endpoint = GeneratedEndpoint.WithInput("""{"mode": {"type": "string", "enum": ["slow", "fast"]}}""");
        Assert.That(endpoint.Violations("new Model { Mode = (ModelMode)7 }"), Has.Exactly(1).StartsWith("mode: "));
        Assert.That(endpoint.Violations("new Model { Mode = ModelMode.Fast }"), Is.Empty);
    }

    [Test]
    public void Integers_are_an_enum_of_their_values()
    {
        var endpoint = GeneratedEndpoint.WithInput("""{"duration": {"type": "integer", "enum": [5, 10, -1], "default": 10}}""");
        Assert.That(endpoint["ModelDuration"], Is.EqualTo("enum ModelDuration { Value5 = 5, Value10 = 10, Minus1 = -1 }"));
        Assert.That(endpoint.Json("new Model()"), Is.EqualTo("""{"duration":10}"""));
    }

    [Test]
    public void Integers_beyond_32_bits_make_a_long_enum() =>
        Assert.That(
            GeneratedEndpoint.WithInput("""{"size": {"type": "integer", "enum": [1, 4294967296]}}""")["ModelSize"],
            Is.EqualTo("enum ModelSize : long { Value1 = 1, Value4294967296 = 4294967296 }"));

    [Test]
    public void Numbers_with_fractions_stay_numbers_that_are_checked()
    {
        var endpoint = GeneratedEndpoint.WithInput("""{"scale": {"type": "number", "enum": [0.5, 1.5]}}""");
        Assert.That(endpoint["Model.Scale"], Is.EqualTo("public double? Scale { get; set; }"));
        Assert.That(endpoint.Violations("new Model { Scale = 1 }"), Is.EqualTo(new[] { "scale: is 1; it has to be one of 0.5, 1.5." }));
        Assert.That(endpoint.Violations("new Model { Scale = 1.5 }"), Is.Empty);
    }

    [Test]
    public void A_set_without_a_type_is_an_enum_all_the_same() =>
        Assert.That(GeneratedEndpoint.WithInput("""{"voice": {"enum": ["a", "b"]}}""")["ModelVoice"], Is.EqualTo("enum ModelVoice { A, B }"));

    [Test]
    public void Null_among_the_values_makes_the_property_nullable() =>
        Assert.That(
            GeneratedEndpoint.WithInput("""{"mode": {"enum": ["a", null], "default": "a"}}""")["Model.Mode"],
            Is.EqualTo("public ModelMode? Mode { get; set; } = ModelMode.A;"));

    [TestCase("""{"anyOf": [{"type": "string", "enum": ["21:9", "auto"]}, {"type": "string"}]}""")]
    [TestCase("""{"anyOf": [{"type": "string"}, {"type": "string", "enum": ["21:9", "auto"]}]}""")]
    [TestCase("""{"oneOf": [{"const": "21:9"}, {"const": "auto"}, {"type": "string"}]}""")]
    public void An_open_set_is_a_struct_over_text(string schema)
    {
        var endpoint = GeneratedEndpoint.WithInput($$"""{"ratio": {{schema}}}""");
        Assert.That(endpoint["ModelRatio"], Does.StartWith("public readonly record struct ModelRatio"));
        Assert.That(endpoint.Json("new Model { Ratio = \"4:3\" }"), Is.EqualTo("""{"ratio":"4:3"}"""));
        Assert.That(endpoint.Json("new Model { Ratio = ModelRatio.Auto }"), Is.EqualTo("""{"ratio":"auto"}"""));
        Assert.That(
            endpoint.Evaluate("""string text = ModelRatio.Auto; return (text, ModelRatio.Ratio21x9 == "21:9", ModelRatio.Auto.Equals(new ModelRatio("auto")), (string)ModelRatio.Auto switch { ModelRatio.Known.Auto => 1, _ => 2 }, default(ModelRatio).ToString());"""),
            Is.EqualTo(("auto", true, true, 1, "")));
    }

    [Test]
    public void A_set_of_an_answer_is_open_since_the_service_may_add_values()
    {
        var endpoint = GeneratedEndpoint.WithOutput("""{"status": {"type": "string", "enum": ["ok", "failed"]}}""");
        Assert.That(endpoint["ModelOutput.Status"], Is.EqualTo("public ModelOutputStatus? Status { get; set; }"));
        Assert.That(endpoint.Read("""{"status": "ok"}""", "output.Status == ModelOutputStatus.Ok"), Is.True);
        Assert.That(endpoint.Read("""{"status": "queued"}""", "output.Status.ToString()"), Is.EqualTo("queued"));
    }

    [TestCase("output.Status == ModelOutputStatus.Ok", true)]
    [TestCase("ModelOutputStatus.Ok == output.Status", true)]
    [TestCase("output.Status == \"ok\"", true)]
    [TestCase("\"ok\" == output.Status", true)]
    [TestCase("output.Status == null", false)]
    [TestCase("output.Status != null", true)]
    [TestCase("output.Status != ModelOutputStatus.Failed", true)]
    [TestCase("output.Status.GetValueOrDefault() == \"ok\"", true)]
    [TestCase("\"failed\" != output.Status.GetValueOrDefault()", true)]
    [TestCase("output.Status.GetValueOrDefault() == ModelOutputStatus.Failed", false)]
    [TestCase("output.Status is { } status && status == ModelOutputStatus.Known.Ok", true)]
    public void A_value_of_an_answer_compares_as_people_write_it(string expression, bool expected) =>
        Assert.That(
            GeneratedEndpoint.WithOutput("""{"status": {"type": "string", "enum": ["ok", "failed"]}}""").Read("""{"status": "ok"}""", expression),
            Is.EqualTo(expected));

    [Test]
    public void Sets_of_request_and_answer_never_share_a_type()
    {
        var endpoint = GeneratedEndpoint.From(SchemaText.Document(
            "fal-ai/model",
            SchemaText.Object("""{"format": {"$ref": "#/components/schemas/Format"}}"""),
            SchemaText.Object("""{"format": {"$ref": "#/components/schemas/Format"}}"""),
            "\"Format\": {\"type\": \"string\", \"enum\": [\"png\", \"jpeg\"]}"));
        Assert.That(endpoint["Model.Format"], Is.EqualTo("public ModelFormat? Format { get; set; }"));
        Assert.That(endpoint["ModelOutput.Format"], Is.EqualTo("public ModelOutputFormat? Format { get; set; }"));
    }

    [Test]
    public void A_list_of_a_set_is_a_list_of_its_enum()
    {
        var endpoint = GeneratedEndpoint.WithInput("""{"styles": {"type": "array", "items": {"type": "string", "enum": ["a b", "c"]}, "default": ["c"]}}""");
        Assert.That(endpoint["Model.Styles"], Is.EqualTo("public IReadOnlyList<ModelStyles> Styles { get; set; } = new ModelStyles[] { ModelStyles.C };"));
        Assert.That(endpoint.Json("new Model { Styles = [ModelStyles.AB, ModelStyles.C] }"), Is.EqualTo("""{"styles":["a b","c"]}"""));
    }

    [Test]
    public void Members_that_collide_are_numbered_and_reported()
    {
        var endpoint = GeneratedEndpoint.From(
            SchemaText.Document("fal-ai/model", SchemaText.Object("""{"voice": {"enum": ["Hope", "Hope ", "hope"]}}""")), reported: ["FAL2010", "FAL2010"]);
        Assert.That(endpoint["ModelVoice"], Is.EqualTo("enum ModelVoice { Hope, Hope2, Hope3 }"));
        Assert.That(endpoint.Json("new Model { Voice = ModelVoice.Hope2 }"), Is.EqualTo("""{"voice":"Hope "}"""));
    }

    [Test]
    public void Members_of_an_open_set_that_meet_members_of_its_struct_get_a_suffix()
    {
        var endpoint = GeneratedEndpoint.WithOutput("""{"kind": {"type": "string", "enum": ["known", "to_string", "equals", "print_members", "clone", "model_output_kind"]}}""");
        Assert.That(
            endpoint.Evaluate("string.Join(\" \", ModelOutputKind.KnownValue, ModelOutputKind.ToStringValue, ModelOutputKind.EqualsValue, ModelOutputKind.PrintMembersValue, ModelOutputKind.CloneValue, ModelOutputKind.ModelOutputKindValue)"),
            Is.EqualTo("known to_string equals print_members clone model_output_kind"));
    }

    [Test]
    public void An_override_names_members_and_type()
    {
        var endpoint = GeneratedEndpoint.From(
            SchemaText.Document("fal-ai/model", SchemaText.Object("""{"mode": {"enum": ["a", "b"], "default": "b"}}""")),
            entry: [("enum_overrides", """{"mode": "Speed"}"""), ("enum_value_overrides", """{"mode": {"a": "Slow"}}""")]);
        Assert.That(endpoint["Speed"], Is.EqualTo("enum Speed { Slow, B }"));
        Assert.That(endpoint["Model.Mode"], Is.EqualTo("public Speed Mode { get; set; } = Speed.B;"));
    }

    [Test]
    public void Mixed_kinds_of_values_become_json_and_are_reported()
    {
        var endpoint = GeneratedEndpoint.From(SchemaText.Document("fal-ai/model", SchemaText.Object("""{"mode": {"enum": ["a", 1]}}""")), reported: ["FAL2007"]);
        Assert.That(endpoint["Model.Mode"], Is.EqualTo("public JsonElement? Mode { get; set; }"));
    }
}
