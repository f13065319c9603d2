using Fal.Build.Core.Json;
using Fal.Build.Core.Refresh;

namespace Fal.Build.Core.Tests.Refresh;

/// <summary>The catalogue takes over what the service tells, and keeps what only people know.</summary>
public sealed class CatalogDocumentTests
{
    private const string Former =
        """
        {
          "as_of": "2026-02-07",
          "categories": {
            "text-to-image": {"priority": "High"}
          },
          "models": [
            {"id": "a/one", "title": "One", "category": "text-to-image", "kind": "inference", "tags": ["x"], "license": "commercial", "released": "2025-09-01", "lab": "Lab", "family": "One 1"},
            {"id": "b/two", "title": "Two", "category": "text-to-image", "kind": "inference", "tags": []}
          ]
        }

        """;

    private static readonly DateOnly Today = new(2026, 3, 4);

    [Test]
    public void A_list_that_says_the_same_leaves_the_text_as_it_is() =>
        Assert.That(CatalogDocument.Write(Former, [Two("text-to-image"), One("One")], Today), Is.EqualTo(Former));

    [Test]
    public void What_has_changed_has_come_or_has_gone_is_a_line_each()
    {
        var text = CatalogDocument.Write(Former, [One("One and only"), new("c/three", (JsonObject)JsonTextParser.Parse("""{"display_name": "Three", "category": "llm"}"""), null)], Today);

        Assert.That(text, Is.EqualTo(Former
            .Replace("2026-02-07", "2026-03-04", StringComparison.Ordinal)
            .Replace("\"title\": \"One\"", "\"title\": \"One and only\"", StringComparison.Ordinal)
            .Replace("""{"id": "b/two", "title": "Two", "category": "text-to-image", "kind": "inference", "tags": []}""", """{"id": "c/three", "title": "Three", "category": "llm"}""", StringComparison.Ordinal)));
    }

    [Test]
    public void Without_a_former_one_it_begins() =>
        Assert.That(CatalogDocument.Write(null, [new("c/three", null, null)], Today), Is.EqualTo("{\n  \"as_of\": \"2026-03-04\",\n  \"models\": [\n    {\"id\": \"c/three\", \"category\": \"unknown\"}\n  ]\n}\n"));

    private static ListedModel One(string title) => new("a/one", (JsonObject)JsonTextParser.Parse(
        $$"""{"display_name": "{{title}}", "category": "text-to-image", "kind": "inference", "tags": ["x"], "license_type": "commercial", "date": "2025-09-01T10:00:00Z"}"""), null);

    private static ListedModel Two(string category) => new("b/two", (JsonObject)JsonTextParser.Parse(
        $$"""{"display_name": "Two", "category": "{{category}}", "kind": "inference", "tags": []}"""), null);
}
