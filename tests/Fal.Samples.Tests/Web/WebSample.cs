using Fal.Standin;

namespace Fal.Samples.Tests.Web;

/// <summary>Fal.WebSample as its user runs it, on a free port.</summary>
internal sealed class WebSample : IDisposable
{
    private readonly SampleProcess _process;

    private WebSample(SampleProcess process)
    {
        _process = process;
    }

    public Uri Address { get; private set; } = null!;

    /// <summary>Starts it.</summary>
    /// <param name="service">Stands for the service, and its key is configured; null for no key at all.</param>
    public static async Task<WebSample> StartAsync(StandinServer? service)
    {
        var environment = service is null ? [] : new Dictionary<string, string>
        {
            ["Fal__Key"] = StandinOptions.DefaultKey,
            ["Fal__QueueAddress"] = service.QueueAddress.AbsoluteUri,
            ["Fal__RunAddress"] = service.RunAddress.AbsoluteUri,
            ["Fal__StorageAddress"] = service.StorageAddress.AbsoluteUri,
        };
        var folder = Repository.PathTo("samples", "Fal.WebSample");
        var sample = new WebSample(new SampleProcess("Fal.WebSample", ["--urls", "http://127.0.0.1:0"], folder, environment));
        const string Announcement = "Now listening on: ";
        await sample._process.WaitForAsync(process => process.Output.Contains(Announcement, StringComparison.Ordinal));
        sample.Address = new Uri(sample._process.Output.Split(Announcement)[1].Split('\n')[0].Trim());
        return sample;
    }

    public void Dispose() => _process.Dispose();
}
