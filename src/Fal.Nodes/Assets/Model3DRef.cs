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

    /// <summary>A 3D model from its bytes, sent as a data URI.</summary>
    /// <param name="content">The file's bytes.</param>
    /// <param name="contentType">Media type, such as <c>model/gltf-binary</c>.</param>
    public static Model3DRef FromBytes(ReadOnlySpan<byte> content, string contentType) =>
        new() { Url = DataUri(content, contentType), ContentType = contentType };
}
