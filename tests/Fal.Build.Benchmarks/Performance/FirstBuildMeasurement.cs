using System.Globalization;

namespace Fal.Build.Benchmarks.Performance;

/// <summary>What share of a project's first build is ours: restored, but nothing built, in a new process without a compiler server.</summary>
internal sealed class FirstBuildMeasurement(PackageFeed feed) : IPerformanceMeasurement
{
    private const int Builds = 5;
    private const double MostPercent = 5;

    /// <inheritdoc/>
    public string Name => "first";

    /// <inheritdoc/>
    public IEnumerable<PerformanceRow> Measure(string repository, string scratch, TextWriter log)
    {
        var project = new PackageProject(feed, Path.Combine(scratch, "first"), """<ItemGroup><FalModule Include="*" /></ItemGroup>""");
        var builds = new List<(TimeSpan Ours, TimeSpan Whole, string Profile)>();
        for (var build = 1; build <= Builds; build++)
        {
            project.DeleteOutput();
            var run = project.LoggedBuild();
            builds.Add((run.TimeIn(feed.Package), run.Build, run.Profile));
            log.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  build {build} of {Builds}: {builds[^1].Ours.TotalMilliseconds:F0} of {builds[^1].Whole.TotalMilliseconds:F0} ms"));
        }

        var cold = new LoneProject(repository, Path.Combine(scratch, "lone")).Prepare().ProfileCold();
        var percent = Median.Of(builds.Select(build => 100 * (build.Ours / build.Whole)));
        yield return new(
            "first build, 161 nodes: our targets",
            string.Create(CultureInfo.InvariantCulture, $"at most {MostPercent:F0} % of the build"),
            string.Create(CultureInfo.InvariantCulture, $"{percent:F1} %"),
            percent <= MostPercent,
            string.Create(CultureInfo.InvariantCulture,
                $"{Median.Milliseconds(builds.Select(build => build.Ours)):F0} of {Median.Milliseconds(builds.Select(build => build.Whole)):F0} ms; {cold}; the last build: {builds[^1].Profile}"));
    }
}
