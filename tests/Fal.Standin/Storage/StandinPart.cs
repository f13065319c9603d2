namespace Fal.Standin;

/// <summary>A part of a file that was uploaded in several.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Length">Its length in bytes.</param>
/// <param name="Sha256">The SHA-256 of its bytes, in lower-case hex.</param>
/// <param name="ETag">What the server called it.</param>
/// <param name="SentCount">How often it was sent.</param>
public sealed record StandinPart(int Number, long Length, string Sha256, string ETag, int SentCount);
