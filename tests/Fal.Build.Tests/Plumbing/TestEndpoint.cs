using System.Text.Json.Nodes;

namespace Fal.Build.Tests.Plumbing;

/// <summary>An endpoint that exists in tests alone, so that no change of the bundled data changes a test.</summary>
/// <param name="Id">Its id.</param>
/// <param name="ClassName">Its class name.</param>
/// <param name="Category">Its category in the catalogue.</param>
internal sealed record TestEndpoint(string Id, string ClassName, string Category)
{
    public static TestEndpoint Echo { get; } = new("acme/echo", "Echo", "text-to-text");

    public static TestEndpoint Poem { get; } = new("acme/poem", "Poem", "text-to-text");

    public static TestEndpoint Summary { get; } = new("acme/summary", "Summary", "text-to-text");

    public static TestEndpoint Picture { get; } = new("acme/picture", "Picture", "text-to-image");

    /// <summary>An endpoint with a schema that the catalogue doesn't list.</summary>
    public static TestEndpoint Stranger { get; } = new("acme/stranger", "Stranger", "text-to-text");

    /// <summary>What the catalogue of every test project lists.</summary>
    public static IReadOnlyList<TestEndpoint> Catalogued { get; } = [Echo, Poem, Summary, Picture];

    /// <summary>Name of the file that holds its schema.</summary>
    public string SchemaFileName => Id.Replace("/", "__", StringComparison.Ordinal) + ".json";

    /// <summary>A faultless config of some endpoints.</summary>
    public static string Config(params IEnumerable<TestEndpoint> endpoints) =>
        new JsonObject { ["endpoints"] = new JsonObject(endpoints.Select(endpoint => KeyValuePair.Create(endpoint.Id, (JsonNode?)endpoint.Entry()))) }.ToJsonString();

    /// <summary>A catalogue of the endpoints here and of as many others as make it the wanted size.</summary>
    /// <param name="models">How many models it lists.</param>
    public static string Catalog(int models)
    {
        var known = Catalogued.Select(endpoint => (endpoint.Id, endpoint.Category));
        var others = Enumerable.Range(1, models - Catalogued.Count).Select(number => (Id: $"acme/other-{number}", Category: "text-to-text"));
        return new JsonObject
        {
            ["models"] = new JsonArray([.. known.Concat(others).Select(model => new JsonObject { ["id"] = model.Id, ["category"] = model.Category })]),
        }.ToJsonString();
    }

    /// <summary>Its OpenAPI document: a prompt and a number of words in, a text out.</summary>
    public string Schema() =>
        """
        {
          "openapi": "3.0.4",
          "info": {"title": "ID", "version": "1.0.0", "x-fal-metadata": {"endpointId": "ID", "category": "CATEGORY"}},
          "paths": {
            "/ID": {"post": {"requestBody": {"required": true, "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Input"}}}}}},
            "/ID/requests/{request_id}": {"get": {"responses": {"200": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Output"}}}}}}}
          },
          "components": {"schemas": {
            "Input": {"type": "object", "required": ["prompt"], "properties": {
              "prompt": {"type": "string"},
              "max_words": {"type": "integer", "default": 100, "minimum": 1, "maximum": 500}
            }},
            "Output": {"type": "object", "required": ["text"], "properties": {"text": {"type": "string"}}}
          }}
        }
        """.Replace("ID", Id, StringComparison.Ordinal).Replace("CATEGORY", Category, StringComparison.Ordinal);

    private JsonObject Entry() => new()
    {
        ["class_name"] = ClassName,
        ["docstring"] = $"Does in tests what {ClassName} is there for.",
        ["tags"] = new JsonArray("test"),
        ["use_cases"] = new JsonArray([.. Enumerable.Range(1, 5).Select(number => JsonValue.Create($"Use {ClassName} for purpose {number}"))]),
        ["basic_fields"] = new JsonArray("prompt"),
        ["primary_output"] = "text",
    };
}
