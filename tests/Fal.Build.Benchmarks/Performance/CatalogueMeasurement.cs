using System.Globalization;

namespace Fal.Build.Benchmarks.Performance;

/// <summary>What all endpoints with a config each cost, against the compiler on the same output.</summary>
internal sealed class CatalogueMeasurement(PackageFeed feed) : IPerformanceMeasurement
{
    private const int Builds = 3;
    private const double MostPercent = 8;

    /// <inheritdoc/>
    public string Name => "catalogue";

    /// <inheritdoc/>
    public IEnumerable<PerformanceRow> Measure(string repository, string scratch, TextWriter log)
    {
        var catalogue = SyntheticCatalogue.Write(repository, Path.Combine(scratch, "catalogue"), times: 1);
        var project = new PackageProject(feed, Path.Combine(scratch, "all"), ProjectContent(catalogue));
        var builds = new List<(TimeSpan Ours, TimeSpan Compiler, string Profile)>();
        for (var build = 1; build <= Builds; build++)
        {
            project.DeleteOutput();
            var run = project.LoggedBuild();
            builds.Add((run.Task, run.TimeOf("Csc"), run.Profile));
            log.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  build {build} of {Builds}: {builds[^1].Ours.TotalMilliseconds:F0} ms, the compiler {builds[^1].Compiler.TotalMilliseconds:F0} ms"));
        }

        var percent = Median.Of(builds.Select(build => 100 * (build.Ours / build.Compiler)));
        yield return new(
            string.Create(CultureInfo.InvariantCulture, $"all {catalogue.Ids.Length:N0} endpoints: the task, cold"),
            string.Create(CultureInfo.InvariantCulture, $"at most {MostPercent:F0} % of the compiler's time"),
            string.Create(CultureInfo.InvariantCulture, $"{percent:F1} %"),
            percent <= MostPercent,
            string.Create(CultureInfo.InvariantCulture,
                $"{Median.Milliseconds(builds.Select(build => build.Ours)):F0} ms, the compiler {Median.Milliseconds(builds.Select(build => build.Compiler)):F0} ms; the last build: {builds[^1].Profile}"));
    }

    /// <summary>The project file's part that generates all of a catalogue.</summary>
    /// <param name="catalogue">The catalogue; its ids are the real ones.</param>
    public static string ProjectContent(SyntheticCatalogue catalogue) =>
        $"""
        <PropertyGroup><FalConfigDirectory>{catalogue.Configs}</FalConfigDirectory></PropertyGroup>
        <ItemGroup>{string.Concat(catalogue.Ids.Select(id => $"<FalEndpoint Include=\"{id}\" />"))}</ItemGroup>
        """;
}
