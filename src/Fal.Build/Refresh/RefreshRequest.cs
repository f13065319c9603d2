namespace Fal.Build.Refresh;

/// <summary>What a refresh is to fetch.</summary>
/// <param name="Platform">Address of the platform API, with a slash at its end.</param>
/// <param name="OpenApi">Address that hands out single documents, with a slash at its end.</param>
/// <param name="Wanted">The endpoints wanted; null for every one.</param>
/// <param name="WantsCatalog">True when the list of all models is wanted too.</param>
internal sealed record RefreshRequest(Uri Platform, Uri OpenApi, IReadOnlyList<string>? Wanted, bool WantsCatalog)
{
    /// <summary>The most that the service takes of ids, and gives of models, at once.</summary>
    public const int PageSize = 50;

    /// <summary>A page of the list of all models.</summary>
    public Uri Page(string? cursor, bool withDocuments) => new(
        Platform,
        $"models?limit={PageSize}&status=active{(withDocuments ? "&expand=openapi-3.0" : "")}{(cursor is null ? "" : "&cursor=" + Uri.EscapeDataString(cursor))}");

    /// <summary>Some models with their documents.</summary>
    public Uri Models(IEnumerable<string> ids) =>
        new(Platform, $"models?limit={PageSize}&expand=openapi-3.0{string.Concat(ids.Select(id => "&endpoint_id=" + Uri.EscapeDataString(id)))}");

    /// <summary>One document.</summary>
    public Uri Document(string id) => new(OpenApi, "queue/openapi.json?endpoint_id=" + Uri.EscapeDataString(id));
}
