using System.Net;
using Polly;

namespace Fal.Nodes;

/// <summary>Saves assets. No key is ever sent: the files of answers are read by their URL alone.</summary>
internal sealed class AssetDownloader(HttpClient http, ResiliencePipeline retries, TimeSpan stallTimeout)
{
    private static readonly Lazy<AssetDownloader> LazyShared = new(() =>
    {
        var options = new FalClientOptions();
        return new AssetDownloader(FalHttp.CreateClient(), new RetryPolicies(options).Download, options.RequestTimeout);
    });

    /// <summary>For assets that no client made.</summary>
    public static AssetDownloader Shared => LazyShared.Value;

    public async Task<string> DownloadAsync(FalAsset asset, string path, CancellationToken cancellationToken)
    {
        var target = TargetOf(asset, path);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        var partial = $"{target}.{Guid.NewGuid():N}.partial";
        try
        {
            await retries.ExecuteAsync(
                async token =>
                {
                    using var file = new FileStream(partial, FileMode.Create, FileAccess.Write, FileShare.None, 64 * 1024, useAsync: true);
                    await CopyAsync(asset, file, token).ConfigureAwait(false);
                },
                cancellationToken).ConfigureAwait(false);
            File.Delete(target);
            File.Move(partial, target);
        }
        finally
        {
            File.Delete(partial);
        }

        return target;
    }

    public async Task DownloadAsync(FalAsset asset, Stream destination, CancellationToken cancellationToken)
    {
        if (destination is null)
        {
            throw new ArgumentNullException(nameof(destination));
        }

        await CopyAsync(asset, destination, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Saves files one after another into a folder; a name that was used before gets a number.</summary>
    public static async Task<IReadOnlyList<string>> DownloadAsync(IReadOnlyList<FalAsset> assets, string folder, CancellationToken cancellationToken)
    {
        var saved = new List<string>(assets.Count);
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var asset in assets)
        {
            var name = NameOf(asset);
            var (stem, extension) = (Path.GetFileNameWithoutExtension(name), Path.GetExtension(name));
            for (var number = 2; !names.Add(name); number++)
            {
                name = $"{stem}-{number}{extension}";
            }

            saved.Add(await asset.DownloadAsync(Path.Combine(folder, name), cancellationToken).ConfigureAwait(false));
        }

        return saved;
    }

    private static string TargetOf(FalAsset asset, string path)
    {
        if (string.IsNullOrWhiteSpace(path))
        {
            throw new ArgumentException("A download needs a path.", nameof(path));
        }

        var full = Path.GetFullPath(path);
        var last = path[path.Length - 1];
        var isFolder = last == Path.DirectorySeparatorChar || last == Path.AltDirectorySeparatorChar || Directory.Exists(full);
        return isFolder ? Path.Combine(full, NameOf(asset)) : full;
    }

    /// <summary>The service's name for the file, or the last part of its URL; never a path that leads elsewhere.</summary>
    private static string NameOf(FalAsset asset)
    {
        var url = asset.Url;
        var name = asset.FileName is { Length: > 0 } given ? given
            : DataUri.Is(url) ? MediaType.FileName("file", DataUri.Parse(url!).ContentType)
            : Uri.TryCreate(url, UriKind.Absolute, out var address) ? Uri.UnescapeDataString(address.Segments[address.Segments.Length - 1])
            : "file.bin";
        name = name.Substring(name.LastIndexOfAny(['/', '\\', ':']) + 1);
        name = string.Concat(name.Split(Path.GetInvalidFileNameChars()));
        return name.Trim('.', ' ').Length == 0 ? "file.bin" : name;
    }

    private async Task CopyAsync(FalAsset asset, Stream destination, CancellationToken cancellationToken)
    {
        var url = asset.Url ?? throw new InvalidOperationException($"A {asset.GetType().Name} without a URL can't be downloaded.");
        if (DataUri.Is(url))
        {
            var content = DataUri.Parse(url).Content;
            await destination.WriteAsync(content.AsMemory(), cancellationToken).ConfigureAwait(false);
            return;
        }

        using var stall = new StallTimeout(stallTimeout, cancellationToken);
        try
        {
            await FetchAsync(new Uri(url), destination, stall).ConfigureAwait(false);
        }
        catch (Exception exception) when (FalHttp.IsTransportFailure(exception, cancellationToken))
        {
            throw new FalApiException($"{url} can't be downloaded: {exception.Message}", exception);
        }
    }

    private async Task FetchAsync(Uri address, Stream destination, StallTimeout stall)
    {
        using var response = await FalHttp.FollowAsync(
            redirected => http.SendAsync(new HttpRequestMessage(HttpMethod.Get, redirected), HttpCompletionOption.ResponseHeadersRead, stall.Token),
            address).ConfigureAwait(false);
        if (!response.IsSuccessStatusCode)
        {
            throw new FalApiException($"{address.GetLeftPart(UriPartial.Path)} can't be downloaded: the server answered {(int)response.StatusCode} ({response.ReasonPhrase}).")
            {
                StatusCode = response.StatusCode,
                IsRetryable = FalHttp.IsPassing(response.StatusCode) || response.StatusCode == HttpStatusCode.InternalServerError,
                RetryAfter = FalHttp.RetryAfter(response),
            };
        }

        using var content = await response.Content.ReadAsStreamAsync(stall.Token).ConfigureAwait(false);
        await stall.CopyAsync(content, destination, long.MaxValue, sent: null).ConfigureAwait(false);
    }
}
