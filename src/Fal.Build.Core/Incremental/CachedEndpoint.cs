using System.Collections.Immutable;
using Fal.Build.Core.Binding;
using Fal.Build.Core.Catalog;
using Fal.Build.Core.Diagnostics;
using Fal.Build.Core.Naming;

namespace Fal.Build.Core.Incremental;

/// <summary>What a run keeps of an endpoint, so that the next one needn't bind it again.</summary>
/// <param name="Key">Hash of everything that the endpoint depends on alone: <see cref="EndpointKeys"/>.</param>
/// <param name="Names">Names of the namespace that it got, which depend on the endpoints before it.</param>
/// <param name="Lookups">What it looked for in the glossary.</param>
/// <param name="LookupsSha256">Hash of what the glossary answered.</param>
/// <param name="FileSha256">Hash of its file; null where none was written.</param>
/// <param name="Summary">What the rest of a run needs of it.</param>
/// <param name="Diagnostics">What was reported about its schema. An endpoint with a fault in a config, where lines move, isn't kept.</param>
internal sealed record CachedEndpoint(
    string Key,
    ImmutableArray<GivenName> Names,
    ImmutableArray<GlossaryLookup> Lookups,
    string LookupsSha256,
    string? FileSha256,
    EndpointSummary Summary,
    ImmutableArray<Diagnostic> Diagnostics);
