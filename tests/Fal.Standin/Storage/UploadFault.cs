namespace Fal.Standin.Storage;

/// <summary>Why an upload isn't taken.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Detail">The reason.</param>
internal sealed record UploadFault(int Status, string Detail);
