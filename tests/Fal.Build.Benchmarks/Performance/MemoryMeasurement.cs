using System.Globalization;

namespace Fal.Build.Benchmarks.Performance;

/// <summary>How much more memory the build's process holds at its peak when it generates all endpoints.</summary>
/// <remarks>
/// Both builds do all that a build does before compiling and stop there: with the compiler, whose peak is far higher, generating
/// would seem to cost nothing.
/// </remarks>
internal sealed class MemoryMeasurement(PackageFeed feed) : IPerformanceMeasurement
{
    private const int Pairs = 5;
    private const double MostMebibytes = 80;
    private const string Target = "BeforeTheCompiler";

    /// <inheritdoc/>
    public string Name => "memory";

    /// <inheritdoc/>
    public IEnumerable<PerformanceRow> Measure(string repository, string scratch, TextWriter log)
    {
        var catalogue = SyntheticCatalogue.Write(repository, Path.Combine(scratch, "catalogue"), times: 1);
        var project = new PackageProject(
            feed,
            Path.Combine(scratch, "all"),
            CatalogueMeasurement.ProjectContent(catalogue)
            + $"""<Target Name="{Target}" DependsOnTargets="BuildOnlySettings;PrepareForBuild;ResolveReferences;PrepareResources;BeforeCompile" />""");
        var with = new List<double>();
        var without = new List<double>();
        for (var pair = 1; pair <= Pairs; pair++)
        {
            project.DeleteOutput();
            without.Add(project.BuildMebibytes("-t:" + Target, "-p:FalBuildEnabled=false"));
            with.Add(project.BuildMebibytes("-t:" + Target));
            log.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  pair {pair} of {Pairs}: {with[^1]:F0} MiB with, {without[^1]:F0} MiB without"));
        }

        if (project.GeneratedFiles.Count() <= catalogue.Ids.Length)
        {
            throw new InvalidOperationException("The build that was measured didn't generate.");
        }

        var more = Median.Of(with) - Median.Of(without);
        yield return new(
            string.Create(CultureInfo.InvariantCulture, $"all {catalogue.Ids.Length:N0} endpoints: peak memory of the build"),
            string.Create(CultureInfo.InvariantCulture, $"under {MostMebibytes:F0} MiB more"),
            string.Create(CultureInfo.InvariantCulture, $"{more:F0} MiB more"),
            more < MostMebibytes,
            string.Create(CultureInfo.InvariantCulture, $"{Median.Of(with):F0} MiB against {Median.Of(without):F0} MiB without generation, both stopped before the compiler"));
    }
}
