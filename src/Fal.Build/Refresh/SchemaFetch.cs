using System.Collections.Concurrent;
using System.Collections.Immutable;
using Fal.Build.Core.Json;
using Fal.Build.Core.Refresh;

namespace Fal.Build.Refresh;

/// <summary>Everything that a refresh got.</summary>
/// <param name="Documents">Documents that are ones, by endpoint.</param>
/// <param name="Refused">Endpoints without one, and why.</param>
/// <param name="Catalog">Every model that the service lists; null where that wasn't asked for.</param>
internal sealed record FetchedSchemas(
    IReadOnlyDictionary<string, JsonObject> Documents, IReadOnlyDictionary<string, string> Refused, ImmutableArray<ListedModel>? Catalog);

/// <summary>Fetches documents: page by page from the listing, and one by one what the listing couldn't give. It writes nothing.</summary>
internal sealed class SchemaFetch(RefreshRequest request, ServiceClient service, ResponseStore store, SchemaIntake intake, Action<string> progress)
{
    private const int AtOnce = 4;

    private readonly ConcurrentDictionary<string, JsonObject> _documents = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _refused = new(StringComparer.Ordinal);

    /// <summary>Endpoints that something has come of so far.</summary>
    public IReadOnlyCollection<string> Arrived => [.. _documents.Keys, .. _refused.Keys];

    /// <summary>Fetches.</summary>
    /// <exception cref="ServiceException">The service can't be asked any further.</exception>
    /// <exception cref="FormatException">What it answers makes no sense.</exception>
    public async Task<FetchedSchemas> RunAsync(CancellationToken cancellationToken)
    {
        ImmutableArray<ListedModel>? catalog = null;
        if (request.Wanted is null || request.WantsCatalog)
        {
            catalog = await ListAsync(withDocuments: request.Wanted is null, cancellationToken).ConfigureAwait(false);
        }

        await EachAsync((request.Wanted ?? []).Chunk(RefreshRequest.PageSize), GetModelsAsync, cancellationToken).ConfigureAwait(false);
        await EachAsync(_refused.Keys.Order(StringComparer.Ordinal), GetDocumentAsync, cancellationToken).ConfigureAwait(false);
        return new(_documents, _refused, catalog);
    }

    private static Task EachAsync<T>(IEnumerable<T> items, Func<T, CancellationToken, Task> act, CancellationToken cancellationToken) =>
        Parallel.ForEachAsync(
            items, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken }, async (item, token) => await act(item, token).ConfigureAwait(false));

    private async Task<ImmutableArray<ListedModel>> ListAsync(bool withDocuments, CancellationToken cancellationToken)
    {
        var models = ImmutableArray.CreateBuilder<ListedModel>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        string? cursor = null;
        do
        {
            var page = await GetPageAsync(request.Page(cursor, withDocuments), cancellationToken).ConfigureAwait(false);
            if (withDocuments)
            {
                Sort(page.Models);
            }

            models.AddRange(page.Models.Select(model => model with { Document = null }));
            cursor = page.NextCursor;
            if (cursor is not null && !seen.Add(cursor))
            {
                throw new FormatException("its pages go round in a circle");
            }

            progress($"{models.Count} models listed");
        }
        while (cursor is not null);
        return models.ToImmutable();
    }

    private async Task GetModelsAsync(string[] ids, CancellationToken cancellationToken)
    {
        var page = await GetPageAsync(request.Models(ids), cancellationToken).ConfigureAwait(false);
        Sort(page.Models.Where(model => ids.Contains(model.Id)));
        foreach (var id in ids.Except(page.Models.Select(model => model.Id)))
        {
            _refused[id] = "the service doesn't list it";
        }

        progress($"{_documents.Count} documents fetched");
    }

    /// <summary>What the listing couldn't give, the service may give alone.</summary>
    private async Task GetDocumentAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            var document = await GetAsync(request.Document(id), JsonTextParser.Parse, cancellationToken).ConfigureAwait(false);
            Sort([new(id, null, document)]);
        }
        catch (ServiceException exception) when (exception.Reply is { IsTransient: false } reply)
        {
            _refused[id] += $"; asked for alone, the service answered {reply.Status}";
        }
        catch (JsonSyntaxException exception)
        {
            _refused[id] += $"; asked for alone, it isn't valid JSON: {exception.Message}";
        }

        progress($"{_documents.Count} documents fetched");
    }

    private void Sort(IEnumerable<ListedModel> models)
    {
        foreach (var model in models)
        {
            if (intake.WhyNot(model.Id, model.Document) is { } reason)
            {
                _refused[model.Id] = reason;
            }
            else
            {
                _documents[model.Id] = (JsonObject)model.Document!;
                _refused.TryRemove(model.Id, out _);
            }
        }
    }

    private Task<ListingPage> GetPageAsync(Uri address, CancellationToken cancellationToken) => GetAsync(address, ListingPage.Parse, cancellationToken);

    /// <summary>An answer as it is read; one that can't be read isn't kept.</summary>
    private async Task<T> GetAsync<T>(Uri address, Func<string, T> read, CancellationToken cancellationToken)
    {
        var text = await store.GetAsync(address, AskAsync, cancellationToken).ConfigureAwait(false);
        return read(text);

        async Task<string> AskAsync(Uri asked, CancellationToken token)
        {
            var answer = await service.GetAsync(asked, token).ConfigureAwait(false);
            read(answer);
            return answer;
        }
    }
}
