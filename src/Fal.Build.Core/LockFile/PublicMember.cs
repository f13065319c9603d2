namespace Fal.Build.Core.LockFile;

/// <summary>Something that code can use of generated classes.</summary>
/// <param name="Name">Type and member: <c>Wizper.Audio</c>.</param>
/// <param name="Type">Its type in words; for an enum's member, its wire value.</param>
internal sealed record PublicMember(string Name, string Type);
