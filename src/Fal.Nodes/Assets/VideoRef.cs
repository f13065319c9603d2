using System.Diagnostics.CodeAnalysis;

namespace Fal.Nodes;

/// <summary>A video: a URL or a data URI in a request, a file with its facts in an answer.</summary>
public sealed class VideoRef : FalAsset
{
    /// <summary>A video at a URL or in a data URI.</summary>
    /// <param name="url">An https URL or a data URI.</param>
    [return: NotNullIfNotNull(nameof(url))]
    public static implicit operator VideoRef?(string? url) => url is null ? null : new VideoRef { Url = url };

    /// <summary>A video at a URL.</summary>
    /// <param name="uri">An absolute URL.</param>
    [return: NotNullIfNotNull(nameof(uri))]
    public static implicit operator VideoRef?(Uri? uri) => uri is null ? null : FromUri(uri);

    /// <summary>A video at a URL; the same as the conversion.</summary>
    /// <param name="uri">An absolute URL.</param>
    /// <exception cref="ArgumentException">The URL is relative.</exception>
    public static VideoRef FromUri(Uri uri) => new() { Url = AbsoluteUri(uri) };

    /// <summary>A video in a data URI.</summary>
    /// <param name="dataUri">Text that starts with <c>data:</c>.</param>
    /// <exception cref="ArgumentException">The text isn't a data URI.</exception>
    public static VideoRef FromDataUri(string dataUri) => new() { Url = CheckedDataUri(dataUri) };

    /// <summary>A video from its bytes, sent as a data URI.</summary>
    /// <param name="content">The file's bytes.</param>
    /// <param name="contentType">Media type, such as <c>video/mp4</c>.</param>
    public static VideoRef FromBytes(ReadOnlySpan<byte> content, string contentType) =>
        new() { Url = DataUri(content, contentType), ContentType = contentType };
}
