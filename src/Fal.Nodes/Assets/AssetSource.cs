namespace Fal.Nodes;

/// <summary>Content that is uploaded when a request is sent.</summary>
/// <param name="fileName">Name that the upload gets.</param>
/// <param name="contentType">Media type.</param>
internal abstract class AssetSource(string fileName, string contentType)
{
    public string FileName { get; } = fileName;

    public string ContentType { get; } = string.IsNullOrWhiteSpace(contentType) ? MediaType.Unknown : contentType;

    /// <summary>Size in bytes; null for a stream that doesn't know it.</summary>
    /// <exception cref="IOException">The file can't be read.</exception>
    public abstract long? GetLength();

    /// <summary>True when every part can be read at any time, and again.</summary>
    public virtual bool IsRandomAccess => true;

    /// <summary>The content as a data URI, where it is in memory; null where it isn't.</summary>
    public virtual string? TryInline() => null;

    /// <summary>Opens the content at an offset, in bytes.</summary>
    /// <exception cref="IOException">The content can't be read.</exception>
    public abstract Stream Open(long offset);
}
