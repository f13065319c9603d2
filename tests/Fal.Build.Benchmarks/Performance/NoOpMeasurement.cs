using System.Globalization;
using System.Security.Cryptography;

namespace Fal.Build.Benchmarks.Performance;

/// <summary>What a build costs that has nothing to do.</summary>
/// <remarks>
/// The other half of a pair is the same project with the generated files checked in and <c>FalBuildEnabled=false</c>: what the
/// project would be without a generator. Both halves are whole processes, and take turns in going first.
/// </remarks>
internal sealed class NoOpMeasurement(PackageFeed feed) : IPerformanceMeasurement
{
    private const int Pairs = 15;
    private const int LoggedBuilds = 5;
    private const double HighestRatio = 1.03;
    private const double MostMilliseconds = 25;

    /// <inheritdoc/>
    public string Name => "no-op";

    /// <inheritdoc/>
    public IEnumerable<PerformanceRow> Measure(string repository, string scratch, TextWriter log)
    {
        log.WriteLine("  building two projects with all bundled modules");
        var generating = new PackageProject(feed, Path.Combine(scratch, "generating"), """<ItemGroup><FalModule Include="*" /></ItemGroup>""");
        generating.Build();
        var checkedIn = new PackageProject(feed, Path.Combine(scratch, "checked-in"), "<PropertyGroup><FalBuildEnabled>false</FalBuildEnabled></PropertyGroup>");
        foreach (var file in generating.GeneratedFiles)
        {
            checkedIn.Write(Path.Combine("Generated", Path.GetRelativePath(generating.Generated, file)), File.ReadAllText(file));
        }

        checkedIn.Build();
        yield return Ratio(generating, checkedIn, log);
        yield return Targets(generating);
        yield return TaskAssembly(generating, log);
    }

    private static PerformanceRow Ratio(PackageProject generating, PackageProject checkedIn, TextWriter log)
    {
        var ratios = new List<double>();
        var times = (Generating: new List<TimeSpan>(), CheckedIn: new List<TimeSpan>());
        for (var pair = 0; pair < Pairs; pair++)
        {
            foreach (var (project, list) in pair % 2 == 0
                ? new[] { (generating, times.Generating), (checkedIn, times.CheckedIn) }
                : [(checkedIn, times.CheckedIn), (generating, times.Generating)])
            {
                list.Add(project.Build());
            }

            ratios.Add(times.Generating[pair] / times.CheckedIn[pair]);
            log.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  pair {pair + 1} of {Pairs}: {ratios[pair]:F3} times"));
        }

        var ratio = Median.Of(ratios);
        return new(
            "no-op build, 161 nodes: the whole",
            string.Create(CultureInfo.InvariantCulture, $"at most {HighestRatio:F2} times"),
            string.Create(CultureInfo.InvariantCulture, $"{ratio:F3} times"),
            ratio <= HighestRatio,
            string.Create(CultureInfo.InvariantCulture,
                $"{Median.Milliseconds(times.Generating):F0} ms against {Median.Milliseconds(times.CheckedIn):F0} ms; pairs from {ratios.Min():F3} to {ratios.Max():F3}"));
    }

    private PerformanceRow Targets(PackageProject generating)
    {
        var logs = Enumerable.Range(0, LoggedBuilds).Select(_ => generating.LoggedBuild()).ToList();
        var milliseconds = Median.Milliseconds(logs.Select(build => build.TimeIn(feed.Package)));
        return new(
            "no-op build, 161 nodes: our targets",
            string.Create(CultureInfo.InvariantCulture, $"at most {MostMilliseconds:F0} ms"),
            string.Create(CultureInfo.InvariantCulture, $"{milliseconds:F1} ms"),
            milliseconds <= MostMilliseconds,
            string.Join(", ", logs[^1].TargetsOf(feed.Package).Select(target => string.Create(CultureInfo.InvariantCulture, $"{target.Name} {target.Time.TotalMilliseconds:F1} ms"))));
    }

    /// <summary>A build that opens random bytes in place of the task can't succeed; a tracer, where there is one, counts what was opened.</summary>
    private PerformanceRow TaskAssembly(PackageProject generating, TextWriter log)
    {
        log.WriteLine("  building with random bytes in place of the task");
        var file = Path.Combine(feed.Package, "tasks", "net10.0", "Fal.Build.dll");
        var bytes = File.ReadAllBytes(file);
        Replace(file, RandomNumberGenerator.GetBytes(bytes.Length));
        var passes = true;
        try
        {
            generating.Build();
        }
        catch (InvalidOperationException)
        {
            passes = false;
        }
        finally
        {
            Replace(file, bytes);
        }

        var opened = Opened(generating, log);
        return new(
            "no-op build: opens of the task's folder",
            "none",
            opened is { } count ? count.ToString(CultureInfo.InvariantCulture) : passes ? "none" : "some",
            passes && opened is null or 0,
            (passes ? "passes" : "fails") + " with random bytes in place of the task's assembly" + (opened is null ? "; there is no strace to count with" : "; counted with strace"));
    }

    private int? Opened(PackageProject generating, TextWriter log)
    {
        if (Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).All(folder => !File.Exists(Path.Combine(folder, "strace"))))
        {
            return null;
        }

        log.WriteLine("  tracing what a build opens");
        var trace = Path.Combine(generating.Folder, "obj", "trace");
        generating.BuildWithin("strace", "-f", "-qq", "-e", "trace=open,openat", "-o", trace);
        var tasks = Path.Combine(feed.Package, "tasks");
        return File.ReadLines(trace).Count(line => line.Contains(tasks, StringComparison.Ordinal));
    }

    /// <summary>Keeps the time: a newer task would be something to do.</summary>
    private static void Replace(string file, byte[] bytes)
    {
        var written = File.GetLastWriteTimeUtc(file);
        File.WriteAllBytes(file, bytes);
        File.SetLastWriteTimeUtc(file, written);
    }
}
