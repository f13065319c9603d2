namespace Fal.Build.Core.Tests;

/// <summary>Texts of OpenAPI documents as the service publishes them.</summary>
internal static class SchemaText
{
    private const string Template =
        """
        {
          "openapi": "3.0.4",
          "info": {"title": "(id)", "version": "1.0.0", "x-fal-metadata": {"endpointId": "(id)", "category": "text-to-image"}},
          "paths": {
            "/(id)": {"post": {"requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Input"}}}}}},
            "/(id)/requests/{request_id}": {"get": {"responses": {"200": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Output"}}}}}}}
          },
          "components": {"schemas": {
            "Input": (input),
            "Output": (output)(components)
          }}
        }
        """;

    /// <summary>A document of one endpoint.</summary>
    /// <param name="id">Endpoint id.</param>
    /// <param name="input">Schema of the request.</param>
    /// <param name="output">Schema of the answer.</param>
    /// <param name="components">Members of components/schemas beside Input and Output.</param>
    public static string Document(string id, string input, string output = """{"type": "object", "properties": {"text": {"type": "string"}}}""", string components = "") =>
        Template
            .Replace("(id)", id, StringComparison.Ordinal)
            .Replace("(input)", input, StringComparison.Ordinal)
            .Replace("(output)", output, StringComparison.Ordinal)
            .Replace("(components)", components.Length == 0 ? "" : ",\n    " + components, StringComparison.Ordinal);

    /// <summary>An object schema.</summary>
    /// <param name="properties">The object of properties.</param>
    /// <param name="required">Names of the required ones.</param>
    public static string Object(string properties, params string[] required)
    {
        var names = string.Join(", ", required.Select(name => $"\"{name}\""));
        return "{\"type\": \"object\", \"required\": [" + names + "], \"properties\": " + properties + "}";
    }
}
