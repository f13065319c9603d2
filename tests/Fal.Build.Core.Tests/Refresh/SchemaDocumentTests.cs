using Fal.Build.Core.Drift;
using Fal.Build.Core.Json;
using Fal.Build.Core.Refresh;

namespace Fal.Build.Core.Tests.Refresh;

/// <summary>One way to write a document: the same however it comes, without its words on request, with every fact in any case.</summary>
public sealed class SchemaDocumentTests
{
    private const string Document =
        """
        {"components": {"schemas": {"Input": {"properties": {
            "title": {"title": "Title", "type": "string", "description": "Words."},
            "description": {"type": "string", "default": "one two three four five six seven"},
            "style": {"type": "string", "enum": ["b", "a"], "default": "a", "examples": ["a"]}},
          "x-fal-order-properties": ["style", "title", "description"], "type": "object", "required": ["title"]}}},
         "info": {"description": "Words.", "x-fal-metadata": {"endpointId": "fal-ai/model", "category": "c", "thumbnailUrl": "u"}, "title": "Words"}, "openapi": "3.0.4"}
        """;

    [Test]
    public void Keys_have_a_fixed_order_and_properties_that_of_their_schema()
    {
        Assert.That(SchemaDocument.Write(Parse(Document), "fal-ai/model", keepsProse: true), Is.EqualTo(
            """
            {
             "openapi": "3.0.4",
             "info": {
              "title": "Words",
              "description": "Words.",
              "x-fal-metadata": {
               "category": "c",
               "endpointId": "fal-ai/model",
               "thumbnailUrl": "u"
              }
             },
             "components": {
              "schemas": {
               "Input": {
                "type": "object",
                "required": [
                 "title"
                ],
                "x-fal-order-properties": [
                 "style",
                 "title",
                 "description"
                ],
                "properties": {
                 "style": {
                  "type": "string",
                  "default": "a",
                  "enum": [
                   "b",
                   "a"
                  ],
                  "examples": [
                   "a"
                  ]
                 },
                 "title": {
                  "type": "string",
                  "title": "Title",
                  "description": "Words."
                 },
                 "description": {
                  "type": "string",
                  "default": "one two three four five six seven"
                 }
                }
               }
              }
             }
            }

            """));
    }

    [Test]
    public void Without_prose_fields_of_its_names_stay()
    {
        var text = SchemaDocument.Write(Parse(Document), "fal-ai/model", keepsProse: false);

        Assert.That(text, Does.Not.Contain("Words").And.Not.Contain("seven").And.Not.Contain("examples").And.Not.Contain("thumbnailUrl"));
        Assert.That(text, Does.Contain("\"description\": {").And.Contain("\"title\": {").And.Contain("\"title\": \"fal-ai/model\"").And.Contain("\"default\": \"a\""));
    }

    [TestCase(true)]
    [TestCase(false)]
    public void What_was_written_is_written_again_byte_for_byte(bool keepsProse)
    {
        foreach (var file in Repository.SchemaFiles.Where((_, index) => index % 25 == 0))
        {
            var once = SchemaDocument.Write(Parse(File.ReadAllText(file)), "id", keepsProse);
            Assert.That(SchemaDocument.Write(Parse(once), "id", keepsProse), Is.EqualTo(once), file);
        }
    }

    [Test]
    public void The_services_documents_without_prose_hold_the_facts_that_are_bundled()
    {
        if (Repository.RealDocuments is not { } real)
        {
            Assert.Ignore("The service's own documents aren't beside the repository.");
            return;
        }

        using var inputs = new Inputs();
        foreach (var file in Repository.SchemaFiles.Where((_, index) => index % 15 == 0))
        {
            var name = Path.GetFileName(file);
            var id = name[..^".json".Length].Replace("__", "/", StringComparison.Ordinal);
            inputs.Write("bundled/" + name, File.ReadAllText(file));
            inputs.Write("stripped/" + name, SchemaDocument.Write(Parse(File.ReadAllText(Path.Combine(real, name))), id, keepsProse: false));
        }

        var report = DriftDetector.Compare(new(inputs.Options, Path.Combine(inputs.Root, "bundled"), Path.Combine(inputs.Root, "stripped"), null)).Report;

        Assert.That(report.Changes.Select(change => $"{change.EndpointId}: {DriftWords.Of(change)}"), Is.Empty);
        Assert.That(report.EndpointsAfter, Is.GreaterThan(60));
    }

    private static JsonObject Parse(string text) => (JsonObject)JsonTextParser.Parse(text);
}
