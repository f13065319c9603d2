using System.Collections.Immutable;
using System.Diagnostics;

namespace Fal.Standin.Jobs;

/// <summary>
/// A request on its way through the queue. It moves on when its status is looked at, or by time where the options say so; the
/// result never moves it.
/// </summary>
internal sealed class Job(StandinOptions options, StandinRequest request, StandinAnswer answer)
{
    private readonly Lock _gate = new();
    private readonly long _accepted = Stopwatch.GetTimestamp();
    private ImmutableArray<JobLog> _logs = [];
    private StandinAnswer _answer = answer;
    private bool _cancelled;
    private int _steps;
    private int _statusReads;
    private int _resultReads;

    public string RequestId => request.RequestId;

    /// <summary>The application, which is all that the addresses of a queued request name.</summary>
    public string App { get; } = EndpointPath.AppOf(request.EndpointId);

    public Uri? Webhook => request.Webhook;

    /// <summary>Looks at the status as a client that polls, which moves the job on.</summary>
    public JobStatus Poll()
    {
        lock (_gate)
        {
            _statusReads++;
            return Advance();
        }
    }

    /// <summary>Moves the job on as a poll does, without being one.</summary>
    public JobStatus Step()
    {
        lock (_gate)
        {
            return Advance();
        }
    }

    /// <summary>Asks for the result, which leaves the job where it is.</summary>
    public JobStatus ReadResult()
    {
        lock (_gate)
        {
            _resultReads++;
            return Observe();
        }
    }

    /// <summary>Ends a job that hasn't completed.</summary>
    /// <returns>Whether there was anything to end.</returns>
    public bool TryCancel()
    {
        lock (_gate)
        {
            if (Observe().State == StandinState.Completed)
            {
                return false;
            }

            _cancelled = true;
            _answer = StandinAnswer.Failure(499, "Request was cancelled by the client", "client_cancelled");
            return true;
        }
    }

    public StandinRequest Snapshot()
    {
        lock (_gate)
        {
            return request with { State = Observe().State, StatusReads = _statusReads, ResultReads = _resultReads, CancelRequested = _cancelled };
        }
    }

    private JobStatus Advance()
    {
        _steps++;
        return Observe();
    }

    private JobStatus Observe()
    {
        var (state, lines) = Progress();
        while (_logs.Length < lines)
        {
            _logs = _logs.Add(new JobLog($"step {_logs.Length + 1}", DateTimeOffset.UtcNow));
        }

        if (state == StandinState.Completed && (_logs.IsEmpty || _logs[^1].Message != "done"))
        {
            _logs = _logs.Add(new JobLog("done", DateTimeOffset.UtcNow));
        }

        return new JobStatus(state, _logs, _answer);
    }

    private (StandinState State, int Lines) Progress()
    {
        if (_cancelled)
        {
            return (StandinState.Completed, 0);
        }

        if (!_answer.Completes)
        {
            return (StandinState.InQueue, 0);
        }

        return request.Host == Addresses.Run ? (StandinState.Completed, 0)
            : options.QueueTime is null && options.RunningTime is null ? ProgressBySteps()
            : ProgressByTime(options.QueueTime ?? TimeSpan.Zero, options.RunningTime ?? TimeSpan.Zero);
    }

    private (StandinState State, int Lines) ProgressBySteps()
    {
        var running = _steps - options.QueuePolls;
        return running <= 0 && options.QueuePolls > 0 ? (StandinState.InQueue, 0)
            : running <= options.RunningPolls && options.RunningPolls > 0 ? (StandinState.InProgress, Math.Max(running, 0))
            : (StandinState.Completed, options.RunningPolls);
    }

    private (StandinState State, int Lines) ProgressByTime(TimeSpan queued, TimeSpan ran)
    {
        var running = Stopwatch.GetElapsedTime(_accepted) - queued;
        return running < TimeSpan.Zero ? (StandinState.InQueue, 0)
            : running < ran ? (StandinState.InProgress, 1 + (int)(running / ran * (options.RunningPolls - 1)))
            : (StandinState.Completed, options.RunningPolls);
    }
}
