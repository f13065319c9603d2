using System.Diagnostics;
using Fal.Build.Core;
using Fal.Build.Core.Catalog;
using Fal.Build.Core.Configuration;
using Fal.Build.Core.Diagnostics;
using Fal.Build.Core.Output;
using Fal.Build.Core.Refresh;

namespace Fal.Build.Refresh;

/// <summary>
/// A whole refresh: fetches everything first, then brings directory and catalogue up to date, each file whole or not at all. When
/// the service fails before all has come, nothing is changed, and what has come is kept for the next try.
/// </summary>
internal sealed class SchemaRefresh(
    GeneratorOptions project, RefreshSettings settings, string schemaHome, string? catalogHome, string workDirectory, Action<string> tell)
{
    /// <summary>The pause before the first retry; it doubles for every further one.</summary>
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(500);

    private static readonly TimeSpan BetweenReports = TimeSpan.FromSeconds(3);

    /// <summary>How many missing endpoints a message names.</summary>
    private const int Named = 10;

    private readonly ResponseStore _store = new(workDirectory);
    private readonly Stopwatch _sinceReport = Stopwatch.StartNew();

    /// <summary>Refreshes; false after an error, with directory and catalogue as they were.</summary>
    public async Task<bool> RunAsync(List<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var intake = new SchemaIntake(schemaHome, project.BundledSchemaDirectory, settings.KeepsProse);
        var (catalogued, selected) = Known();
        var request = new RefreshRequest(settings.Platform, settings.OpenApi, settings.IsForAll ? null : selected, catalogHome is not null);
        if (request is { Wanted.Count: 0, WantsCatalog: false })
        {
            diagnostics.Add(DiagnosticCatalog.NothingToGenerate(project.ProjectFile));
            return false;
        }

        var resumes = _store.HasAnswers;
        tell(resumes ? "Going on with the refresh that was broken off." : $"Refreshing from {settings.Platform}");
        using var service = new ServiceClient(settings.Platform, Key(), FirstDelay);
        var fetched = await FetchAsync(intake, request, service, request.Wanted ?? catalogued, resumes, diagnostics, cancellationToken).ConfigureAwait(false);
        if (fetched is null || !Apply(intake, fetched, diagnostics))
        {
            return false;
        }

        Report(intake, fetched, diagnostics);
        _store.Clear();
        return true;
    }

    private async Task<FetchedSchemas?> FetchAsync(
        SchemaIntake intake, RefreshRequest request, ServiceClient service, IReadOnlyCollection<string> expected, bool resumes, List<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var fetch = new SchemaFetch(request, service, _store, intake, Progress);
        try
        {
            return await fetch.RunAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (ServiceException exception) when (resumes && exception.Reply?.Status is 400 or 404 or 410)
        {
            // The service has forgotten where the last run stopped.
            _store.Clear();
            return await FetchAsync(intake, request, service, expected, resumes: false, diagnostics, cancellationToken).ConfigureAwait(false);
        }
        catch (ServiceException exception)
        {
            diagnostics.Add(RefreshFault.Of(exception, project.ProjectFile, State()));
        }
        catch (FormatException exception)
        {
            diagnostics.Add(DiagnosticCatalog.ListingUnusable(project.ProjectFile, settings.Platform, exception.Message, State()));
        }
        catch (OperationCanceledException)
        {
            tell("Broken off. " + State());
        }

        return null;

        string State()
        {
            var missing = expected.Except(fetch.Arrived, StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
            return $"{expected.Count - missing.Count} of {expected.Count} endpoints had arrived"
                + (missing.Count == 0 ? "" : $"; missing are {string.Join(", ", missing.Take(Named))}{(missing.Count > Named ? $" and {missing.Count - Named} more" : "")}")
                + ". Nothing has been changed, and the next -t:FalRefresh goes on from here.";
        }
    }

    private bool Apply(SchemaIntake intake, FetchedSchemas fetched, List<Diagnostic> diagnostics)
    {
        var before = diagnostics.Count;
        var changed = fetched.Documents.OrderBy(document => document.Key, StringComparer.Ordinal).Count(document => intake.Take(document.Key, document.Value, diagnostics));
        if (catalogHome is not null && fetched.Catalog is { } models)
        {
            var former = File.Exists(catalogHome) ? File.ReadAllText(catalogHome) : null;
            var text = CatalogDocument.Write(former, models, DateOnly.FromDateTime(DateTime.UtcNow));
            new OutputDirectory(Path.GetDirectoryName(catalogHome)!).Write([new(Path.GetFileName(catalogHome), text)], diagnostics);
        }

        tell($"{fetched.Documents.Count} documents fetched, {changed} of them new or changed; {fetched.Refused.Count} couldn't be had.");
        return diagnostics.Count == before;
    }

    private static void Report(SchemaIntake intake, FetchedSchemas fetched, List<Diagnostic> diagnostics)
    {
        var gone = fetched.Catalog is { } models && fetched.Documents.Count > 0
            ? intake.Ids.Except(models.Select(model => model.Id)).Select(id => KeyValuePair.Create(id, "the service doesn't list it any more"))
            : [];
        foreach (var (id, reason) in fetched.Refused.Concat(gone.Where(item => !fetched.Documents.ContainsKey(item.Key))).DistinctBy(item => item.Key).OrderBy(item => item.Key, StringComparer.Ordinal))
        {
            diagnostics.Add(DiagnosticCatalog.DocumentNotTaken(intake.PlaceOf(id), id, reason, intake.Has(id)));
        }
    }

    /// <summary>The endpoints that the catalogue knows, and those that the project generates.</summary>
    private (IReadOnlyCollection<string> Catalogued, IReadOnlyList<string> Selected) Known()
    {
        // What is wrong with configs or catalogue, a build says.
        var ignored = new List<Diagnostic>();
        var catalog = File.Exists(project.CatalogFile) ? CatalogReader.Read(project.CatalogFile, ignored) : null;
        var modules = project.Configs.DistinctBy(source => source.File).Select(source => ConfigReader.Read(source, ignored)).OfType<ModuleConfig>();
        var selected = EndpointSelection.Select(project, [.. modules], catalog, _ => true, ignored);
        return ([.. catalog?.Ids ?? []], [.. selected.Select(endpoint => endpoint.Id).Where(EndpointId.IsWellFormed)]);
    }

    private void Progress(string line)
    {
        lock (_sinceReport)
        {
            if (_sinceReport.Elapsed >= BetweenReports)
            {
                _sinceReport.Restart();
                tell(line);
            }
        }
    }

    private static string? Key() =>
        Environment.GetEnvironmentVariable("FAL_KEY") is { Length: > 0 } key ? key.Trim() : null;
}
