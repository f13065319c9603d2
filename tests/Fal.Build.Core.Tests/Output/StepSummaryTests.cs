using System.Text;
using Fal.Build.Core.Diagnostics;
using Fal.Build.Core.Output;

namespace Fal.Build.Core.Tests.Output;

/// <summary>The summary of a GitHub step belongs to everything that the step runs.</summary>
public sealed class StepSummaryTests
{
    private string _folder = null!;
    private string _file = null!;
    private List<Diagnostic> _diagnostics = null!;

    [SetUp]
    public void Prepare()
    {
        _folder = Directory.CreateTempSubdirectory("fal-build-summary-").FullName;
        _file = Path.Combine(_folder, "step_summary");
        _diagnostics = [];
    }

    [TearDown]
    public void CleanUp() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void What_was_there_stays_and_a_blank_line_follows_it()
    {
        File.WriteAllText(_file, "Tests passed ✓");
        new StepSummary(_file).Append("# Coverage\n", _diagnostics);
        Assert.That(File.ReadAllText(_file), Is.EqualTo("Tests passed ✓\n\n# Coverage\n"));
        Assert.That(_diagnostics, Is.Empty);
    }

    [Test]
    public void A_new_file_has_no_byte_order_mark()
    {
        new StepSummary(_file).Append("# Coverage\n", _diagnostics);
        Assert.That(File.ReadAllBytes(_file), Is.EqualTo(Encoding.UTF8.GetBytes("# Coverage\n")));
    }

    [Test]
    public void The_same_report_is_appended_once()
    {
        new StepSummary(_file).Append("# Coverage\n", _diagnostics);
        new StepSummary(_file).Append("# Coverage\n", _diagnostics);
        new StepSummary(_file).Append("# Coverage of another\n", _diagnostics);
        Assert.That(File.ReadAllText(_file), Is.EqualTo("# Coverage\n\n# Coverage of another\n"));
    }

    [Test]
    public void Builds_at_the_same_time_lose_nothing()
    {
        var reports = Enumerable.Range(0, 20).Select(number => $"# Coverage of App{number:D2}\n").ToArray();
        Parallel.ForEach(reports, new ParallelOptions { MaxDegreeOfParallelism = 8 }, report =>
        {
            var diagnostics = new List<Diagnostic>();
            new StepSummary(_file).Append(report, diagnostics);
            Assert.That(diagnostics, Is.Empty);
        });
        Assert.That(
            File.ReadAllText(_file).Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal),
            Is.EqualTo(reports.Select(report => report.TrimEnd())));
    }

    [Test]
    public void It_waits_for_whoever_has_the_file()
    {
        var holder = new FileStream(_file, FileMode.Create, FileAccess.ReadWrite, FileShare.None);
        using var release = new Timer(_ => holder.Dispose(), null, TimeSpan.FromMilliseconds(300), Timeout.InfiniteTimeSpan);
        new StepSummary(_file).Append("# Coverage\n", _diagnostics);
        Assert.That(_diagnostics, Is.Empty);
        Assert.That(File.ReadAllText(_file), Is.EqualTo("# Coverage\n"));
    }

    [Test]
    public void A_file_that_cant_be_is_FAL0006_at_that_file()
    {
        var file = Path.Combine(_folder, "missing", "step_summary");
        new StepSummary(file).Append("# Coverage\n", _diagnostics);
        Assert.That(_diagnostics.Select(diagnostic => (diagnostic.Code, diagnostic.Location)), Is.EqualTo(new[] { ("FAL0006", SourceLocation.OfFile(file)) }));
    }
}
