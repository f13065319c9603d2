using System.Text.Json;

namespace Fal.Nodes;

/// <summary>Gives the UTF-8 text of an endpoint's input schema. Generated code implements it.</summary>
public delegate ReadOnlySpan<byte> FalSchemaText();

/// <summary>An endpoint as data: what it is called, what it is for, and what it accepts.</summary>
public sealed class FalEndpoint
{
    private readonly Lazy<JsonElement?> _inputSchema;

    /// <summary>Describes an endpoint. Generated code calls it.</summary>
    /// <param name="id">Endpoint id, such as <c>fal-ai/wizper</c>.</param>
    /// <param name="category">Category in the model catalogue, such as <c>speech-to-text</c>.</param>
    /// <param name="title">Title in the model catalogue.</param>
    /// <param name="documentation">What the model does, in one line.</param>
    /// <param name="tags">Tags for search.</param>
    /// <param name="useCases">What people use the model for.</param>
    /// <param name="basicFields">Wire names of the arguments that most people set.</param>
    /// <param name="primaryOutput">Wire path of the member of the answer that matters most, if there is one.</param>
    /// <param name="inputSchema">The input's JSON schema, or null when schemas aren't embedded.</param>
    public FalEndpoint(
        string id,
        string category,
        string title,
        string documentation,
        IReadOnlyList<string> tags,
        IReadOnlyList<string> useCases,
        IReadOnlyList<string> basicFields,
        string? primaryOutput = null,
        FalSchemaText? inputSchema = null)
    {
        Id = id;
        Category = category;
        Title = title;
        Documentation = documentation;
        Tags = tags;
        UseCases = useCases;
        BasicFields = basicFields;
        PrimaryOutput = primaryOutput;
        _inputSchema = new Lazy<JsonElement?>(() => inputSchema is null ? null : Parse(inputSchema()));
    }

    /// <summary>Endpoint id, such as <c>fal-ai/wizper</c>.</summary>
    public string Id { get; }

    /// <summary>Category in the model catalogue, such as <c>speech-to-text</c>; empty where the catalogue doesn't list the endpoint.</summary>
    public string Category { get; }

    /// <summary>Title in the model catalogue.</summary>
    public string Title { get; }

    /// <summary>What the model does, in one line.</summary>
    public string Documentation { get; }

    /// <summary>Tags for search.</summary>
    public IReadOnlyList<string> Tags { get; }

    /// <summary>What people use the model for.</summary>
    public IReadOnlyList<string> UseCases { get; }

    /// <summary>Wire names of the arguments that most people set, the most important first.</summary>
    public IReadOnlyList<string> BasicFields { get; }

    /// <summary>Wire path of the member of the answer that matters most, or null.</summary>
    public string? PrimaryOutput { get; }

    /// <summary>
    /// The input's JSON schema with every reference resolved within itself (<c>#/$defs</c>), for forms and generic checks;
    /// null when the project was built with <c>FalEmbedSchemas=false</c>. Parsed when first asked for.
    /// </summary>
    public JsonElement? InputSchema => _inputSchema.Value;

    /// <summary>The endpoint's id.</summary>
    public override string ToString() => Id;

    private static JsonElement Parse(ReadOnlySpan<byte> utf8)
    {
        using var document = JsonDocument.Parse(utf8.ToArray());
        return document.RootElement.Clone();
    }
}
