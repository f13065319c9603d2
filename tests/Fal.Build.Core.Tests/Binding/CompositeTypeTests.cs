namespace Fal.Build.Core.Tests.Binding;

/// <summary>Assets, image sizes, unions, objects, lists, maps and tuples, generated, compiled and used.</summary>
public sealed class CompositeTypeTests
{
    private const string CommonSize =
        """
        "ImageSize": {"type": "object", "properties": {"width": {"type": "integer", "exclusiveMinimum": 0, "maximum": 14142, "default": 512}, "height": {"type": "integer", "exclusiveMinimum": 0, "maximum": 14142, "default": 512}}}
        """;

    private const string SizeProperty =
        """
        {"image_size": {"anyOf": [{"$ref": "#/components/schemas/ImageSize"}, {"type": "string", "enum": ["square_hd", "square", "portrait_4_3", "portrait_16_9", "landscape_4_3", "landscape_16_9"]}], "default": "landscape_4_3"}}
        """;

    [TestCase("image_url", "ImageRef? Image")]
    [TestCase("video_url", "VideoRef? Video")]
    [TestCase("audio_url", "AudioRef? Audio")]
    [TestCase("model_url", "Model3DRef? Model")]
    [TestCase("archive_url", "FileRef? Archive")]
    [TestCase("webhook_url", "string? WebhookUrl")]
    public void A_file_of_a_request_is_an_asset(string wireName, string declaration)
    {
        var endpoint = GeneratedEndpoint.WithInput($$$"""{"{{{wireName}}}": {"type": "string"}}""");
        var name = declaration.Split(' ')[1];
        name = name == "Model" ? "ModelValue" : name;
        Assert.That(endpoint[$"Model.{name}"], Is.EqualTo($"public {declaration.Split(' ')[0]} {name} {{ get; set; }}"));
        Assert.That(endpoint.Json($"new Model {{ {name} = \"https://a.b/c\" }}"), Is.EqualTo($$"""{"{{wireName}}":"https://a.b/c"}"""));
    }

    [Test]
    public void A_list_of_files_is_a_list_of_assets()
    {
        var endpoint = GeneratedEndpoint.WithInput("""{"image_urls": {"type": "array", "items": {"type": "string"}, "minItems": 2}}""");
        Assert.That(endpoint["Model.Images"], Is.EqualTo("public IReadOnlyList<ImageRef>? Images { get; set; }"));
        Assert.That(endpoint.Json("""new Model { Images = ["https://a/1", new Uri("https://a/2")] }"""), Is.EqualTo("""{"image_urls":["https://a/1","https://a/2"]}"""));
        Assert.That(endpoint.Violations("""new Model { Images = ["https://a/1"] }"""), Is.EqualTo(new[] { "image_urls: holds 1 items; it has to hold at least 2." }));
    }

    [Test]
    public void Two_fields_that_would_share_the_short_name_keep_the_full_one()
    {
        var endpoint = GeneratedEndpoint.WithInput("""{"image": {"type": "string"}, "image_url": {"type": "string"}}""");
        Assert.That(endpoint["Model.Image"], Is.EqualTo("public string? Image { get; set; }"));
        Assert.That(endpoint["Model.ImageUrl"], Is.EqualTo("public ImageRef? ImageUrl { get; set; }"));
    }

    [Test]
    public void A_file_of_an_answer_is_an_asset_that_is_listed()
    {
        var endpoint = GeneratedEndpoint.From(SchemaText.Document(
            "fal-ai/model",
            SchemaText.Object("{}"),
            SchemaText.Object("""{"images": {"type": "array", "items": {"$ref": "#/components/schemas/File"}}, "result": {"$ref": "#/components/schemas/AudioFile"}}""", "images"),
            """
            "File": {"type": "object", "required": ["url"], "properties": {"url": {"type": "string"}, "content_type": {"type": "string"}, "width": {"type": "integer"}}},
            "AudioFile": {"type": "object", "properties": {"url": {"type": "string"}, "duration": {"type": "number"}}}
            """));
        Assert.That(endpoint["ModelOutput.Images"], Is.EqualTo("public IReadOnlyList<ImageRef> Images { get; set; } = Array.Empty<ImageRef>();"));
        Assert.That(endpoint["ModelOutput.Result"], Is.EqualTo("public AudioRef? Result { get; set; }"));
        Assert.That(
            endpoint.Read("""{"images": [{"url": "https://a/1.png", "width": 4}], "result": {"url": "https://a/2.wav"}}""", "string.Join(' ', output.Assets.Select(asset => asset.Url))"),
            Is.EqualTo("https://a/1.png https://a/2.wav"));
    }

