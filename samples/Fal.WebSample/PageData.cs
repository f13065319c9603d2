using System.Text.Json;
using Fal.Nodes;

namespace Fal.WebSample;

/// <summary>What the page needs first.</summary>
/// <param name="Notice">What has to be said about where runs go; null for the service.</param>
/// <param name="Token">Proves that a run was started from this page.</param>
/// <param name="Endpoints">What can be run.</param>
internal sealed record PageData(string? Notice, string Token, IReadOnlyList<EndpointSummary> Endpoints);

/// <summary>An endpoint in the list.</summary>
internal sealed record EndpointSummary(string Id, string Title, string Category, string Documentation, IReadOnlyList<string> Tags)
{
    public EndpointSummary(FalEndpoint endpoint)
        : this(endpoint.Id, endpoint.Title, endpoint.Category, endpoint.Documentation, endpoint.Tags)
    {
    }
}

/// <summary>An endpoint with all that its form is made from.</summary>
internal sealed record EndpointDetail(
    string Id, string Title, string Category, string Documentation, IReadOnlyList<string> UseCases, IReadOnlyList<string> BasicFields, JsonElement? InputSchema)
{
    public EndpointDetail(FalEndpoint endpoint)
        : this(endpoint.Id, endpoint.Title, endpoint.Category, endpoint.Documentation, endpoint.UseCases, endpoint.BasicFields, endpoint.InputSchema)
    {
    }
}
