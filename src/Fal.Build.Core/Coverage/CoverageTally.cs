using System.Collections.Immutable;

namespace Fal.Build.Core.Coverage;

/// <summary>What was found to count, before it is held against the catalogue.</summary>
/// <param name="Projects">Names of the projects.</param>
/// <param name="Configured">Endpoints of the catalogue with an entry and a class, by id.</param>
/// <param name="WithoutConfig">Endpoints of the catalogue with a class and no entry, by id.</param>
/// <param name="Orphans">Configured ids that the catalogue doesn't list.</param>
/// <param name="Quality">What the entries of the configured endpoints hold.</param>
internal sealed record CoverageTally(
    ImmutableSortedSet<string> Projects,
    ImmutableSortedDictionary<string, ReportedEndpoint> Configured,
    ImmutableSortedDictionary<string, ReportedEndpoint> WithoutConfig,
    ImmutableSortedSet<string> Orphans,
    CoverageQuality Quality);
