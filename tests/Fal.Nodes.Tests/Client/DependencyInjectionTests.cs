using Fal.Standin;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Fal.Nodes.Tests.Client;

public sealed class DependencyInjectionTests : StandinFixture
{
    [Test]
    public async Task Options_come_from_a_section_of_the_configuration()
    {
        var section = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Fal:Key"] = StandinOptions.DefaultKey,
            ["Fal:QueueAddress"] = Server.QueueAddress.AbsoluteUri,
            ["Fal:StatusUpdates"] = "Poll",
            ["Fal:PollingInterval"] = "00:00:00.005",
            ["Fal:Deadline"] = "00:05:00",
            ["Fal:MaxRetries"] = "7",
        }).Build().GetSection("Fal");
        await using var provider = Provider(services => services.AddFalClient(section));

        await Node().RunAsync(provider.GetRequiredService<IFalClient>());

        var options = provider.GetRequiredService<IOptions<FalClientOptions>>().Value;
        Assert.That((options.Deadline, options.MaxRetries, options.PartSize), Is.EqualTo(((TimeSpan?)TimeSpan.FromMinutes(5), 7, new FalClientOptions().PartSize)));
        Assert.That(Received, Has.Some.Contains("/status?logs=0").And.None.Contains("/status/stream"));
    }

    [Test]
    public async Task A_wrong_option_stops_the_host_at_its_start()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddFalClient(options => options.MaxRetries = -1);
        using var host = builder.Build();

        Assert.That(() => host.StartAsync(), Throws.TypeOf<OptionsValidationException>().With.Message.Contains("MaxRetries is -1; it has to be at least 0."));
        await host.StopAsync();
    }

    [Test]
    public async Task One_client_serves_everybody_however_often_it_is_added()
    {
        await using var provider = Provider(services =>
        {
            services.AddFalClient(Use);
            services.AddFalClient(options => options.MaxRetries = 1);
        });

        Assert.That(provider.GetServices<IFalClient>(), Is.EqualTo(new[] { provider.GetRequiredService<FalClient>() }));
        Assert.That(provider.GetRequiredService<IOptions<FalClientOptions>>().Value.MaxRetries, Is.EqualTo(1));
    }

    [Test]
    public async Task Handlers_that_are_added_see_every_exchange()
    {
        var seen = new List<string>();
        await using var provider = Provider(services => services.AddFalClient(Use).AddHttpMessageHandler(() => new Watching(seen)));

        await Node().RunAsync(provider.GetRequiredService<IFalClient>());

        Assert.That(seen, Is.EqualTo(Server.Exchanges.Select(exchange => exchange.Method)).And.Not.Empty);
    }

    [Test]
    public async Task Its_time_limits_are_the_clients_and_not_those_of_HttpClient()
    {
        await using var provider = Provider(services =>
            services.AddFalClient(Use).ConfigureHttpClient(http => http.Timeout = TimeSpan.FromMilliseconds(1)));

        Assert.That(async () => await Node().RunAsync(provider.GetRequiredService<IFalClient>()), Throws.Nothing);
    }

    [Test]
    public async Task Neither_key_nor_arguments_are_logged_by_anybody_at_any_level()
    {
        var log = new LogLines();
        await using var provider = Provider(services =>
        {
            services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log));
            services.AddFalClient(Use);
        });
        Server.Faults.Add(new StandinFault(StandinFaultEffect.ResetUnread) { Method = "POST", Host = "queue" });
        var payload = Convert.ToBase64String(new byte[60_000]);

        await new SampleNode { Prompt = "XYZZY", Image = $"data:image/png;base64,{payload}" }.RunAsync(provider.GetRequiredService<IFalClient>());

        Assert.Multiple(() =>
        {
            Assert.That(log.Lines, Has.Some.Contains($"Fal.Nodes.FalClient Information fal-ai/sample was queued as request {Server.Requests.Single().RequestId}."));
            Assert.That(log.Lines, Has.Some.Contains("Fal.Nodes.FalClient Warning Submit of fal-ai/sample got no answer: HttpRequestException."));
            Assert.That(log.Lines, Has.Some.Contains("Fal.Nodes.FalClient Information file.png was uploaded, 60000 bytes."));
            Assert.That(log.Lines, Has.Some.StartsWith("System.Net.Http.HttpClient.Fal.Nodes"), "the factory's own lines are among them");
            Assert.That(log.Lines, Has.None.Contains("standin-secret").And.None.Contains("XYZZY").And.None.Contains("AAAAAAAAAAAAAAAA"));
        });
    }

    private static ServiceProvider Provider(Action<IServiceCollection> add)
    {
        var services = new ServiceCollection();
        add(services);
        return services.BuildServiceProvider();
    }

    private void Use(FalClientOptions options)
    {
        var ours = Options();
        (options.Key, options.QueueAddress, options.StorageAddress) = (ours.Key, ours.QueueAddress, ours.StorageAddress);
        (options.PollingInterval, options.RetryDelay) = (ours.PollingInterval, ours.RetryDelay);
    }

    private sealed class Watching(List<string> seen) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            seen.Add(request.Method.Method);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
