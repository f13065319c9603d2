namespace Fal.Nodes;

/// <summary>
/// Tells of each step at once and in order, on the thread that follows the job. <see cref="Progress{T}"/> posts them to the
/// context that it was made in, as a user interface needs it; where there is none, as in a console program, they reach the
/// thread pool, and may overtake each other and the answer.
/// </summary>
/// <param name="report">What is done with a step; the job is followed further when it returns.</param>
public sealed class FalProgress(Action<FalStatus> report) : IProgress<FalStatus>
{
    private readonly Action<FalStatus> _report = report ?? throw new ArgumentNullException(nameof(report));

    /// <inheritdoc/>
    public void Report(FalStatus value) => _report(value);
}
