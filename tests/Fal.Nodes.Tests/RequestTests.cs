using System.Text;
using System.Text.Json;
using Fal.Nodes.Serialization;

namespace Fal.Nodes.Tests;

public sealed class RequestTests
{
    [Test]
    public void What_holds_a_value_is_sent_and_null_only_where_it_means_something() => Assert.That(
        Json(new SampleNode { Prompt = "", Language = null }),
        Is.EqualTo("""{"prompt":"","steps":28,"mode":"fast","language":null}"""));

    [Test]
    public void Every_kind_of_member_is_written_as_the_service_expects() => Assert.That(
        Json(new SampleNode
        {
            Prompt = "cat",
            Mode = SampleMode.VeryGood,
            ImageSize = (1024, 768),
            Image = "https://example.com/cat.png",
            Loras = [new SampleLora { Path = "a" }],
            Range = (0.5, null),
        }),
        Is.EqualTo("""{"prompt":"cat","steps":28,"mode":"very good","language":"en","image_size":{"width":1024,"height":768},"image_url":"https://example.com/cat.png","loras":[{"path":"a","scale":1}],"range":[0.5,null]}"""));

    [Test]
    public void An_extra_argument_is_sent_and_replaces_the_property_of_its_name()
    {
        var node = new SampleNode { Prompt = "cat", Steps = 99 };
        node.ExtraArguments["steps"] = JsonSerializer.SerializeToElement(99);
        node.ExtraArguments["new_field"] = JsonSerializer.SerializeToElement(new[] { 1, 2 });

        Assert.That(Json(node), Is.EqualTo("""{"prompt":"cat","mode":"fast","language":"en","steps":99,"new_field":[1,2]}"""));
        Assert.That(node.Validate(), Is.Empty, "what replaces a property isn't held against the property's constraints");
    }

    [Test]
    public void An_extra_argument_replaces_a_null_that_would_be_sent_too()
    {
        var node = new SampleNode { Prompt = "cat", Language = null, ImageSize = default(ImageSize), Image = "https://example.com/cat.png" };
        node.ExtraArguments["language"] = JsonSerializer.SerializeToElement("de");

        Assert.That(Json(node), Is.EqualTo("""{"prompt":"cat","steps":28,"mode":"fast","image_url":"https://example.com/cat.png","language":"de"}"""));
    }

    [Test]
    public void A_null_is_sent_beside_an_extra_argument_of_another_name()
    {
        var node = new SampleNode { Prompt = "cat", Language = null };
        node.ExtraArguments["new_field"] = JsonSerializer.SerializeToElement(1);

        Assert.That(Json(node), Is.EqualTo("""{"prompt":"cat","steps":28,"mode":"fast","language":null,"new_field":1}"""));
    }

    [Test]
    public void Arguments_are_set_by_wire_name()
    {
        var node = new SampleNode();
        node.SetArgument("prompt", JsonSerializer.SerializeToElement("dog"));
        node.SetArgument("mode", JsonSerializer.SerializeToElement("very good"));
        node.SetArgument("image_size", JsonSerializer.SerializeToElement(new { width = 640 }));
        node.SetArgument("language", JsonSerializer.SerializeToElement<string?>(null));

        Assert.Multiple(() =>
        {
            Assert.That(node.Prompt, Is.EqualTo("dog"));
            Assert.That(node.Mode, Is.EqualTo(SampleMode.VeryGood));
            Assert.That(node.ImageSize, Is.EqualTo(new ImageSize(640, 512)));
            Assert.That(node.Language, Is.Null);
        });
    }

    [Test]
    public void An_unknown_argument_is_refused_with_those_that_there_are() => Assert.That(
        () => new SampleNode().SetArgument("promt", JsonSerializer.SerializeToElement("x")),
        Throws.ArgumentException.With.Message.Contains("'promt' is no argument of this endpoint; it has prompt, steps, mode,"));

