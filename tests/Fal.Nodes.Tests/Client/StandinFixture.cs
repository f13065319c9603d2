using Fal.Standin;

namespace Fal.Nodes.Tests.Client;

/// <summary>A stand-in of the service for each test, and clients of it.</summary>
public abstract class StandinFixture
{
    private readonly List<FalClient> _clients = [];

    protected StandinServer Server { get; private set; } = null!;

    protected virtual StandinOptions ServerOptions => new();

    [SetUp]
    public async Task StartServerAsync() => Server = await StandinServer.StartAsync(ServerOptions);

    [TearDown]
    public async Task StopServerAsync()
    {
        _clients.ForEach(client => client.Dispose());
        _clients.Clear();
        await Server.DisposeAsync();
    }

    /// <summary>Options for the stand-in, with short waits.</summary>
    protected FalClientOptions Options(Action<FalClientOptions>? configure = null)
    {
        var options = new FalClientOptions
        {
            Key = StandinOptions.DefaultKey,
            QueueAddress = Server.QueueAddress,
            RunAddress = Server.RunAddress,
            StorageAddress = Server.StorageAddress,
            PollingInterval = TimeSpan.FromMilliseconds(5),
            RetryDelay = TimeSpan.FromMilliseconds(20),
            CancellationTimeout = TimeSpan.FromSeconds(2),
        };
        configure?.Invoke(options);
        return options;
    }

    protected FalClient Client(Action<FalClientOptions>? configure = null)
    {
        var client = new FalClient(Options(configure));
        _clients.Add(client);
        return client;
    }

    private protected static SampleNode Node(string prompt = "cat") => new() { Prompt = prompt };

    protected IEnumerable<string> Received => Server.Exchanges.Select(exchange => $"{exchange.Host} {exchange.Method} {exchange.Path}{exchange.RawQuery} {exchange.Status}");

    /// <summary>Waits for something that happens soon.</summary>
    internal static async Task UntilAsync(Func<bool> condition, string what)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (!condition())
        {
            Assert.That(limit.IsCancellationRequested, Is.False, $"{what} didn't happen within 10 s");
            await Task.Delay(5);
        }
    }
}
