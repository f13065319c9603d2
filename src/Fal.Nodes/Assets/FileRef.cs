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

    /// <summary>A file from its bytes, sent as a data URI.</summary>
    /// <param name="content">The file's bytes.</param>
    /// <param name="contentType">Media type, such as <c>application/zip</c>.</param>
    public static FileRef FromBytes(ReadOnlySpan<byte> content, string contentType) =>
        new() { Url = DataUri(content, contentType), ContentType = contentType };
}
