namespace Fal.Standin;

/// <summary>A file that was uploaded.</summary>
public sealed record StandinFile
{
    /// <summary>The address that it can be downloaded from.</summary>
    public required Uri Url { get; init; }

    /// <summary>The name that was given when the upload was initiated.</summary>
    public required string FileName { get; init; }

    /// <summary>The media type that was given when the upload was initiated.</summary>
    public required string ContentType { get; init; }

    /// <summary>The media type that the bytes were sent with, if any.</summary>
    public required string? SentContentType { get; init; }

    /// <summary>The <c>X-Fal-Object-Lifecycle</c> header that the upload was initiated with, if any.</summary>
    public required string? Lifecycle { get; init; }

    /// <summary>Its length in bytes.</summary>
    public required long Length { get; init; }

    /// <summary>The SHA-256 of its bytes, in lower-case hex.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Its parts, where it came in several.</summary>
    public required IReadOnlyList<StandinPart> Parts { get; init; }

    /// <summary>Its bytes; null where it was longer than <see cref="StandinOptions.KeptFileBytes"/>.</summary>
    public required ReadOnlyMemory<byte>? Content { get; init; }
}
