using System.Diagnostics.CodeAnalysis;

namespace Fal.Nodes;

/// <summary>A sound recording: a URL or a data URI in a request, a file with its facts in an answer.</summary>
public sealed class AudioRef : FalAsset
{
    /// <summary>A sound recording at a URL or in a data URI.</summary>
    /// <param name="url">An https URL or a data URI.</param>
    [return: NotNullIfNotNull(nameof(url))]
    public static implicit operator AudioRef?(string? url) => url is null ? null : new AudioRef { Url = url };

    /// <summary>A sound recording at a URL.</summary>
    /// <param name="uri">An absolute URL.</param>
    [return: NotNullIfNotNull(nameof(uri))]
    public static implicit operator AudioRef?(Uri? uri) => uri is null ? null : FromUri(uri);

    /// <summary>A sound recording at a URL; the same as the conversion.</summary>
    /// <param name="uri">An absolute URL.</param>
    /// <exception cref="ArgumentException">The URL is relative.</exception>
    public static AudioRef FromUri(Uri uri) => new() { Url = AbsoluteUri(uri) };

    /// <summary>A sound recording in a data URI.</summary>
    /// <param name="dataUri">Text that starts with <c>data:</c>.</param>
    /// <exception cref="ArgumentException">The text isn't a data URI.</exception>
    public static AudioRef FromDataUri(string dataUri) => new() { Url = CheckedDataUri(dataUri) };

    /// <summary>A sound recording on disk, uploaded when first sent.</summary>
    /// <param name="path">Path of the file, which is read when it is sent.</param>
    /// <param name="contentType">Media type, such as <c>audio/mpeg</c>; null to go by the file's extension.</param>
    public static AudioRef FromFile(string path, string? contentType = null) => From(new FileSource(path, contentType));

    /// <summary>A sound recording from its bytes, uploaded when first sent.</summary>
    /// <param name="content">The bytes; they aren't copied, so leave them as they are until sent.</param>
    /// <param name="contentType">Media type, such as <c>audio/mpeg</c>.</param>
    public static AudioRef FromBytes(ReadOnlyMemory<byte> content, string contentType) => From(new MemorySource(content, contentType, "audio"));

    /// <summary>A sound recording from its bytes, uploaded when first sent.</summary>
    /// <param name="content">The bytes; they aren't copied, so leave them as they are until sent.</param>
    /// <param name="contentType">Media type.</param>
    public static AudioRef FromBytes(byte[] content, string contentType) => FromBytes((ReadOnlyMemory<byte>)content, contentType);

    /// <summary>A sound recording from a stream, read from where it stands and uploaded when first sent.</summary>
    /// <param name="content">The stream; it is read once and stays open.</param>
    /// <param name="contentType">Media type.</param>
    /// <param name="fileName">Name that the upload gets; null for one by its kind.</param>
    public static AudioRef FromStream(Stream content, string contentType, string? fileName = null) =>
        From(new StreamSource(content, contentType, fileName ?? MediaType.FileName("audio", contentType)));

    private static AudioRef From(AssetSource source) => new() { Source = source, ContentType = source.ContentType };
}
