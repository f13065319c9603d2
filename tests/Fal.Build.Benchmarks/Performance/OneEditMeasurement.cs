using System.Collections.Immutable;
using System.Globalization;
using System.Runtime;
using System.Text.RegularExpressions;
using Fal.Build.Core;
using Fal.Build.Core.Configuration;

namespace Fal.Build.Benchmarks.Performance;

/// <summary>What a build costs after one docstring was edited, in a project with configs of its own for 161 endpoints.</summary>
internal sealed partial class OneEditMeasurement(PackageFeed feed) : IPerformanceMeasurement
{
    private const int Edits = 5;
    private const int WarmEdits = 100;
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
            project.Write(Path.Combine("configs", Config), Docstring.Replace(original, string.Create(CultureInfo.InvariantCulture, $"$0Edit {edit}. "), count: 1));
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
        yield return new(
            "one config edited, of 161: generator inside the task, cold",
            string.Create(CultureInfo.InvariantCulture, $"under {MostMilliseconds:F0} ms"),
            string.Create(CultureInfo.InvariantCulture, $"{milliseconds:F0} ms"),
            milliseconds < MostMilliseconds,
            "the process compiles the generator's own code anew each time, which is most of it; the last build: " + builds[^1].Profile);
        yield return MeasureWarm(repository, Path.Combine(scratch, "warm"), log);
    }

    /// <summary>The same in a process that lives on, as an editor's, <c>dotnet watch</c> and a build server's do: nothing is left to be compiled.</summary>
    private static PerformanceRow MeasureWarm(string repository, string folder, TextWriter log)
    {
        var configs = Directory.CreateDirectory(Path.Combine(folder, "configs")).FullName;
        var bundled = Path.Combine(repository, "configs");
        foreach (var file in Directory.EnumerateFiles(bundled, "*.json"))
        {
            File.Copy(file, Path.Combine(configs, Path.GetFileName(file)));
        }

        var output = Path.Combine(folder, "fal");
        var options = new GeneratorOptions
        {
            ProjectFile = Path.Combine(folder, "Edited.csproj"),
            CatalogFile = Path.Combine(bundled, "catalog", "models.json"),
            GlossaryFile = Path.Combine(bundled, "catalog", "fields.json"),
            BundledSchemaDirectory = Path.Combine(bundled, "schemas"),
            Configs = [.. Directory.EnumerateFiles(configs).Order(StringComparer.Ordinal).Select(file => new ConfigSource(file))],
            Namespace = "Edited.FalNodes",
            OutputDirectory = output,
            ReportDirectory = Path.Combine(output, "coverage"),
            ClassDirectory = output,
        };
        var original = File.ReadAllText(Path.Combine(configs, Config));
        
        // The stages alone: what else a result holds would be kept from the collector, as no build keeps it.
        var runs = new List<ImmutableArray<StageTime>>();
        var (methods, compiling, first) = (JitInfo.GetCompiledMethodCount(), JitInfo.GetCompilationTime(), "");
        for (var edit = 0; edit <= WarmEdits; edit++)
        {
            File.WriteAllText(Path.Combine(configs, Config), Docstring.Replace(original, string.Create(CultureInfo.InvariantCulture, $"$0Edit {edit}. "), count: 1));
            runs.Add(Generator.Generate(options).Stages);
            if (edit == 0)
            {
                first = string.Create(
                    CultureInfo.InvariantCulture,
                    $"for the first run, which generates all, the JIT compiled {JitInfo.GetCompiledMethodCount() - methods} methods in {(JitInfo.GetCompilationTime() - compiling).TotalMilliseconds:F0} ms of {runs[0][^1].Elapsed.TotalMilliseconds:F0} ms on two cores; ");
            }
        }

        var milliseconds = Median.Milliseconds(runs.TakeLast(WarmEdits / 2).Select(stages => stages[^1].Elapsed));
        log.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  warm, edits {WarmEdits / 2 + 1} to {WarmEdits}: {milliseconds:F0} ms"));
        return new(
            "one config edited, of 161: generator in a process that lives on",
            string.Create(CultureInfo.InvariantCulture, $"under {MostMilliseconds:F0} ms"),
            string.Create(CultureInfo.InvariantCulture, $"{milliseconds:F0} ms"),
            milliseconds < MostMilliseconds,
            first + "the last edit: " + string.Join(", ", runs[^1].Select(stage => string.Create(CultureInfo.InvariantCulture, $"{stage.Stage} {stage.Elapsed.TotalMilliseconds:F0} ms"))));
    }

    [GeneratedRegex("\"docstring\": \"", RegexOptions.CultureInvariant)]
    private static partial Regex Docstring { get; }
}
