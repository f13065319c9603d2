using System.Collections.Immutable;
using Fal.Build.Core.Diagnostics;

namespace Fal.Build.Core.Scaffolding;

/// <summary>Which entries to begin, and where. Paths are absolute; settings are as people wrote them and checked by the scaffolder.</summary>
/// <param name="Project">The project: its configs, catalogue and schemas.</param>
/// <param name="ConfigDirectory">Where module files are, or are to be.</param>
public sealed record ScaffoldOptions(GeneratorOptions Project, string ConfigDirectory)
{
    /// <summary>Endpoints by their ids.</summary>
    public ImmutableArray<string> Ids { get; init; } = [];

    /// <summary>Category to take the next best of; empty for any.</summary>
    public string Category { get; init; } = "";

    /// <summary>How many entries are to wait for their words; empty for ten.</summary>
    public string Count { get; init; } = "";

    /// <summary>OpenAPI documents of endpoints that the project has no schema of yet.</summary>
    public ImmutableArray<string> Documents { get; init; } = [];

    /// <summary>Where those are copied to, for builds.</summary>
    public required string SchemaDirectory { get; init; }

    /// <summary>The schema of config files, which editors want beside them; null for none.</summary>
    public string? ConfigSchemaFile { get; init; }
}

/// <summary>What scaffolding came to.</summary>
/// <param name="Added">Endpoints whose entries were begun, with the file of each.</param>
/// <param name="Known">Endpoints asked for that have an entry already.</param>
/// <param name="Diagnostics">What is wrong; after an error nothing was written.</param>
public sealed record ScaffoldResult(
    ImmutableArray<(string Id, string File)> Added, ImmutableArray<string> Known, ImmutableArray<Diagnostic> Diagnostics);
