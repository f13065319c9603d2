using System.Collections.Immutable;

namespace Fal.Build.Core.Incremental;

/// <summary>What a run keeps of its reports, so that the next one needn't write the same again.</summary>
/// <param name="Key">Hash of everything that they say: <see cref="ReportKey"/>.</param>
/// <param name="Files">Each report.</param>
internal sealed record CachedReports(string Key, ImmutableArray<CachedFile> Files);

/// <summary>A file that a run wrote.</summary>
/// <param name="Path">Absolute path.</param>
/// <param name="Sha256">Hash of its content, in lower-case hexadecimal.</param>
internal sealed record CachedFile(string Path, string Sha256);
