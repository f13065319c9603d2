namespace Fal.Nodes;

/// <summary>
/// Reports changes of a request's status, and each log line once: a poll gives all lines so far, a stream only new ones, and
/// a stream that broke is followed by polls.
/// </summary>
internal sealed class ProgressReporter(IProgress<FalStatus> progress)
{
    private readonly Dictionary<FalLogLine, int> _reported = [];
    private FalStatus? _last;

    public void Report(FalStatus status)
    {
        var fresh = TakeNewLines(status.Logs);
        if (_last is null || fresh.Count > 0 || _last.State != status.State || _last.QueuePosition != status.QueuePosition)
        {
            progress.Report(status with { Logs = fresh });
        }

        _last = status;
    }

    /// <summary>Lines that occur more often in this batch than they were reported, so that a line that was logged twice is reported twice.</summary>
    private List<FalLogLine> TakeNewLines(IReadOnlyList<FalLogLine> lines)
    {
        var fresh = new List<FalLogLine>();
        var seen = new Dictionary<FalLogLine, int>();
        foreach (var line in lines)
        {
            seen.TryGetValue(line, out var count);
            seen[line] = ++count;
            _reported.TryGetValue(line, out var reported);
            if (count > reported)
            {
                _reported[line] = count;
                fresh.Add(line);
            }
        }

        return fresh;
    }
}
