using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Fal.Build.Core;

namespace Fal.Build.Benchmarks.Performance;

/// <summary>What a build costs after one docstring was edited, in a project with configs of its own for 161 endpoints.</summary>
internal sealed partial class OneEditMeasurement(PackageFeed feed) : IPerformanceMeasurement
{
    private const int Edits = 5;

    /// <summary>The JIT compiles what runs often a second and a third time, and is done after some two hundred edits.</summary>
    private const int WarmEdits = 300;
    private const int CountedEdits = 50;
    private const double MostMilliseconds = 40;
    private const string Config = "text_to_image.json";

    /// <inheritdoc/>
    public string Name => "one-edit";

    /// <inheritdoc/>
    public IEnumerable<PerformanceRow> Measure(string repository, string scratch, TextWriter log)
    {
        log.WriteLine("  building a project with a copy of every bundled config");
        var project = new PackageProject(feed, Path.Combine(scratch, "edited"), "");
        foreach (var file in Directory.EnumerateFiles(Path.Combine(repository, "configs"), "*.json"))
        {
            project.Write(Path.Combine("configs", Path.GetFileName(file)), File.ReadAllText(file));
        }

        project.Build();
        var original = File.ReadAllText(Path.Combine(repository, "configs", Config));
        var builds = new List<BuildLog>();
        var mostWritten = 0;
        for (var edit = 1; edit <= Edits; edit++)
        {
            var before = project.GeneratedFiles.ToDictionary(file => file, File.GetLastWriteTimeUtc);
            Edit(Path.Combine(project.Folder, "configs", Config), original, edit);
            builds.Add(project.LoggedBuild());
            var written = project.GeneratedFiles.Count(file => !before.TryGetValue(file, out var time) || time != File.GetLastWriteTimeUtc(file));
            mostWritten = written == 0 ? int.MaxValue : Math.Max(mostWritten, written);
            log.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  edit {edit} of {Edits}: {builds[^1].Generator.TotalMilliseconds:F0} ms, {written} written"));
        }

        var milliseconds = Median.Milliseconds(builds.Select(build => build.Generator));
        yield return new(
            "one config edited, of 161: files written",
            "1",
            mostWritten == int.MaxValue ? "none" : mostWritten.ToString(CultureInfo.InvariantCulture),
            mostWritten == 1);
        var lone = new LoneProject(repository, Path.Combine(scratch, "warm")).Prepare();
        var warm = MeasureWarm(lone, original, log);
        Edit(Path.Combine(lone.Configs, Config), original, WarmEdits + 1);
        yield return new(
            "one config edited, of 161: generator inside the task, cold",
            string.Create(CultureInfo.InvariantCulture, $"under {MostMilliseconds:F0} ms"),
            string.Create(CultureInfo.InvariantCulture, $"{milliseconds:F0} ms"),
            milliseconds < MostMilliseconds,
            $"the process compiles the generator's own code anew each time, which is most of it: {lone.ProfileCold()}; the last build: {builds[^1].Profile}");
        yield return warm;
    }

    /// <summary>The same in a process that lives on, as an editor's and a build server's do: nothing is left to be compiled.</summary>
    private static PerformanceRow MeasureWarm(LoneProject project, string original, TextWriter log)
    {
        // The stages alone: what else a result holds would be kept from the collector, as no build keeps it.
        var runs = new List<ImmutableArray<StageTime>>();
        for (var edit = 0; edit <= WarmEdits; edit++)
        {
            Edit(Path.Combine(project.Configs, Config), original, edit);
            runs.Add(project.Generate().Stages);
        }

        var early = Median.Milliseconds(runs.Skip(1).Take(CountedEdits).Select(stages => stages[^1].Elapsed));
        var milliseconds = Median.Milliseconds(runs.TakeLast(CountedEdits).Select(stages => stages[^1].Elapsed));
        var stages = string.Join(", ", runs[^1].Select(stage => string.Create(CultureInfo.InvariantCulture, $"{stage.Stage} {stage.Elapsed.TotalMilliseconds:F0} ms")));
        log.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  warm, the last {CountedEdits} edits of {WarmEdits}: {milliseconds:F0} ms, the first {CountedEdits}: {early:F0} ms"));
        return new(
            "one config edited, of 161: generator in a process that lives on",
            string.Create(CultureInfo.InvariantCulture, $"under {MostMilliseconds:F0} ms"),
            string.Create(CultureInfo.InvariantCulture, $"{milliseconds:F0} ms"),
            milliseconds < MostMilliseconds,
            string.Create(CultureInfo.InvariantCulture, $"the last {CountedEdits} edits of {WarmEdits}; the first {CountedEdits} take {early:F0} ms, while the JIT still compiles; the last edit: {stages}"));
    }

    private static void Edit(string config, string original, int edit) =>
        File.WriteAllText(config, Docstring.Replace(original, string.Create(CultureInfo.InvariantCulture, $"$0Edit {edit}. "), count: 1));

    [GeneratedRegex("\"docstring\": \"", RegexOptions.CultureInvariant)]
    private static partial Regex Docstring { get; }
}
