using System.Diagnostics.CodeAnalysis;

namespace Fal.Nodes;

/// <summary>A file: a URL or a data URI in a request, a file with its facts in an answer.</summary>
public sealed class FileRef : FalAsset
{
    /// <summary>A file at a URL or in a data URI.</summary>
    /// <param name="url">An https URL or a data URI.</param>
    [return: NotNullIfNotNull(nameof(url))]
    public static implicit operator FileRef?(string? url) => url is null ? null : new FileRef { Url = url };

    /// <summary>A file at a URL.</summary>
    /// <param name="uri">An absolute URL.</param>
    [return: NotNullIfNotNull(nameof(uri))]
    public static implicit operator FileRef?(Uri? uri) => uri is null ? null : FromUri(uri);

    /// <summary>A file at a URL; the same as the conversion.</summary>
    /// <param name="uri">An absolute URL.</param>
    /// <exception cref="ArgumentException">The URL is relative.</exception>
    public static FileRef FromUri(Uri uri) => new() { Url = AbsoluteUri(uri) };

    /// <summary>A file in a data URI.</summary>
    /// <param name="dataUri">Text that starts with <c>data:</c>.</param>
    /// <exception cref="ArgumentException">The text isn't a data URI.</exception>
    public static FileRef FromDataUri(string dataUri) => new() { Url = CheckedDataUri(dataUri) };

    /// <summary>A file on disk, uploaded when first sent.</summary>
    /// <param name="path">Path of the file, which is read when it is sent.</param>
    /// <param name="contentType">Media type, such as <c>application/zip</c>; null to go by the file's extension.</param>
    public static FileRef FromFile(string path, string? contentType = null) => From(new FileSource(path, contentType));

    /// <summary>A file from its bytes, uploaded when first sent.</summary>
    /// <param name="content">The bytes; they aren't copied, so leave them as they are until sent.</param>
    /// <param name="contentType">Media type, such as <c>application/zip</c>.</param>
    public static FileRef FromBytes(ReadOnlyMemory<byte> content, string contentType) => From(new MemorySource(content, contentType, "file"));

    /// <summary>A file from its bytes, uploaded when first sent.</summary>
    /// <param name="content">The bytes; they aren't copied, so leave them as they are until sent.</param>
    /// <param name="contentType">Media type.</param>
    public static FileRef FromBytes(byte[] content, string contentType) => FromBytes((ReadOnlyMemory<byte>)content, contentType);

    /// <summary>A file from a stream, read from where it stands and uploaded when first sent.</summary>
    /// <param name="content">The stream; it is read once and stays open.</param>
    /// <param name="contentType">Media type.</param>
    /// <param name="fileName">Name that the upload gets; null for one by its kind.</param>
    public static FileRef FromStream(Stream content, string contentType, string? fileName = null) =>
        From(new StreamSource(content, contentType, fileName ?? MediaType.FileName("file", contentType)));

    private static FileRef From(AssetSource source) => new() { Source = source, ContentType = source.ContentType };
}
