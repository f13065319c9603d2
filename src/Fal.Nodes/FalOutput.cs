using Fal.Nodes.Serialization;

namespace Fal.Nodes;

/// <summary>The answer of an endpoint. Generated classes derive from it.</summary>
public abstract class FalOutput : FalObject
{
    /// <summary>Every file of the answer, at whatever depth, in schema order.</summary>
    public IReadOnlyList<FalAsset> Assets => AssetCollector.Collect(this);

    /// <summary>
    /// Saves every file of the answer under the name that the service gave it; where two have the same name the later one gets
    /// a number. See <see cref="FalAsset.DownloadAsync(string, CancellationToken)"/> for one file.
    /// </summary>
    /// <param name="folder">Where to; it is made where it isn't there, and files of the same name that are there are replaced.</param>
    /// <param name="cancellationToken">Ends the downloads; files that are saved stay.</param>
    /// <returns>Full paths of the files, in the order of <see cref="Assets"/>.</returns>
    /// <exception cref="FalApiException">A file can't be fetched.</exception>
    /// <exception cref="IOException">A file can't be written.</exception>
    public Task<IReadOnlyList<string>> DownloadAssetsAsync(string folder, CancellationToken cancellationToken = default) =>
        string.IsNullOrWhiteSpace(folder)
            ? throw new ArgumentException("Downloads need a folder.", nameof(folder))
            : AssetDownloader.DownloadAsync(Assets, folder, cancellationToken);
}
