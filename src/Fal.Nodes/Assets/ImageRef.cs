using System.Diagnostics.CodeAnalysis;

namespace Fal.Nodes;

/// <summary>An image: a URL or a data URI in a request, a file with its facts in an answer.</summary>
public sealed class ImageRef : FalAsset
{
    /// <summary>An image at a URL or in a data URI.</summary>
    /// <param name="url">An https URL or a data URI.</param>
    [return: NotNullIfNotNull(nameof(url))]
    public static implicit operator ImageRef?(string? url) => url is null ? null : new ImageRef { Url = url };

    /// <summary>An image at a URL.</summary>
    /// <param name="uri">An absolute URL.</param>
    [return: NotNullIfNotNull(nameof(uri))]
    public static implicit operator ImageRef?(Uri? uri) => uri is null ? null : FromUri(uri);

    /// <summary>An image at a URL; the same as the conversion.</summary>
    /// <param name="uri">An absolute URL.</param>
    /// <exception cref="ArgumentException">The URL is relative.</exception>
    public static ImageRef FromUri(Uri uri) => new() { Url = AbsoluteUri(uri) };

    /// <summary>An image in a data URI.</summary>
    /// <param name="dataUri">Text that starts with <c>data:</c>.</param>
    /// <exception cref="ArgumentException">The text isn't a data URI.</exception>
    public static ImageRef FromDataUri(string dataUri) => new() { Url = CheckedDataUri(dataUri) };

    /// <summary>An image from its bytes, sent as a data URI.</summary>
    /// <param name="content">The file's bytes.</param>
    /// <param name="contentType">Media type, such as <c>image/png</c>.</param>
    public static ImageRef FromBytes(ReadOnlySpan<byte> content, string contentType) =>
        new() { Url = DataUri(content, contentType), ContentType = contentType };
}
