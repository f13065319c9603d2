using System.Collections.Immutable;
using Fal.Build.Core.Configuration;
using Fal.Build.Core.Json;

namespace Fal.Build.Core.Refresh;

/// <summary>A model as the service lists it.</summary>
/// <param name="Id">Endpoint id.</param>
/// <param name="Metadata">Title, category and the like; null where it isn't told.</param>
/// <param name="Document">What stands in the place of its OpenAPI document, be it one or not; null where there is nothing.</param>
internal sealed record ListedModel(string Id, JsonObject? Metadata, JsonValue? Document);

/// <summary>One page of the service's list of models.</summary>
/// <param name="Models">The models on it.</param>
/// <param name="NextCursor">What asks for the next page; null on the last.</param>
internal sealed record ListingPage(ImmutableArray<ListedModel> Models, string? NextCursor)
{
    /// <summary>Reads a page.</summary>
    /// <exception cref="FormatException">It isn't one.</exception>
    public static ListingPage Parse(string text)
    {
        JsonValue root;
        try
        {
            root = JsonTextParser.Parse(text);
        }
        catch (JsonSyntaxException exception)
        {
            throw new FormatException($"it isn't valid JSON: {exception.Message}", exception);
        }

        if (root is not JsonObject page || page["models"] is not JsonArray models)
        {
            throw new FormatException("it has no array 'models'");
        }

        var hasMore = page.IsTrue("has_more");
        return hasMore && page.Text("next_cursor") is null
            ? throw new FormatException("it says that there is more, and not where: next_cursor is missing")
            : new([.. models.Items.Select(Read)], hasMore ? page.Text("next_cursor") : null);
    }

    private static ListedModel Read(JsonValue value) =>
        value is JsonObject model && model.Text("endpoint_id") is { } id && EndpointId.IsWellFormed(id)
            ? new(id, model["metadata"] as JsonObject, model["openapi"])
            : throw new FormatException("it lists a model without a usable endpoint_id");
}
