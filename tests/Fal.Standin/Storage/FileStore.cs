using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Fal.Standin.Storage;

/// <summary>Every upload that was initiated.</summary>
internal sealed class FileStore(StandinOptions options) : IDisposable
{
    private readonly ConcurrentQueue<Upload> _inOrder = new();
    private readonly ConcurrentDictionary<string, Upload> _byId = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Upload> _byPath = new(StringComparer.Ordinal);

    public IReadOnlyList<StandinFile> Snapshot() => _inOrder.Select(upload => upload.File).OfType<StandinFile>().ToList();

    public (string Id, Upload Upload) Initiate(string cdn, string fileName, string contentType, string? lifecycle, bool multipart)
    {
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4));
        var path = $"files/standin/{id}_{Uri.EscapeDataString(fileName)}";
        var upload = new Upload(options, new Uri(cdn + path), fileName, contentType, lifecycle, multipart);
        _byId[id] = upload;
        _byPath[upload.Url.AbsolutePath] = upload;
        _inOrder.Enqueue(upload);
        return (id, upload);
    }

    public void Dispose()
    {
        foreach (var upload in _inOrder)
        {
            upload.Dispose();
        }
    }

    public Upload? FindById(string id) => _byId.GetValueOrDefault(id);

    /// <summary>Finds what is downloaded from a path, which is the escaped one of the whole server.</summary>
    public Upload? FindByPath(string path) => _byPath.GetValueOrDefault(path);
}
