using Fal.Nodes.Serialization;

namespace Fal.Nodes;

/// <summary>
/// A file that an endpoint takes or gives: where it is, and what the service says about it. In a request only
/// <see cref="Url"/> is sent; a file, bytes or a stream are uploaded first.
/// </summary>
public abstract class FalAsset : FalObject
{
    private string? _url;

    private protected FalAsset()
    {
    }

    /// <summary>
    /// Where the file is: an https URL, or a data URI that holds it. Null for a file, bytes or a stream until they are
    /// uploaded, which happens once, when first sent; setting it replaces them.
    /// </summary>
    public string? Url
    {
        get => _url ?? Uploaded;
        set
        {
            _url = value;
            Uploaded = null;
            Source = null;
        }
    }

    /// <summary>Media type, such as <c>image/png</c>.</summary>
    public string? ContentType { get; set; }

    /// <summary>File name, as the service chose it.</summary>
    public string? FileName { get; set; }

    /// <summary>Size in bytes.</summary>
    public long? FileSize { get; set; }

    /// <summary>The content in base64, where the service sends it along.</summary>
    public string? FileData { get; set; }

    /// <summary>Width in pixels.</summary>
    public int? Width { get; set; }

    /// <summary>Height in pixels.</summary>
    public int? Height { get; set; }

    /// <summary>Length in seconds.</summary>
    public double? Duration { get; set; }

    /// <summary>Frames per second.</summary>
    public double? Fps { get; set; }

    /// <summary>Number of frames.</summary>
    public int? NumFrames { get; set; }

    /// <summary>Bit rate, as the service writes it: a number of bits per second, or text such as <c>192k</c>.</summary>
    public string? Bitrate => AdditionalProperties.TryGetValue("bitrate", out var bitrate) ? bitrate.ToString() : null;

    /// <summary>Number of audio channels.</summary>
    public int? Channels { get; set; }

    /// <summary>Audio samples per second.</summary>
    public int? SampleRate { get; set; }

    /// <summary>Content that isn't at a URL yet; null for everything else.</summary>
    internal AssetSource? Source { get; private protected set; }

    /// <summary>Where the content was uploaded to, which is what is sent from then on.</summary>
    internal string? Uploaded { get; set; }

    /// <summary>Fetches the files of an answer through the client that got it; null for a shared one.</summary>
    internal AssetDownloader? Downloader { get; set; }

    /// <summary>
    /// Saves the file. A data URI is decoded without a request; anything else is fetched, without a key. The file appears at its
    /// path only when it is there as a whole.
    /// </summary>
    /// <param name="path">
    /// Where to. A folder, which exists or ends with a separator, gets the file under the name that the service gave it; folders
    /// that aren't there are made, and a file that is there is replaced.
    /// </param>
    /// <param name="cancellationToken">Ends the download.</param>
    /// <returns>Full path of the file.</returns>
    /// <exception cref="InvalidOperationException">The asset has no URL.</exception>
    /// <exception cref="FalApiException">The file can't be fetched.</exception>
    /// <exception cref="IOException">The file can't be written.</exception>
    public Task<string> DownloadAsync(string path, CancellationToken cancellationToken = default) =>
        (Downloader ?? AssetDownloader.Shared).DownloadAsync(this, path, cancellationToken);

    /// <summary>Copies the file into a stream. A data URI is decoded without a request; anything else is fetched, without a key.</summary>
    /// <param name="destination">Where to; it stays open.</param>
    /// <param name="cancellationToken">Ends the download.</param>
    /// <exception cref="InvalidOperationException">The asset has no URL.</exception>
    /// <exception cref="FalApiException">The file can't be fetched, or broke off after a part of it was copied.</exception>
    public Task DownloadAsync(Stream destination, CancellationToken cancellationToken = default) =>
        (Downloader ?? AssetDownloader.Shared).DownloadAsync(this, destination, cancellationToken);

    /// <summary>The URL, shortened where it is a data URI, or the name of the file to upload.</summary>
    public override string ToString() => Url is { } url ? Redaction.Shorten(url) : Source is { } source ? source.FileName : "(no URL)";

    /// <summary>What a request sends for this asset.</summary>
    internal string RequireUrl() => (Uploaded ?? _url) ?? Source?.TryInline() ?? throw new InvalidOperationException(
        Source is null
            ? $"A {GetType().Name} has no URL."
            : $"The {GetType().Name} of '{Source.FileName}' has no URL yet: a client uploads it when it sends the request, or when asked to with UploadAsync.");

    /// <inheritdoc/>
    protected internal override void VisitMembers(FalMemberVisitor visitor)
    {
        if (visitor is null)
        {
            throw new ArgumentNullException(nameof(visitor));
        }

        var url = visitor.Text("url", Url, property: nameof(Url));
        if (!string.Equals(url, Url, StringComparison.Ordinal))
        {
            // Only a reader changes it: setting it drops what is still to be uploaded.
            Url = url;
        }

        ContentType = visitor.Text("content_type", ContentType);
        FileName = visitor.Text("file_name", FileName);
        FileSize = visitor.Int64("file_size", FileSize);
        FileData = visitor.Text("file_data", FileData);
        Width = visitor.Int32("width", Width);
        Height = visitor.Int32("height", Height);
        Duration = visitor.Number("duration", Duration);
        Fps = visitor.Number("fps", Fps);
        NumFrames = visitor.Int32("num_frames", NumFrames);
        Channels = visitor.Int32("channels", Channels);
        SampleRate = visitor.Int32("sample_rate", SampleRate);
    }

    private protected static string CheckedDataUri(string dataUri) =>
        dataUri is not null && dataUri.StartsWith("data:", StringComparison.OrdinalIgnoreCase)
            ? dataUri
            : throw new ArgumentException("A data URI starts with 'data:'.", nameof(dataUri));

    private protected static string AbsoluteUri(Uri uri) =>
        uri is null ? throw new ArgumentNullException(nameof(uri)) :
        uri.IsAbsoluteUri ? uri.OriginalString : throw new ArgumentException($"'{uri}' isn't an absolute URL.", nameof(uri));
}
