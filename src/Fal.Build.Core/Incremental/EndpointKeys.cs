using System.Security.Cryptography;
using Fal.Build.Core.Catalog;
using Fal.Build.Core.Configuration;
using Fal.Build.Core.Json;
using Fal.Build.Core.Schemas;

namespace Fal.Build.Core.Incremental;

/// <summary>
/// Hashes what an endpoint's file is made from: the generator, the settings, its entry, its schema with the overlays, and its
/// line in the catalogue. Two things that it also depends on aren't its own and are checked apart: the names that others of its
/// namespace took before it, and the glossary.
/// </summary>
/// <param name="settings">Settings that generated code depends on.</param>
/// <param name="editorConfigs">The <c>.editorconfig</c> files that the code is formatted by; empty where it isn't formatted.</param>
internal sealed class EndpointKeys(GeneratorSettings settings, IEnumerable<string> editorConfigs)
{
    private readonly string _common = string.Join(
        '\n',
        [
            $"{typeof(EndpointKeys).Module.ModuleVersionId} {settings.Emit} {settings.EmbedSchemas} {settings.FormatGeneratedCode}",
            .. editorConfigs.Select(file => $"{file}\n{File.ReadAllText(file)}"),
        ]);

    /// <summary>The key of an endpoint, in lower-case hexadecimal.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="model">Its entry in the catalogue, or null.</param>
    /// <param name="schema">Its schema.</param>
    public string Of(SelectedEndpoint endpoint, CatalogModel? model, SchemaSource schema)
    {
        using var content = new MemoryStream();
        using var writer = new BinaryWriter(content);
        writer.Write(_common);
        writer.Write(endpoint.Id);
        writer.Write(endpoint.Module);
        writer.Write(endpoint.ClassName);
        foreach (var entry in endpoint.Config?.Json ?? [])
        {
            Write(writer, entry);
        }

        WriteSharedEnums(writer, endpoint);
        if (model is not null)
        {
            writer.Write(model.Category);
            writer.Write(model.Title);
            writer.Write(string.Join('\n', model.Tags));
        }

        writer.Write(schema.File);
        writer.Write(schema.IsBundled);
        writer.Write(schema.Sha256);
        foreach (var overlay in schema.Overlays)
        {
            writer.Write(overlay);
            writer.Write(File.ReadAllBytes(overlay));
        }

        writer.Flush();
        return Convert.ToHexStringLower(SHA256.HashData(content.GetBuffer().AsSpan(0, (int)content.Length)));
    }

    private static void WriteSharedEnums(BinaryWriter writer, SelectedEndpoint endpoint)
    {
        foreach (var shared in endpoint.SharedEnums)
        {
            writer.Write(shared.Name.Value);
            writer.Write(shared.Description ?? "");
            foreach (var (name, wireValue) in shared.Members)
            {
                writer.Write(name.Value);
                Write(writer, wireValue);
            }
        }
    }

    /// <summary>A value without its places, each kind with a mark of its own.</summary>
    private static void Write(BinaryWriter writer, JsonValue value)
    {
        switch (value)
        {
            case JsonObject item:
                writer.Write('{');
                foreach (var member in item.Members)
                {
                    writer.Write(member.Name);
                    Write(writer, member.Value);
                }

                writer.Write('}');
                break;
            case JsonArray array:
                writer.Write('[');
                foreach (var item in array.Items)
                {
                    Write(writer, item);
                }

                writer.Write(']');
                break;
            case JsonString text:
                writer.Write('"');
                writer.Write(text.Value);
                break;
            case JsonNumber number:
                writer.Write('0');
                writer.Write(number.Text);
                break;
            default:
                writer.Write(value.Kind);
                break;
        }
    }
}
