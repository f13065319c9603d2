using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Build.Framework;
using Microsoft.Build.Logging.StructuredLogger;

namespace Fal.Build.Benchmarks.Performance;

/// <summary>What the binary log of a build says of time.</summary>
/// <param name="Build">From the first event to the last.</param>
/// <param name="Targets">Every target that ran or was skipped as up to date, without those that it depends on.</param>
/// <param name="Tasks">Every task that ran.</param>
/// <param name="Messages">Every message.</param>
internal sealed partial record BuildLog(
    TimeSpan Build, ImmutableArray<BuildLog.Step> Targets, ImmutableArray<BuildLog.Step> Tasks, ImmutableArray<string> Messages)
{
    /// <summary>What the generator took inside its task: its own total, or the whole task where it tells none.</summary>
    public TimeSpan Generator => Stages.LastOrDefault() is { } total
        ? TimeSpan.FromMilliseconds(double.Parse(total.Groups["milliseconds"].ValueSpan, NumberStyles.Number, CultureInfo.InvariantCulture))
        : Task;

    /// <summary>The task from its start to its end.</summary>
    public TimeSpan Task => TimeOf("GenerateFalNodes");

    /// <summary>Where the time of the task went.</summary>
    public string Profile => string.Join(", ",
    [
        .. Stages.Select(stage => stage.Groups["stage"].Value),
        string.Create(CultureInfo.InvariantCulture, $"the task {Task.TotalMilliseconds:F0} ms"),
    ]);

    /// <summary>What the generator says of its stages, the last of them the whole.</summary>
    private IEnumerable<Match> Stages => Messages.Select(message => StageLine.Match(message)).Where(match => match.Success);

    /// <summary>Reads a log.</summary>
    /// <param name="file">Its path.</param>
    public static BuildLog Read(string file)
    {
        var events = new BinLogReader().ReadRecords(file).Select(record => record.Args).Where(entry => entry is not null).ToList();
        var targets = new Steps();
        var tasks = new Steps();
        foreach (var entry in events)
        {
            switch (entry)
            {
                case TargetStartedEventArgs target:
                    targets.Start(target, target.TargetName, target.TargetFile);
                    break;
                case TargetFinishedEventArgs target:
                    targets.Finish(target);
                    break;
                case TaskStartedEventArgs task:
                    tasks.Start(task, task.TaskName, task.TaskFile);
                    break;
                case TaskFinishedEventArgs task:
                    tasks.Finish(task);
                    break;
            }
        }

        // Some events of the log itself have no time.
        var times = events.OfType<BuildStatusEventArgs>().Select(entry => entry.Timestamp).ToList();
        return new(times.Max() - times.Min(), targets.Finished, tasks.Finished, [.. events.OfType<BuildMessageEventArgs>().Select(entry => entry.Message ?? "")]);
    }

    /// <summary>The time of all targets that a folder's files define.</summary>
    /// <param name="folder">The folder.</param>
    public TimeSpan TimeIn(string folder) => Sum(TargetsOf(folder));

    /// <summary>All targets that a folder's files define.</summary>
    /// <param name="folder">The folder.</param>
    public IEnumerable<Step> TargetsOf(string folder) => Targets.Where(target => target.File.StartsWith(folder, StringComparison.Ordinal));

    /// <summary>The time of all runs of a task.</summary>
    /// <param name="task">Its name.</param>
    public TimeSpan TimeOf(string task) => Sum(Tasks.Where(step => step.Name == task));

    private static TimeSpan Sum(IEnumerable<Step> steps) => steps.Aggregate(TimeSpan.Zero, (sum, step) => sum + step.Time);

    /// <summary>One target or task.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="File">The file that defines it.</param>
    /// <param name="Time">What it took.</param>
    internal sealed record Step(string Name, string File, TimeSpan Time);

    /// <summary>A line of the generator such as <c>Fal.Build: total 161 in 312 ms</c>; the last is of all stages.</summary>
    [GeneratedRegex(@"^Fal\.Build: (?<stage>.* in (?<milliseconds>[\d.,]+) ms)$", RegexOptions.CultureInvariant)]
    private static partial Regex StageLine { get; }

    /// <summary>Brings together the two events of a step, which share a context.</summary>
    private sealed class Steps
    {
        private readonly Dictionary<BuildEventContext, (DateTime Time, string Name, string File)> _started = [];
        private readonly ImmutableArray<Step>.Builder _finished = ImmutableArray.CreateBuilder<Step>();

        public ImmutableArray<Step> Finished => _finished.ToImmutable();

        public void Start(BuildEventArgs entry, string name, string file) => _started[entry.BuildEventContext!] = (entry.Timestamp, name, file);

        public void Finish(BuildEventArgs entry)
        {
            var (time, name, file) = _started[entry.BuildEventContext!];
            _finished.Add(new(name, file, entry.Timestamp - time));
        }
    }
}
