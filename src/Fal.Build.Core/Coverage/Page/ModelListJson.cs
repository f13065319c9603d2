using Fal.Build.Core.Catalog;
using Fal.Build.Core.Json;

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
        var configured = report.Endpoints.ToDictionary(endpoint => endpoint.Id, StringComparer.Ordinal);
        var withoutConfig = report.WithoutConfig.ToDictionary(endpoint => endpoint.Id, StringComparer.Ordinal);
        var next = report.Next.Index().ToDictionary(item => item.Item.Id, StringComparer.Ordinal);
        return JsonTextPrinter.PrintForHtml(JsonValues.Object(
            ("states", JsonValues.Texts([Configured, WithoutConfig, SchemaOnly, NoSchema])),
            ("models", JsonValues.Array(catalog.Models.Select(Model)))));

        JsonObject Model(CatalogModel model)
        {
            var endpoint = configured.GetValueOrDefault(model.Id) ?? withoutConfig.GetValueOrDefault(model.Id);
            int? rank = next.TryGetValue(model.Id, out var found) ? found.Index + 1 : null;
            var state = configured.ContainsKey(model.Id) ? Configured
                : withoutConfig.ContainsKey(model.Id) ? WithoutConfig
                : found.Item is { HasSchema: true } ? SchemaOnly
                : NoSchema;
            (string Name, JsonValue Value)[] members =
            [
                ("id", JsonValues.Text(model.Id)),
                ("title", JsonValues.TextOrNull(model.Title == model.Id ? null : model.Title)),
                ("category", JsonValues.Text(model.Category)),
                ("lab", JsonValues.TextOrNull(model.Lab)),
                ("released", JsonValues.TextOrNull(model.Released.Length == 0 ? null : model.Released)),
                ("state", JsonValues.Text(state)),
                ("rank", JsonValues.NumberOrNull(rank)),
                ("class", JsonValues.TextOrNull(endpoint?.Class)),
                ("file", JsonValues.TextOrNull(endpoint?.File is { } file ? ReportLinks.Url(file) : null)),
                ("page", JsonValues.Text(ReportLinks.Page(model.Id))),
            ];
            return JsonValues.Object(members.Where(member => member.Value is not JsonNull));
        }
    }
}
