namespace Fal.Build.Page.Tests;

/// <summary>A test of the sample report, in a page that is open, and that must not complain.</summary>
public abstract class PageTests
{
    private SampleReport _report = null!;

    internal OpenPage Open { get; private set; } = null!;

    [SetUp]
    public async Task OpenReport()
    {
        _report = new SampleReport();
        Open = await OpenPage.Open(_report.Address);
    }

    [TearDown]
    public async Task CloseReport()
    {
        var complaints = Open.Complaints;
        await Open.DisposeAsync();
        _report.Dispose();
        Assert.That(complaints, Is.Empty);
    }
}
