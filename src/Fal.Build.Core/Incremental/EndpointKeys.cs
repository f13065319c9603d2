using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Fal.Build.Core.Catalog;
using Fal.Build.Core.Configuration;
using Fal.Build.Core.Json;
using Fal.Build.Core.Output;
using Fal.Build.Core.Schemas;

namespace Fal.Build.Core.Incremental;

/// <summary>
/// Hashes what an endpoint's file is made from: the generator, the settings, its entry, its schema with the overlays, and its
/// line in the catalogue. Two things that it also depends on aren't its own and are checked apart: the names that others of its
/// namespace took before it, and the glossary.
/// </summary>
/// <remarks>One buffer serves one endpoint after the other, so that an instance is for one thread.</remarks>
/// <param name="common">What all endpoints depend on: <see cref="CommonOf"/>.</param>
internal sealed class EndpointKeys(string common)
{
    private const int InitialSize = 16 * 1024;

    private readonly ArrayBufferWriter<byte> _content = new(InitialSize);

    /// <summary>What all endpoints of a run depend on.</summary>
    /// <param name="settings">Settings that generated code depends on.</param>
    /// <param name="editorConfigs">The <c>.editorconfig</c> files that the code is formatted by; empty where it isn't formatted.</param>
    public static string CommonOf(GeneratorSettings settings, IEnumerable<string> editorConfigs) => string.Join(
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
        _content.ResetWrittenCount();
        Write(common);
        Write(endpoint.Id);
        Write(endpoint.Module);
        Write(endpoint.ClassName);
        foreach (var entry in endpoint.Config?.Json ?? [])
        {
            Write(entry);
        }

        WriteSharedEnums(endpoint);
        if (model is not null)
        {
            Write(model.Category);
            Write(model.Title);
            Write(string.Join('\n', model.Tags));
        }

        Write(schema.File);
        Write(schema.IsBundled ? "bundled" : "own");
        Write(schema.Sha256);
        foreach (var overlay in schema.Overlays)
        {
            Write(overlay.File);
            Write(StagedFiles.HashOf(overlay.Bytes));
        }

        return StagedFiles.HashOf(_content.WrittenSpan);
    }

    private void WriteSharedEnums(SelectedEndpoint endpoint)
    {
        foreach (var shared in endpoint.SharedEnums)
        {
            Write(shared.Name.Value);
            Write(shared.Description ?? "");
            foreach (var (name, wireValue) in shared.Members)
            {
                Write(name.Value);
                Write(wireValue);
            }
        }
    }

    /// <summary>A value without its places, each kind with a mark of its own.</summary>
    private void Write(JsonValue value)
    {
        switch (value)
        {
            case JsonObject item:
                Write("{");
                foreach (var member in item.Members)
                {
                    Write(member.Name);
                    Write(member.Value);
                }

                Write("}");
                break;
            case JsonArray array:
                Write("[");
                foreach (var item in array.Items)
                {
                    Write(item);
                }

                Write("]");
                break;
            case JsonString text:
                Write("\"");
                Write(text.Value);
                break;
            case JsonNumber number:
                Write("0");
                Write(number.Text);
                break;
            default:
                Write(value.Kind);
                break;
        }
    }

    /// <summary>Its length goes before a text, so that two texts are never taken for two others.</summary>
    private void Write(string text)
    {
        BinaryPrimitives.WriteInt32LittleEndian(_content.GetSpan(sizeof(int)), text.Length);
        _content.Advance(sizeof(int));
        _content.Write(MemoryMarshal.AsBytes(text.AsSpan()));
    }
}