    [Test]
    public void A_common_image_size_is_the_librarys()
    {
        var endpoint = GeneratedEndpoint.WithComponents(SizeProperty, CommonSize);
        Assert.That(endpoint["Model.ImageSize"], Is.EqualTo("public ImageSize ImageSize { get; set; } = ImageSize.Landscape4x3;"));
        Assert.That(endpoint.Json("new Model { ImageSize = (1024, 768) }"), Is.EqualTo("""{"image_size":{"width":1024,"height":768}}"""));
        Assert.That(endpoint.Json("new Model()"), Is.EqualTo("""{"image_size":"landscape_4_3"}"""));
        Assert.That(endpoint.Violations("new Model { ImageSize = (0, 768) }"), Has.Exactly(1).StartsWith("image_size"));
    }

    [Test]
    public void Another_image_size_is_a_type_of_its_endpoint()
    {
        var endpoint = GeneratedEndpoint.WithComponents(SizeProperty, CommonSize.Replace("14142", "2048", StringComparison.Ordinal));
        Assert.That(endpoint["Model.ImageSize"], Is.EqualTo("public ModelImageSizeChoice ImageSize { get; set; } = ModelImageSizePreset.Landscape4x3;"));
        Assert.That(endpoint["ModelImageSizePreset"], Does.StartWith("enum ModelImageSizePreset { SquareHd, Square,"));
        Assert.That(endpoint.Json("new Model { ImageSize = new ModelImageSize { Width = 64 } }"), Is.EqualTo("""{"image_size":{"width":64,"height":512}}"""));
        Assert.That(endpoint.Json("new Model { ImageSize = \"square\" }"), Is.EqualTo("""{"image_size":"square"}"""));
        Assert.That(endpoint.Violations("new Model { ImageSize = new ModelImageSize { Width = 4096 } }"), Is.EqualTo(new[] { "image_size.width: is 4096; it has to be between 1 and 2048." }));
    }

    [TestCase("\"x\"", "\"x\"")]
    [TestCase("4", "4")]
    [TestCase("true", "true")]
    [TestCase("new[] { 1.5, 2 }", "[1.5,2]")]
    [TestCase("new List<double> { 3 }", "[3]")]
    [TestCase("[1, 2.5]", "[1,2.5]")]
    public void A_union_takes_each_of_its_kinds(string value, string json)
    {
        var endpoint = GeneratedEndpoint.WithInput("""{"top": {"anyOf": [{"type": "string"}, {"type": "number"}, {"type": "boolean"}, {"type": "array", "items": {"type": "number"}}]}}""");
        Assert.That(endpoint["Model.Top"], Is.EqualTo("public ModelTopChoice? Top { get; set; }"));
        Assert.That(endpoint.Json($"new Model {{ Top = {value} }}"), Is.EqualTo($$"""{"top":{{json}}}"""));
    }

    [Test]
    public void Variants_of_one_type_keep_only_limits_that_all_of_them_have()
    {
        var endpoint = GeneratedEndpoint.WithInput("""
            {"size": {"anyOf": [{"type": "number", "multipleOf": 8}, {"type": "integer", "minimum": 1}]},
             "scale": {"anyOf": [{"type": "number", "maximum": 5}, {"type": "integer", "maximum": 5}]},
             "text": {"anyOf": [{"type": "string", "maxLength": 2}, {"type": "string"}]}}
            """);
        Assert.That(endpoint.Violations("new Model { Size = 7, Scale = 6, Text = \"long\" }"), Is.EqualTo(new[] { "scale: is 6; it has to be at most 5." }));
    }

