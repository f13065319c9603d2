using Fal.Build.Core.Json;
using Fal.Build.Core.Refresh;

namespace Fal.Build.Core.Tests.Refresh;

/// <summary>What isn't a document never takes the place of one, and nothing leads out of the directory.</summary>
public sealed class SchemaIntakeTests
{
    private static readonly string Valid = SchemaText.Document("fal-ai/model", SchemaText.Object("""{"prompt": {"type": "string"}}"""));

    private Inputs _inputs = null!;

    [SetUp]
    public void Prepare() => _inputs = new Inputs();

    [TearDown]
    public void CleanUp() => _inputs.Dispose();

    [TestCase("""{"error": {"code": "expansion_failed", "message": "Later."}}""", "\"expansion_failed\": \"Later.\"")]
    [TestCase("null", "no document")]
    [TestCase("""{"openapi": "3.0.4"}""", "broken")]
    public void What_is_no_document_is_told(string text, string reason) =>
        Assert.That(Intake().WhyNot("fal-ai/model", JsonTextParser.Parse(text)), Does.Contain(reason));

    [Test]
    public void A_document_of_another_endpoint_is_none() =>
        Assert.That(Intake().WhyNot("fal-ai/other", JsonTextParser.Parse(Valid)), Does.Contain("'fal-ai/model'"));

    [Test]
    public void A_document_that_an_overlay_mends_is_one()
    {
        var broken = Valid.Replace("\"Input\":", "\"Inputs\":", StringComparison.Ordinal);
        Assert.That(Intake().WhyNot("fal-ai/model", JsonTextParser.Parse(broken)), Does.Contain("leads nowhere"));

        _inputs.Write("schemas/overlays/fal-ai__model.json", """{"reason": "r", "patch": {"components": {"schemas": {"Input": {"type": "object", "properties": {"prompt": {"type": "string"}}}}}}}""");

        Assert.That(Intake().WhyNot("fal-ai/model", JsonTextParser.Parse(broken)), Is.Null);
    }

    [Test]
    public void A_document_goes_where_the_one_before_it_is_and_a_new_one_into_its_category()
    {
        File.Move(Path.Combine(_inputs.Schemas, "fal-ai__model.json"), Path.Combine(_inputs.Schemas, "mine.json"));
        var changed = Valid.Replace("\"prompt\"", "\"words\"", StringComparison.Ordinal);

        Assert.That(Intake().Take("fal-ai/model", (JsonObject)JsonTextParser.Parse(changed), []));
        Assert.That(Intake().Take("fal-ai/model", (JsonObject)JsonTextParser.Parse(changed), []), Is.False, "nothing is left to change");
        Assert.That(Intake().Take("fal-ai/new", (JsonObject)JsonTextParser.Parse(Valid.Replace("fal-ai/model", "fal-ai/new", StringComparison.Ordinal)), []));

        Assert.That(
            Directory.GetFiles(_inputs.Schemas, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(_inputs.Schemas, file).Replace('\\', '/')),
            Is.EquivalentTo(["mine.json", "text-to-image/fal-ai__new.json"]));
        Assert.That(File.ReadAllText(Path.Combine(_inputs.Schemas, "mine.json")), Does.Contain("\"words\""));
    }

    [TestCase("../..")]
    [TestCase("/etc")]
    [TestCase("a/b")]
    public void A_category_leads_nowhere_else(string category)
    {
        var text = Valid.Replace("fal-ai/model", "fal-ai/new", StringComparison.Ordinal).Replace("text-to-image", category, StringComparison.Ordinal);

        Intake().Take("fal-ai/new", (JsonObject)JsonTextParser.Parse(text), []);

        Assert.That(Path.Combine(_inputs.Schemas, "fal-ai__new.json"), Does.Exist);
    }

    [TestCase("""{"models": []""", "valid JSON")]
    [TestCase("""{"items": []}""", "'models'")]
    [TestCase("""{"models": [{"id": "x"}]}""", "endpoint_id")]
    [TestCase("""{"models": [{"endpoint_id": "../../x y"}]}""", "endpoint_id")]
    [TestCase("""{"models": [], "has_more": true, "next_cursor": null}""", "next_cursor")]
    public void A_page_that_is_none(string text, string reason) =>
        Assert.That(() => ListingPage.Parse(text), Throws.TypeOf<FormatException>().With.Message.Contains(reason));

    private SchemaIntake Intake() => new(_inputs.Schemas, bundledDirectory: null, keepsProse: true);
}
