using System.Collections.Immutable;
using System.Globalization;
using Fal.Build.Core.Catalog;
using Fal.Build.Core.Diagnostics;
using Fal.Build.Core.Json;

namespace Fal.Build.Core.Coverage;

/// <summary>
/// Reads what other projects have counted out of their <c>coverage.json</c>. A report that can't be added up with this project's
/// is refused: one of another form, or one that was counted against another catalogue.
/// </summary>
/// <param name="catalog">This project's catalogue.</param>
/// <param name="reportDirectory">This project's directory of reports, which links to classes start from; null for no links.</param>
/// <param name="diagnostics">Where to report.</param>
internal sealed class CoverageReportReader(ModelCatalog catalog, string? reportDirectory, List<Diagnostic> diagnostics)
{
    /// <summary>Enough of a hash to tell two apart in a message.</summary>
    private const int ShownHashLength = 12;

    /// <summary>Reads a report; null after an error.</summary>
    public CoverageTally? Read(string file)
    {
        JsonValue root;
        try
        {
            root = JsonTextParser.Parse(File.ReadAllText(file));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            diagnostics.Add(DiagnosticCatalog.ReportNotMergeable(
                SourceLocation.OfFile(file), "can't be read: " + TextPresentation.Reason(exception), "Build its project first, or correct the pattern"));
            return null;
        }
        catch (JsonSyntaxException exception)
        {
            diagnostics.Add(DiagnosticCatalog.ReportNotMergeable(
                new(file, exception.Position.Line, exception.Position.Column), "isn't valid JSON: " + exception.Message, "Build its project again"));
            return null;
        }

        try
        {
            return ReadReport(root as JsonObject ?? throw new UnfitReport(root, "isn't a coverage report", "Have the pattern match coverage.json files alone"), file);
        }
        catch (UnfitReport unfit)
        {
            diagnostics.Add(DiagnosticCatalog.ReportNotMergeable(
                new(file, unfit.Value.Position.Line, unfit.Value.Position.Column), unfit.Message, unfit.Remedy));
            return null;
        }
    }

    private CoverageTally ReadReport(JsonObject report, string file)
    {
        var version = Member<JsonNumber>(report, "schemaVersion");
        if (version.Text != CoverageJson.SchemaVersion.ToString(CultureInfo.InvariantCulture))
        {
            throw new UnfitReport(
                version, $"has schemaVersion {version.Text}, and only {CoverageJson.SchemaVersion} can be merged", "Build its project with the same version of Fal.Build");
        }

        var hash = Member<JsonString>(report, "catalogSha256");
        if (hash.Value != catalog.Sha256)
        {
            throw new UnfitReport(
                hash, $"was counted against another catalogue ({Shorten(hash.Value)}, and this project's is {Shorten(catalog.Sha256)})",
                "Build its project with the same FalCatalogFile or the same version of Fal.Build");
        }

        var links = Path.GetDirectoryName(file)!;
        return new(
            Texts(Member<JsonArray>(report, "projects")),
            ReadEndpoints(Member<JsonArray>(report, "endpoints"), links),
            ReadEndpoints(Member<JsonArray>(report, "withoutConfig"), links),
            Texts(Member<JsonArray>(report, "orphans")),
            ReadQuality(Member<JsonObject>(report, "quality")));
    }

    private ImmutableSortedDictionary<string, ReportedEndpoint> ReadEndpoints(JsonArray list, string links)
    {
        var endpoints = ImmutableSortedDictionary.CreateBuilder<string, ReportedEndpoint>(StringComparer.Ordinal);
        foreach (var item in list.Items)
        {
            var endpoint = item as JsonObject ?? throw new UnfitReport(item, "lists an endpoint that isn't an object");
            var id = Member<JsonString>(endpoint, "id");
            if (catalog.Find(id.Value) is null)
            {
                throw new UnfitReport(id, $"lists '{id.Value}', which isn't in the catalogue");
            }

            endpoints[id.Value] = new(id.Value, Member<JsonString>(endpoint, "class").Value, Relink(endpoint.Text("file"), links));
        }

        return endpoints.ToImmutable();
    }

    /// <summary>A link of another report as it reads from this project's.</summary>
    private string? Relink(string? link, string links) =>
        link is null || reportDirectory is null ? null : ReportLinks.Between(reportDirectory, Path.Combine(links, link));

    private static CoverageQuality ReadQuality(JsonObject quality)
    {
        return new(
            Number("entries"), Number("docstrings"), Number("tags"), Number("useCases"), Number("basicFields"), Number("schemas"), Number("generated"));

        int Number(string name)
        {
            var number = Member<JsonNumber>(quality, name);
            return int.TryParse(number.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
                ? count
                : throw new UnfitReport(number, $"has {number.Text} for '{name}', which is no count");
        }
    }

    private static ImmutableSortedSet<string> Texts(JsonArray list) => list.Items
        .Select(item => (item as JsonString ?? throw new UnfitReport(item, $"has {item.Kind} where a name is expected")).Value)
        .ToImmutableSortedSet(StringComparer.Ordinal);

    private static T Member<T>(JsonObject owner, string name)
        where T : JsonValue =>
        owner.TryGet<T>(name, out var value) ? value : throw new UnfitReport(owner[name] ?? owner, $"has no usable '{name}', which a coverage report of this version has");

    private static string Shorten(string hash) => hash.Length > ShownHashLength ? hash[..ShownHashLength] + "…" : hash;

    /// <summary>Ends the reading of a report at the value that it fails on.</summary>
    private sealed class UnfitReport(JsonValue value, string reason, string remedy = "Build its project again with this version of Fal.Build") : Exception(reason)
    {
        public JsonValue Value { get; } = value;

        public string Remedy { get; } = remedy;
    }
}