    [Test]
    public void A_union_says_which_kind_it_is_and_refuses_the_others()
    {
        var endpoint = GeneratedEndpoint.WithInput("""{"top": {"anyOf": [{"type": "string"}, {"type": "number"}]}}""");
        Assert.That(
            endpoint.Evaluate("ModelTopChoice top = 2.5; return (top.Kind == ModelTopChoice.Variant.Number, top.AsNumber, default(ModelTopChoice).Kind.ToString());"),
            Is.EqualTo((true, 2.5, "Unset")));
        Assert.That(() => endpoint.Evaluate("ModelTopChoice top = 2.5; return top.AsText;"), Throws.InvalidOperationException.With.Message.Contains("Number"));
    }

    [TestCase("top == 2.5", true)]
    [TestCase("top == 2.25", false)]
    [TestCase("top != \"2.5\"", true)]
    [TestCase("top == default(ModelTopChoice)", false)]
    [TestCase("new Model { Top = top }.Top == 2.5", true)]
    [TestCase("new Model { Top = top }.Top == null", false)]
    [TestCase("new Model { Top = top }.Top is null", false)]
    public void Unions_of_one_kind_and_value_are_equal(string comparison, bool expected)
    {
        var endpoint = GeneratedEndpoint.WithInput("""{"top": {"anyOf": [{"type": "string"}, {"type": "number"}]}}""");
        Assert.That(endpoint.Evaluate($"ModelTopChoice top = 2.5; return {comparison};"), Is.EqualTo(expected));
    }

    [Test]
    public void A_required_union_that_is_unset_is_a_violation()
    {
        var endpoint = GeneratedEndpoint.WithInput("""{"top": {"anyOf": [{"type": "string"}, {"type": "number"}]}}""", "top");
        Assert.That(endpoint.Violations("new Model { Top = default }"), Has.Exactly(1).StartsWith("top: is unset"));
    }

