namespace Fal.Build.Core.Output;

/// <summary>A file as it should be.</summary>
/// <param name="Path">Path below the output directory, with <c>/</c> between its parts.</param>
/// <param name="Text">Its whole text.</param>
public sealed record GeneratedFile(string Path, string Text);
