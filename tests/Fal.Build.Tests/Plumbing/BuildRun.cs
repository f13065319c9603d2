using Microsoft.Build.Framework;
using Microsoft.Build.Logging.StructuredLogger;

namespace Fal.Build.Tests.Plumbing;

/// <summary>How a build went.</summary>
/// <param name="ExitCode">What the process returned.</param>
/// <param name="Output">What it wrote.</param>
/// <param name="Log">Path of its binary log.</param>
internal sealed record BuildRun(int ExitCode, string Output, string Log)
{
    private IReadOnlyList<string>? _tasks;

    /// <summary>Every error and warning, in order, each as often as it was reported.</summary>
    public IReadOnlyList<BuildDiagnostic> Diagnostics { get; } = BuildDiagnostic.Parse(Output);

    /// <summary>The errors.</summary>
    public IReadOnlyList<BuildDiagnostic> Errors => [.. Diagnostics.Where(diagnostic => diagnostic.Severity == "error")];

    /// <summary>The warnings.</summary>
    public IReadOnlyList<BuildDiagnostic> Warnings => [.. Diagnostics.Where(diagnostic => diagnostic.Severity == "warning")];

    /// <summary>True when the generator ran.</summary>
    public bool Generated => Tasks.Contains("GenerateFalNodes");

    /// <summary>True when the compiler ran.</summary>
    public bool Compiled => Tasks.Contains("Csc");

    /// <summary>Names of the targets that ran.</summary>
    public IEnumerable<string> Targets => new BinLogReader().ReadRecords(Log).Select(record => record.Args).OfType<TargetStartedEventArgs>().Select(target => target.TargetName);

    private IReadOnlyList<string> Tasks => _tasks ??=
    [
        .. new BinLogReader().ReadRecords(Log).Select(record => record.Args).OfType<TaskStartedEventArgs>().Select(task => task.TaskName),
    ];

    /// <summary>This run, after it was found to have succeeded without a warning.</summary>
    public BuildRun ShouldSucceed()
    {
        Assert.That(Warnings, Is.Empty, Output);
        return ShouldSucceedWithWarnings();
    }

    /// <summary>This run, after it was found to have succeeded.</summary>
    public BuildRun ShouldSucceedWithWarnings()
    {
        Assert.That(ExitCode, Is.Zero, Output);
        Assert.That(Errors, Is.Empty, Output);
        return this;
    }

    /// <summary>This run, after it was found to have failed with these codes and no other errors.</summary>
    /// <param name="codes">One code for each error, in order.</param>
    public BuildRun ShouldFailWith(params IEnumerable<string> codes)
    {
        Assert.That(ExitCode, Is.EqualTo(1), Output);
        Assert.That(Errors.Select(error => error.Code), Is.EqualTo(codes), Output);
        return this;
    }
}
