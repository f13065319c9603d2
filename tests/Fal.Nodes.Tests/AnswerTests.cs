using System.Text;
using System.Text.Json;

namespace Fal.Nodes.Tests;

public sealed class AnswerTests
{
    [Test]
    public void An_answer_is_read_and_written_back_with_what_nobody_knew()
    {
        const string Json = """{"text":"hi","image":{"url":"https://e.com/a.png","width":640,"nsfw":false},"videos":[],"seed":42,"timings":{"a":[1,null]}}""";
        var output = Read(Json);

        Assert.Multiple(() =>
        {
            Assert.That(output.Image!.Width, Is.EqualTo(640));
            Assert.That(output.Image.AdditionalProperties["nsfw"].GetBoolean(), Is.False);
            Assert.That(output.AdditionalProperties["timings"].GetProperty("a")[0].GetInt32(), Is.EqualTo(1));
            Assert.That(Encoding.UTF8.GetString(output.ToJson()), Is.EqualTo(Json));
        });
    }

    [TestCase("{}")]
    [TestCase("""{"text":null,"image":null,"videos":null,"seed":null}""")]
    public void What_is_missing_or_null_is_empty(string json)
    {
        var output = Read(json);

        Assert.That((output.Text, output.Image, output.Videos.Count, output.Seed), Is.EqualTo(("", (ImageRef?)null, 0, (long?)null)));
    }

    [Test]
    public void Scalars_are_read_as_services_happen_to_write_them()
    {
        var output = Read("""{"text":5,"seed":"12"}""");

        Assert.That((output.Text, output.Seed), Is.EqualTo(("5", 12L)));
        Assert.That(Read("""{"seed":3.0}""").Seed, Is.EqualTo(3));
    }

    [Test]
    public void A_fact_of_a_file_that_doesnt_fit_is_kept_and_the_file_with_it()
    {
        const string Json = """{"text":"","image":{"url":"https://e.com/a.png","width":0.5},"videos":[]}""";
        var output = Read(Json);

        Assert.That(output.Image!.Width, Is.Null);
        Assert.That(output.Image.AdditionalProperties["width"].GetDouble(), Is.EqualTo(0.5));
        Assert.That(Encoding.UTF8.GetString(output.ToJson()), Is.EqualTo(Json));
    }

    [TestCase("[1]", "$: expected an object, found [1]")]
    [TestCase("""{"videos":{"url":"x"}}""", """$.videos: expected an array, found {"url":"x"}""")]
    [TestCase("""{"videos":[{"url":"x"},7]}""", "$.videos[1]: expected a file object, found 7")]
    public void Where_nothing_can_be_made_of_it_the_error_names_the_place(string json, string message) =>
        Assert.That(() => Read(json), Throws.TypeOf<FalFormatException>().With.Message.EqualTo(message));

    [Test]
    public void Null_items_are_left_out() => Assert.That(Read("""{"videos":[null,{"url":"https://e.com/v.mp4"}]}""").Videos, Has.Count.EqualTo(1));

    [Test]
    public void Every_asset_of_an_answer_is_listed_in_order()
    {
        var output = Read("""{"image":{"url":"https://e.com/i.png"},"videos":[{"url":"https://e.com/1.mp4"},{"url":"https://e.com/2.mp4"}]}""");

        Assert.That(output.Assets.Select(asset => asset.Url), Is.EqualTo(new[] { "https://e.com/i.png", "https://e.com/1.mp4", "https://e.com/2.mp4" }));
    }

    [Test]
    public void An_answer_outlives_the_document_it_was_read_from()
    {
        SampleOutput output;
        using (var document = JsonDocument.Parse("""{"extra":{"deep":[1,2,3]}}"""))
        {
            output = SampleNode.ReadOutput(document.RootElement);
        }

        Assert.That(output.AdditionalProperties["extra"].GetProperty("deep").GetArrayLength(), Is.EqualTo(3));
    }

    [Test]
    public void Consumers_can_make_an_answer_themselves()
    {
        var output = new SampleOutput { Text = "hi", Image = "https://e.com/i.png", Seed = 7 };

        Assert.That(Encoding.UTF8.GetString(output.ToJson()), Is.EqualTo("""{"text":"hi","image":{"url":"https://e.com/i.png"},"videos":[],"seed":7}"""));
    }

    private static SampleOutput Read(string json) => SampleNode.ReadOutput(Encoding.UTF8.GetBytes(json));
}
