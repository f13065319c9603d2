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

    /// <summary>A sound recording from its bytes, sent as a data URI.</summary>
    /// <param name="content">The file's bytes.</param>
    /// <param name="contentType">Media type, such as <c>audio/mpeg</c>.</param>
    public static AudioRef FromBytes(ReadOnlySpan<byte> content, string contentType) =>
        new() { Url = DataUri(content, contentType), ContentType = contentType };
}
