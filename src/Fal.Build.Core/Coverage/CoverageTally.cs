using System.Collections.Immutable;

namespace Fal.Build.Core.Coverage;

/// <summary>What was found to count, in one project or in several together, before it is held against the catalogue.</summary>
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
    CoverageQuality Quality)
{
    /// <summary>
    /// Both together: an endpoint counts once, and what its entries hold adds up. Of an endpoint that both have, this one's class
    /// is kept.
    /// </summary>
    public CoverageTally With(CoverageTally other)
    {
        var configured = other.Configured.SetItems(Configured);
        return new(
            Projects.Union(other.Projects),
            configured,
            other.WithoutConfig.SetItems(WithoutConfig).RemoveRange(configured.Keys),
            Orphans.Union(other.Orphans),
            Quality.Plus(other.Quality));
    }

    /// <summary>
    /// True when both say the same of the same projects, as the reports of a project's several frameworks and configurations do.
    /// Where the classes are makes no difference.
    /// </summary>
    public bool Repeats(CoverageTally other) =>
        Projects.SetEquals(other.Projects)
        && Configured.Keys.SequenceEqual(other.Configured.Keys, StringComparer.Ordinal)
        && WithoutConfig.Keys.SequenceEqual(other.WithoutConfig.Keys, StringComparer.Ordinal)
        && Orphans.SetEquals(other.Orphans)
        && Quality == other.Quality;
}
