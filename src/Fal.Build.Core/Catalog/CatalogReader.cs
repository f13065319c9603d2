using System.Collections.Immutable;
using System.Security.Cryptography;
using Fal.Build.Core.Diagnostics;
using Fal.Build.Core.Json;

namespace Fal.Build.Core.Catalog;

/// <summary>Reads the model catalogue.</summary>
internal static class CatalogReader
{
    /// <summary>Reads a catalogue; null after an error, since nothing can be counted against half of one.</summary>
    public static ModelCatalog? Read(string file, List<Diagnostic> diagnostics)
    {
        byte[] bytes;
        JsonValue root;
        try
        {
            bytes = File.ReadAllBytes(file);
            root = JsonTextParser.Parse(bytes);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            var reason = exception is FileNotFoundException or DirectoryNotFoundException ? "doesn't exist" : "can't be read: " + exception.Message;
            diagnostics.Add(DiagnosticCatalog.CatalogInvalid(SourceLocation.OfFile(file), reason));
            return null;
        }
        catch (JsonSyntaxException exception)
        {
            diagnostics.Add(DiagnosticCatalog.CatalogInvalid(new(file, exception.Position.Line, exception.Position.Column), "isn't valid JSON: " + exception.Message));
            return null;
        }

        var errors = diagnostics.Count;
        if (root is not JsonObject catalog || !catalog.TryGet<JsonArray>("models", out var list))
        {
            diagnostics.Add(Invalid(root, "has no array 'models'"));
            return null;
        }

        if (list.Items.IsEmpty)
        {
            diagnostics.Add(Invalid(list, "is empty, so no coverage can be counted"));
        }

        var models = ReadModels(list);
        return diagnostics.Count > errors
            ? null
            : new ModelCatalog(models, ReadPriorities(catalog), Convert.ToHexStringLower(SHA256.HashData(bytes)));

        Diagnostic Invalid(JsonValue value, string reason) =>
            DiagnosticCatalog.CatalogInvalid(new(file, value.Position.Line, value.Position.Column), reason);

        ImmutableArray<CatalogModel> ReadModels(JsonArray array)
        {
            var models = ImmutableArray.CreateBuilder<CatalogModel>(array.Items.Length);
            var lines = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var item in array.Items)
            {
                if (item is not JsonObject model || model.Text("id") is not { Length: > 0 } id || model.Text("category") is not { Length: > 0 } category)
                {
                    diagnostics.Add(Invalid(item, "holds a model without 'id' and 'category'"));
                }
                else if (!lines.TryAdd(id, item.Position.Line))
                {
                    diagnostics.Add(Invalid(item, $"lists '{id}' twice, first in line {lines[id]}"));
                }
                else
                {
                    models.Add(new CatalogModel(
                        id, model.Text("title") ?? id, category, Texts(model), model.Text("released") ?? "", model.Text("lab"), model.Text("family")));
                }
            }

            return models.ToImmutable();
        }
    }

    private static ImmutableArray<string> Texts(JsonObject model) =>
        model.TryGet<JsonArray>("tags", out var tags) ? [.. tags.Items.OfType<JsonString>().Select(tag => tag.Value)] : [];

    private static ImmutableDictionary<string, string> ReadPriorities(JsonObject catalog) =>
        catalog.TryGet<JsonObject>("categories", out var categories)
            ? categories.Members
                .Where(member => member.Value is JsonObject category && category.Text("priority") is not null)
                .ToImmutableDictionary(member => member.Name, member => ((JsonObject)member.Value).Text("priority")!, StringComparer.Ordinal)
            : [];
}
