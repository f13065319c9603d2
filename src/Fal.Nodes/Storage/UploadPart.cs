namespace Fal.Nodes;

/// <summary>A piece of content that is put somewhere at once.</summary>
/// <param name="Open">Opens the content at an offset.</param>
/// <param name="Offset">Where the piece begins, in bytes.</param>
/// <param name="Length">Its size in bytes.</param>
/// <param name="ContentType">Media type; null for a part of a whole that has one.</param>
internal sealed record UploadPart(Func<long, Stream> Open, long Offset, long Length, string? ContentType);