    [TestCase("steps", "\"3\"", "$.steps: expected an integer, found \"3\"")]
    [TestCase("steps", "3.5", "$.steps: expected an integer, found 3.5")]
    [TestCase("steps", "3000000000", "$.steps: expected an integer of 32 bits, found 3000000000")]
    [TestCase("mode", "\"slow\"", "$.mode: expected one of \"fast\", \"very good\", found \"slow\"")]
    [TestCase("loras", "[{\"path\":\"a\"},{\"path\":{}}]", "$.loras[1].path: expected text, found {}")]
    [TestCase("range", "[1]", "$.range: expected at least 2 items, found [1]")]
    [TestCase("range", "[1,2,3]", "$.range: expected 2 items, found [1,2,3]")]
    public void A_value_of_the_wrong_kind_is_refused_at_its_place(string name, string json, string message) => Assert.That(
        () => new SampleNode().SetArgument(name, JsonDocument.Parse(json).RootElement),
        Throws.TypeOf<FalFormatException>().With.Message.EqualTo(message));

    [Test]
    public void A_request_without_a_fault_has_no_violation() =>
        Assert.That(new SampleNode { Prompt = "cat", Loras = [new SampleLora { Path = "a" }] }.Validate(), Is.Empty);

    [Test]
    public void Every_violation_is_reported_with_its_path_and_what_is_allowed()
    {
        var node = new SampleNode
        {
            Steps = 51,
            Mode = (SampleMode)7,
            ImageSize = (0, 20000),
            Loras = [new SampleLora { Path = "a", Scale = 0 }, new SampleLora { Path = "b", Scale = double.NaN }, new SampleLora()],
        };

        Assert.That(node.Validate().Select(violation => $"{violation.Path}: {violation.Message}"), Is.EqualTo(new[]
        {
            "prompt: is required and was left unset.",
            "steps: is 51; it has to be between 1 and 50.",
            "steps: is 51; it has to be a multiple of 2.",
            "mode: 7 is no member of SampleMode.",
            "image_size.width: is 0; it has to be between 1 and 14142.",
            "image_size.height: is 20000; it has to be between 1 and 14142.",
            "loras: holds 3 items; it has to hold at most 2.",
            "loras[0].scale: is 0; it has to be greater than 0.",
            "loras[1].scale: is NaN, which JSON can't hold.",
            "loras[2].path: is required and was left unset.",
        }));
        Assert.That(node.Validate().Select(violation => violation.PropertyPath), Is.EqualTo(new[]
        {
            "Prompt", "Steps", "Steps", "Mode", "ImageSize.Width", "ImageSize.Height", "Loras", "Loras[0].Scale", "Loras[1].Scale", "Loras[2].Path",
        }));
    }

    [Test]
    public void A_required_number_that_was_left_unset_is_named_by_its_property() => Assert.That(
        new TimedNode().Validate().Select(violation => violation.ToString()),
        Is.EqualTo(new[] { "DurationMs: is required and was left unset." }));

    [Test]
    public void Characters_are_counted_as_people_do()
    {
        Assert.That(new SampleNode { Prompt = "🎈🎈🎈🎈🎈" }.Validate(), Is.Empty, "five code points in ten UTF-16 units");
        Assert.That(new SampleNode { Prompt = "🎈" }.Validate().Single().Message, Is.EqualTo("has 1 characters; it has to have 2 to 5."));
    }

    [Test]
    public void A_member_that_is_no_enum_value_is_never_sent() =>
        Assert.That(() => new SampleNode { Mode = (SampleMode)7 }.ToJson(), Throws.InvalidOperationException.With.Message.Contains("7 is no member of SampleMode"));

    [Test]
    public void An_unset_size_inside_a_value_is_never_sent() =>
        Assert.That(Json(new SampleNode { Prompt = "cat", ImageSize = default(ImageSize) }), Does.Not.Contain("image_size"));

    private static string Json(FalNode node) => Encoding.UTF8.GetString(node.ToJson());

    /// <summary>A node with a required number, which the generator keeps in a field, to tell zero from unset.</summary>
    private sealed class TimedNode : FalNode<SampleOutput>
    {
        private int? _durationMs;

        public int DurationMs
        {
            get => _durationMs.GetValueOrDefault();
            set => _durationMs = value;
        }

        public override FalEndpoint GetEndpoint() => SampleNode.Endpoint;

        protected internal override void VisitMembers(FalMemberVisitor visitor) =>
            _durationMs = visitor.Int32("duration_ms", _durationMs, required: true, property: nameof(DurationMs));
    }
}
