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

    /// <summary>An image on disk, uploaded when first sent.</summary>
    /// <param name="path">Path of the file, which is read when it is sent.</param>
    /// <param name="contentType">Media type, such as <c>image/png</c>; null to go by the file's extension.</param>
    public static ImageRef FromFile(string path, string? contentType = null) => From(new FileSource(path, contentType));

    /// <summary>An image from its bytes, uploaded when first sent.</summary>
    /// <param name="content">The bytes; they aren't copied, so leave them as they are until sent.</param>
    /// <param name="contentType">Media type, such as <c>image/png</c>.</param>
    public static ImageRef FromBytes(ReadOnlyMemory<byte> content, string contentType) => From(new MemorySource(content, contentType, "image"));

    /// <summary>An image from its bytes, uploaded when first sent.</summary>
    /// <param name="content">The bytes; they aren't copied, so leave them as they are until sent.</param>
    /// <param name="contentType">Media type.</param>
    public static ImageRef FromBytes(byte[] content, string contentType) => FromBytes((ReadOnlyMemory<byte>)content, contentType);

    /// <summary>An image from a stream, read from where it stands and uploaded when first sent.</summary>
    /// <param name="content">The stream; it is read once and stays open.</param>
    /// <param name="contentType">Media type.</param>
    /// <param name="fileName">Name that the upload gets; null for one by its kind.</param>
    public static ImageRef FromStream(Stream content, string contentType, string? fileName = null) =>
        From(new StreamSource(content, contentType, fileName ?? MediaType.FileName("image", contentType)));

    private static ImageRef From(AssetSource source) => new() { Source = source, ContentType = source.ContentType };
}
