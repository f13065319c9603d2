using System.Diagnostics;
using System.Globalization;
using Fal.Build.Core;

namespace Fal.Build.Benchmarks.Performance;

/// <summary>What all endpoints with a config each cost, against the compiler on the same output and another generator on the same documents.</summary>
internal sealed class CatalogueMeasurement(PackageFeed feed) : IPerformanceMeasurement
{
    private const int Builds = 3;
    private const int WarmingPasses = 3;
    private const int Passes = 5;
    private const double MostPercent = 8;
    private const double LeastTimes = 10;

    /// <inheritdoc/>
    public string Name => "catalogue";

    /// <inheritdoc/>
    public IEnumerable<PerformanceRow> Measure(string repository, string scratch, TextWriter log)
    {
        var catalogue = SyntheticCatalogue.Write(repository, Path.Combine(scratch, "catalogue"), times: 1);
        yield return AgainstCompiler(catalogue, scratch, log);
        yield return AgainstNSwag(catalogue, scratch, log);
    }

    /// <summary>The project file's part that generates all of a catalogue.</summary>
    /// <param name="catalogue">The catalogue; its ids are the real ones.</param>
    public static string ProjectContent(SyntheticCatalogue catalogue) =>
        $"""
        <PropertyGroup><FalConfigDirectory>{catalogue.Configs}</FalConfigDirectory></PropertyGroup>
        <ItemGroup>{string.Concat(catalogue.Ids.Select(id => $"<FalEndpoint Include=\"{id}\" />"))}</ItemGroup>
        """;

    private PerformanceRow AgainstCompiler(SyntheticCatalogue catalogue, string scratch, TextWriter log)
    {
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
        return new(
            string.Create(CultureInfo.InvariantCulture, $"all {catalogue.Ids.Length:N0} endpoints: the task, cold"),
            string.Create(CultureInfo.InvariantCulture, $"at most {MostPercent:F0} % of the compiler's time"),
            string.Create(CultureInfo.InvariantCulture, $"{percent:F1} %"),
            percent <= MostPercent,
            string.Create(CultureInfo.InvariantCulture,
                $"{Median.Milliseconds(builds.Select(build => build.Ours)):F0} ms, the compiler {Median.Milliseconds(builds.Select(build => build.Compiler)):F0} ms; the last build: {builds[^1].Profile}"));
    }

    private static PerformanceRow AgainstNSwag(SyntheticCatalogue catalogue, string scratch, TextWriter log)
    {
        log.WriteLine("  fetching NSwag");
        var other = NSwagGenerator.Fetch(Path.Combine(scratch, "nswag"));
        var documents = NSwagGenerator.Complete(catalogue.Documents, Path.Combine(scratch, "complete"));
        var ours = new List<double>();
        var theirs = new List<double>();
        var refused = 0;
        for (var pass = 1 - WarmingPasses; pass <= Passes; pass++)
        {
            var oneOfOurs = Milliseconds(catalogue);
            (var oneOfTheirs, refused) = other.MillisecondsEach(documents);
            log.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {(pass > 0 ? $"pass {pass} of {Passes}" : "warming up")}: {oneOfOurs:F2} ms an endpoint, NSwag {oneOfTheirs:F2} ms"));
            if (pass > 0)
            {
                ours.Add(oneOfOurs);
                theirs.Add(oneOfTheirs);
            }
        }

        var times = Median.Of(theirs) / Median.Of(ours);
        return new(
            string.Create(CultureInfo.InvariantCulture, $"all {catalogue.Ids.Length:N0} endpoints: against NSwag {NSwagGenerator.Version}, warm"),
            string.Create(CultureInfo.InvariantCulture, $"at least {LeastTimes:F0} times faster an endpoint"),
            string.Create(CultureInfo.InvariantCulture, $"{times:F1} times"),
            times >= LeastTimes,
            string.Create(CultureInfo.InvariantCulture, $"{Median.Of(ours):F2} ms an endpoint against {Median.Of(theirs):F2} ms; NSwag refuses {refused} documents, which aren't counted"));
    }

    private static double Milliseconds(SyntheticCatalogue catalogue)
    {
        var watch = Stopwatch.StartNew();
        var result = Generator.Generate(catalogue.Options(output: null));
        return result.HasErrors
            ? throw new InvalidOperationException(string.Join('\n', result.Diagnostics))
            : watch.Elapsed.TotalMilliseconds / catalogue.Ids.Length;
    }
}
