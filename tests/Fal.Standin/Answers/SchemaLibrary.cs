using System.Collections.Concurrent;
using System.Text.Json;

namespace Fal.Standin.Answers;

/// <summary>The schemas of a folder, read when they are asked for.</summary>
internal sealed class SchemaLibrary
{
    private readonly Dictionary<string, string> _files;
    private readonly ConcurrentDictionary<string, EndpointSchema> _read = new(StringComparer.Ordinal);

    public SchemaLibrary(string? directory)
    {
        // An overlay bears the name of the schema that it changes, and is none.
        _files = directory is null ? [] : Directory.EnumerateFiles(directory, "*.json", SearchOption.AllDirectories)
            .Where(file => Path.GetFileName(Path.GetDirectoryName(file)) != "overlays")
            .ToDictionary(file => Path.GetFileNameWithoutExtension(file), StringComparer.Ordinal);
    }

    /// <summary>The document as it stands in its file.</summary>
    public byte[]? ReadText(string endpointId) => _files.TryGetValue(FileName(endpointId), out var file) ? File.ReadAllBytes(file) : null;

    public IEnumerable<byte[]> ReadAll() => _files.Values.Select(File.ReadAllBytes);

    public EndpointSchema? Find(string endpointId) => _files.ContainsKey(FileName(endpointId))
        ? _read.GetOrAdd(endpointId, id => new EndpointSchema(JsonElement.Parse(ReadText(id))))
        : null;

    private static string FileName(string endpointId) => endpointId.Replace("/", "__", StringComparison.Ordinal);
}
