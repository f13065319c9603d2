using System.Collections.Immutable;
using System.Globalization;
using Fal.Build.Core.Catalog;
using Newtonsoft.Json;

namespace Fal.Build.Core.Coverage.Page;

/// <summary>The models of the catalogue with their state, as data for the page's script, safe inside of a script element.</summary>
internal static class ModelListJson
{
    private const string Configured = "Configured";
    private const string WithoutConfig = "Class, no config";
    private const string SchemaOnly = "Schema only";
    private const string NoSchema = "No schema";

    public static string Write(CoverageReport report, ModelCatalog catalog)
    {
        var configured = report.Endpoints.ToImmutableDictionary(endpoint => endpoint.Id, StringComparer.Ordinal);
        var withoutConfig = report.WithoutConfig.ToImmutableDictionary(endpoint => endpoint.Id, StringComparer.Ordinal);
        var next = report.Next.Index().ToImmutableDictionary(item => item.Item.Id, StringComparer.Ordinal);
        var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var writer = new JsonTextWriter(text) { StringEscapeHandling = StringEscapeHandling.EscapeHtml })
        {
            var serializer = JsonSerializer.Create(new() { NullValueHandling = NullValueHandling.Ignore });
            serializer.Serialize(writer, new
            {
                states = new[] { Configured, WithoutConfig, SchemaOnly, NoSchema },
                models = catalog.Models.Select(Model),
            });
        }

        return text.ToString();

        object Model(CatalogModel model)
        {
            var endpoint = configured.GetValueOrDefault(model.Id) ?? withoutConfig.GetValueOrDefault(model.Id);
            int? rank = next.TryGetValue(model.Id, out var found) ? found.Index + 1 : null;
            return new
            {
                id = model.Id,
                title = model.Title == model.Id ? null : model.Title,
                category = model.Category,
                lab = model.Lab,
                released = model.Released.Length == 0 ? null : model.Released,
                state = configured.ContainsKey(model.Id) ? Configured
                    : withoutConfig.ContainsKey(model.Id) ? WithoutConfig
                    : found.Item is { HasSchema: true } ? SchemaOnly
                    : NoSchema,
                rank,
                @class = endpoint?.Class,
                file = endpoint?.File is { } file ? ReportLinks.Url(file) : null,
                page = ReportLinks.Page(model.Id),
            };
        }
    }
}
