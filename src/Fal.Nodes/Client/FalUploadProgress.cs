namespace Fal.Nodes;

/// <summary>How far an upload is.</summary>
/// <param name="FileName">Name of the file.</param>
/// <param name="SentBytes">Bytes sent so far.</param>
/// <param name="TotalBytes">Size of the file; null for a stream that doesn't know its length.</param>
public sealed record FalUploadProgress(string FileName, long SentBytes, long? TotalBytes);