    [Test]
    public void An_answers_union_is_read_by_kind_and_then_by_required_properties()
    {
        var endpoint = GeneratedEndpoint.From(SchemaText.Document(
            "fal-ai/model",
            SchemaText.Object("{}"),
            SchemaText.Object("""{"result": {"anyOf": [{"type": "string"}, {"$ref": "#/components/schemas/Box"}, {"$ref": "#/components/schemas/Point"}]}}"""),
            """
            "Box": {"type": "object", "required": ["width"], "properties": {"x": {"type": "number"}, "width": {"type": "number"}}},
            "Point": {"type": "object", "required": ["x"], "properties": {"x": {"type": "number"}}}
            """));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(endpoint.Read("""{"result": "text"}""", "output.Result!.Value.AsText"), Is.EqualTo("text"));
            Assert.That(endpoint.Read("""{"result": {"x": 1, "width": 2}}""", "output.Result!.Value.AsBox.Width"), Is.EqualTo(2));
            Assert.That(endpoint.Read("""{"result": {"x": 1}}""", "output.Result!.Value.AsPoint.X"), Is.EqualTo(1));
        }
    }

    [TestCase("""{"anyOf": [{"type": "string"}, {"type": "string", "format": "uri"}]}""", "string?")]
    [TestCase("""{"anyOf": [{"type": "integer"}, {"type": "number"}, {"type": "null"}]}""", "double?")]
    [TestCase("""{"anyOf": [{"const": "a"}, {"const": "b"}]}""", "ModelValue?")]
    [TestCase("""{"anyOf": [{"type": "array", "items": {"type": "string"}}, {"type": "array", "items": {"type": "string"}, "maxItems": 4}]}""", "IReadOnlyList<string>?")]
    public void Variants_of_one_type_collapse(string schema, string type) =>
        Assert.That(GeneratedEndpoint.WithInput($$"""{"value": {{schema}}}""")["Model.Value"], Is.EqualTo($"public {type} Value {{ get; set; }}"));

    [Test]
    public void A_union_of_assets_takes_text()
    {
        var endpoint = GeneratedEndpoint.WithInput("""{"image_url": {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}}""");
        Assert.That(endpoint.Json("new Model { Image = \"https://a/b\" }"), Is.EqualTo("""{"image_url":"https://a/b"}"""));
        Assert.That(endpoint.Json("new Model { Image = new ImageRef[] { \"https://a/b\" } }"), Is.EqualTo("""{"image_url":["https://a/b"]}"""));
        Assert.That(endpoint.Json("new Model { Image = [\"https://a/b\"] }"), Is.EqualTo("""{"image_url":["https://a/b"]}"""));
    }

    [Test]
    public void Objects_inside_lists_are_classes_with_checks_of_their_own()
    {
        var endpoint = GeneratedEndpoint.WithComponents(
            """{"loras": {"type": "array", "items": {"$ref": "#/components/schemas/fal__toolkit__LoraWeight"}, "default": [{"path": "a"}]}}""",
            """
            "fal__toolkit__LoraWeight": {"type": "object", "description": "A <b>weight</b>.", "required": ["path"], "properties": {"path": {"type": "string"}, "scale": {"type": "number", "minimum": 0, "maximum": 4, "default": 1}}}
            """);
        Assert.That(endpoint["ModelLoraWeight"], Does.StartWith("public sealed partial class ModelLoraWeight"));
        Assert.That(endpoint.Code, Does.Contain("<summary>A &lt;b&gt;weight&lt;/b&gt;.</summary>"));
        Assert.That(endpoint.Json("new Model()"), Is.EqualTo("""{"loras":[{"path":"a","scale":1}]}"""));
        Assert.That(
            endpoint.Violations("new Model { Loras = [new ModelLoraWeight { Path = \"a\" }, new ModelLoraWeight { Path = \"b\", Scale = 5 }] }"),
            Is.EqualTo(new[] { "loras[1].scale: is 5; it has to be at most 4." }));
    }

    [Test]
    public void Lists_of_lists_of_sets_and_of_unions_are_written_in_depth()
    {
        var endpoint = GeneratedEndpoint.WithInput(
            """{"a": {"type": "array", "items": {"type": "array", "items": {"enum": ["x", "y"]}}}, "b": {"type": "array", "items": {"anyOf": [{"type": "string"}, {"type": "number"}]}}, "c": {"type": "object", "additionalProperties": {"type": "array", "items": {"type": "integer", "maximum": 9}}}}""");
        Assert.That(
            endpoint.Json("""new Model { A = [[ModelA.X], []], B = ["s", 1.5], C = new Dictionary<string, IReadOnlyList<long>> { ["k"] = [1] } }"""),
            Is.EqualTo("""{"a":[["x"],[]],"b":["s",1.5],"c":{"k":[1]}}"""));
        Assert.That(endpoint.Violations("""new Model { C = new Dictionary<string, IReadOnlyList<long>> { ["k"] = [1, 10] } }"""), Has.Exactly(1).Contains("is 10; it has to be at most 9."));
    }

    [Test]
    public void Tuples_are_written_and_read_as_arrays()
    {
        var endpoint = GeneratedEndpoint.From(SchemaText.Document(
            "fal-ai/model",
            SchemaText.Object("""{"color": {"type": "array", "prefixItems": [{"type": "integer", "minimum": 0, "maximum": 255}, {"type": "string"}]}}"""),
            SchemaText.Object("""{"timestamp": {"type": "array", "items": {"0": {"type": "number"}, "1": {"anyOf": [{"type": "number"}, {"type": "null"}]}}}}""")));
        Assert.That(endpoint.Json("new Model { Color = (7, \"x\") }"), Is.EqualTo("""{"color":[7,"x"]}"""));
        Assert.That(endpoint.Violations("new Model { Color = (256, \"x\") }"), Is.EqualTo(new[] { "color[0]: is 256; it has to be between 0 and 255." }));
        Assert.That(endpoint.Read("""{"timestamp": [1.5, null]}""", "(output.Timestamp!.Value.Item1, output.Timestamp!.Value.Item2)"), Is.EqualTo((1.5, (double?)null)));
    }

    [Test]
    public void Members_beside_the_known_ones_are_kept()
    {
        var endpoint = GeneratedEndpoint.From(SchemaText.Document(
            "fal-ai/model",
            SchemaText.Object("""{"look": {"$ref": "#/components/schemas/Look"}}"""),
            SchemaText.Object("""{"text": {"type": "string"}}""", "text"),
            "\"Look\": {\"type\": \"object\", \"additionalProperties\": true, \"properties\": {\"mood\": {\"type\": \"string\"}}}"));
        Assert.That(
            endpoint.Json("""var look = new ModelLook { Mood = "calm" }; look.AdditionalProperties["hue"] = JsonDocument.Parse("7").RootElement; return new Model { Look = look };"""),
            Is.EqualTo("""{"look":{"mood":"calm","hue":7}}"""));
        Assert.That(
            endpoint.Read("""{"text": "x", "extra": [1]}""", "System.Text.Encoding.UTF8.GetString(output.ToJson())"), Is.EqualTo("""{"text":"x","extra":[1]}"""));
    }

    [Test]
    public void An_object_may_hold_itself()
    {
        var endpoint = GeneratedEndpoint.WithComponents(
            """{"root": {"$ref": "#/components/schemas/Node"}}""",
            "\"Node\": {\"type\": \"object\", \"properties\": {\"name\": {\"type\": \"string\"}, \"children\": {\"type\": \"array\", \"items\": {\"$ref\": \"#/components/schemas/Node\"}}}}");
        Assert.That(
            endpoint.Json("new Model { Root = new ModelNode { Name = \"a\", Children = [new ModelNode { Name = \"b\" }] } }"),
            Is.EqualTo("""{"root":{"name":"a","children":[{"name":"b"}]}}"""));
    }

    [Test]
    public void A_request_may_hold_itself() =>
        Assert.That(
            GeneratedEndpoint.WithInput("""{"name": {"type": "string"}, "then": {"$ref": "#/components/schemas/Input"}}""").Json("new Model { Name = \"a\", Then = new Model { Name = \"b\" } }"),
            Is.EqualTo("""{"name":"a","then":{"name":"b"}}"""));

    [Test]
    public void A_reference_that_leads_back_to_itself_becomes_json()
    {
        var endpoint = GeneratedEndpoint.From(
            SchemaText.Document("fal-ai/model", SchemaText.Object("""{"a": {"$ref": "#/components/schemas/Loop"}}"""), components: "\"Loop\": {\"anyOf\": [{\"$ref\": \"#/components/schemas/Loop\"}]}"),
            reported: ["FAL2007"]);
        Assert.That(endpoint["Model.A"], Is.EqualTo("public JsonElement? A { get; set; }"));
    }

    [Test]
    public void A_nested_reference_that_leads_nowhere_becomes_json_named_by_its_pointer()
    {
        var endpoint = GeneratedEndpoint.From(
            SchemaText.Document("fal-ai/model", SchemaText.Object("""{"track": {"type": "array", "items": {"type": "array", "items": {"$ref": "#/components/schemas/Point"}}}}""")), reported: ["FAL2007"]);
        Assert.That(endpoint["Model.Track"], Is.EqualTo("public IReadOnlyList<IReadOnlyList<JsonElement>>? Track { get; set; }"));
        Assert.That(endpoint.Diagnostics.Single().Message, Does.Contain("/components/schemas/Input/properties/track/items/items"));
        Assert.That(endpoint.Json("""new Model { Track = [[JsonDocument.Parse("{\"x\":1}").RootElement]] }"""), Is.EqualTo("""{"track":[[{"x":1}]]}"""));
    }

    [Test]
    public void AllOf_of_one_is_what_it_refers_to_with_the_words_beside_it()
    {
        var endpoint = GeneratedEndpoint.WithComponents(
            """{"mode": {"allOf": [{"$ref": "#/components/schemas/Mode"}], "default": "b", "description": "How to work."}}""",
            "\"Mode\": {\"type\": \"string\", \"enum\": [\"a\", \"b\"]}");
        Assert.That(endpoint["Model.Mode"], Is.EqualTo("public ModelMode Mode { get; set; } = ModelMode.B;"));
        Assert.That(endpoint.Code, Does.Contain("<summary>How to work.</summary>"));
    }

    [Test]
    public void AllOf_of_several_objects_has_the_members_of_all()
    {
        var endpoint = GeneratedEndpoint.WithComponents(
            """{"all": {"allOf": [{"$ref": "#/components/schemas/A"}, {"type": "object", "properties": {"b": {"type": "number"}}}]}}""",
            "\"A\": {\"type\": \"object\", \"properties\": {\"a\": {\"type\": \"string\"}}}");
        Assert.That(endpoint.Json("new Model { All = new ModelAll { A = \"x\", B = 1 } }"), Is.EqualTo("""{"all":{"a":"x","b":1}}"""));
    }

    [Test]
    public void A_reference_takes_the_default_and_description_beside_it_before_its_targets()
    {
        var endpoint = GeneratedEndpoint.WithComponents(
            """{"size": {"$ref": "#/components/schemas/Size", "default": 3, "description": "Beside."}, "other": {"$ref": "#/components/schemas/Size"}}""",
            "\"Size\": {\"type\": \"integer\", \"default\": 4, \"description\": \"At the target.\"}");
        Assert.That(endpoint["Model.Size"], Is.EqualTo("public long Size { get; set; } = 3L;"));
        Assert.That(endpoint["Model.Other"], Is.EqualTo("public long Other { get; set; } = 4L;"));
        Assert.That(endpoint.Code, Does.Contain("Beside.").And.Contain("At the target."));
    }

    [TestCase("{}")]
    [TestCase("""{"type": "object"}""")]
    public void An_answer_of_which_nothing_is_said_is_json(string output) =>
        Assert.That(GeneratedEndpoint.WithAnswer(output).Read("""{"a": [1]}""", "output.Value.GetProperty(\"a\")[0].GetInt32()"), Is.EqualTo(1));

    [TestCase("""{"type": "array", "items": {"type": "string"}}""", """["a", "b"]""", "string.Join('+', output.Value!)", "a+b")]
    [TestCase("""{"type": "string"}""", "\"a\"", "output.Value", "a")]
    [TestCase("""{"type": "integer"}""", "7", "output.Value", 7L)]
    [TestCase("""{"oneOf": [{"type": "string"}, {"type": "number"}]}""", "2.5", "output.Value.AsNumber", 2.5)]
    public void An_answer_that_is_no_object_is_a_value(string schema, string json, string expression, object expected) =>
        Assert.That(GeneratedEndpoint.WithAnswer(schema).Read(json, expression), Is.EqualTo(expected));

    [Test]
    public void Missing_and_null_members_of_an_answer_do_not_throw()
    {
        var endpoint = GeneratedEndpoint.WithOutput(
            """{"list": {"type": "array", "items": {"type": "string"}}, "text": {"type": "string"}, "count": {"type": "integer"}, "map": {"type": "object", "additionalProperties": {"type": "number"}}}""",
            "list", "text", "count", "map");
        Assert.That(endpoint.Read("{}", "(output.List.Count, output.Text, output.Count, output.Map.Count)"), Is.EqualTo((0, "", (long?)null, 0)));
        Assert.That(endpoint.Read("""{"list": null, "text": null, "count": null, "map": null}""", "(output.List.Count, output.Text, output.Count, output.Map.Count)"), Is.EqualTo((0, "", (long?)null, 0)));
    }

    [Test]
    public void The_primary_output_is_reached_through_every_step()
    {
        var endpoint = GeneratedEndpoint.From(
            SchemaText.Document("fal-ai/model", SchemaText.Object("{}"), SchemaText.Object("""{"result": {"type": "object", "properties": {"text": {"type": "string"}}}}""")),
            entry: [("primary_output", "\"result.text\"")]);
        Assert.That(endpoint["ModelOutput.Primary"], Is.EqualTo("public string? Primary => Result?.Text;"));
        Assert.That(endpoint.Read("""{"result": {"text": "x"}}""", "output.Primary"), Is.EqualTo("x"));
    }
}
