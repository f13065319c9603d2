using System.Diagnostics.CodeAnalysis;

namespace Fal.Nodes;

/// <summary>A 3D model: a URL or a data URI in a request, a file with its facts in an answer.</summary>
public sealed class Model3DRef : FalAsset
{
    /// <summary>A 3D model at a URL or in a data URI.</summary>
    /// <param name="url">An https URL or a data URI.</param>
    [return: NotNullIfNotNull(nameof(url))]
    public static implicit operator Model3DRef?(string? url) => url is null ? null : new Model3DRef { Url = url };

    /// <summary>A 3D model at a URL.</summary>
    /// <param name="uri">An absolute URL.</param>
    [return: NotNullIfNotNull(nameof(uri))]
    public static implicit operator Model3DRef?(Uri? uri) => uri is null ? null : FromUri(uri);

    /// <summary>A 3D model at a URL; the same as the conversion.</summary>
    /// <param name="uri">An absolute URL.</param>
    /// <exception cref="ArgumentException">The URL is relative.</exception>
    public static Model3DRef FromUri(Uri uri) => new() { Url = AbsoluteUri(uri) };

    /// <summary>A 3D model in a data URI.</summary>
    /// <param name="dataUri">Text that starts with <c>data:</c>.</param>
    /// <exception cref="ArgumentException">The text isn't a data URI.</exception>
    public static Model3DRef FromDataUri(string dataUri) => new() { Url = CheckedDataUri(dataUri) };

    /// <summary>A 3D model on disk, uploaded when first sent.</summary>
    /// <param name="path">Path of the file, which is read when it is sent.</param>
    /// <param name="contentType">Media type, such as <c>model/gltf-binary</c>; null to go by the file's extension.</param>
    public static Model3DRef FromFile(string path, string? contentType = null) => From(new FileSource(path, contentType));

    /// <summary>A 3D model from its bytes, uploaded when first sent.</summary>
    /// <param name="content">The bytes; they aren't copied, so leave them as they are until sent.</param>
    /// <param name="contentType">Media type, such as <c>model/gltf-binary</c>.</param>
    public static Model3DRef FromBytes(ReadOnlyMemory<byte> content, string contentType) => From(new MemorySource(content, contentType, "model"));

    /// <summary>A 3D model from its bytes, uploaded when first sent.</summary>
    /// <param name="content">The bytes; they aren't copied, so leave them as they are until sent.</param>
    /// <param name="contentType">Media type.</param>
    public static Model3DRef FromBytes(byte[] content, string contentType) => FromBytes((ReadOnlyMemory<byte>)content, contentType);

    /// <summary>A 3D model from a stream, read from where it stands and uploaded when first sent.</summary>
    /// <param name="content">The stream; it is read once and stays open.</param>
    /// <param name="contentType">Media type.</param>
    /// <param name="fileName">Name that the upload gets; null for one by its kind.</param>
    public static Model3DRef FromStream(Stream content, string contentType, string? fileName = null) =>
        From(new StreamSource(content, contentType, fileName ?? MediaType.FileName("model", contentType)));

    private static Model3DRef From(AssetSource source) => new() { Source = source, ContentType = source.ContentType };
}
