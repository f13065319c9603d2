using System.Net;
using Fal.Standin.Answers;
using Fal.Standin.Control;
using Fal.Standin.Jobs;
using Fal.Standin.Platform;
using Fal.Standin.Queue;
using Fal.Standin.Recording;
using Fal.Standin.Run;
using Fal.Standin.Storage;
using Fal.Standin.Webhooks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Fal.Standin;

/// <summary>
/// A stand-in of the service on this machine's loopback address: its queue, its synchronous endpoints, storage, files and
/// platform API. Each of the service's hosts is a path prefix of one server.
/// </summary>
public sealed class StandinServer : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly ExchangeLog _exchanges;
    private readonly AnswerBook _answers;
    private readonly JobStore _jobs;
    private readonly FileStore _files;
    private readonly WebhookSender _webhooks;

    // Known once it has started, and kept: the server's own list of addresses ends with it.
    private string _address = "";

    private StandinServer(StandinOptions options)
    {
        Keys = new StandinKeys(options.Keys);
        _exchanges = new ExchangeLog(options);
        var schemas = new SchemaLibrary(options.SchemaDirectory);
        _answers = new AnswerBook(schemas);
        _jobs = new JobStore(options, _answers);
        _files = new FileStore(options);
        var signer = new WebhookSigner();
        _webhooks = new WebhookSender(options, signer);

        // The empty builder reads no settings of the machine and logs nothing.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<IHostLifetime, GuestLifetime>();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, options.Port);
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Limits.MinRequestBodyDataRate = null;
            kestrel.Limits.MinResponseDataRate = null;
        });
        _application = builder.Build();

        var keys = new KeyCheck(Keys);
        _application.Use(_exchanges.RecordAsync);
        _application.Use(Faults.ApplyAsync);
        _application.Use(keys.CheckAsync);
        _application.UseRouting();
        new QueueRoutes(options, _jobs, _webhooks).Map(_application);
        new RunRoutes(options, _jobs, _answers).Map(_application);
        new StorageRoutes(_files).Map(_application);
        new CdnRoutes(_files).Map(_application);
        new WebhookRoutes(signer).Map(_application);
        new PlatformRoutes(options, new Catalog(options.CatalogFile, schemas), schemas).Map(_application);
        if (options.Control)
        {
            new ControlRoutes(this, _answers, _exchanges).Map(_application);
        }
    }

    /// <summary>Stands for <c>https://queue.fal.run/</c>.</summary>
    public Uri QueueAddress => On(Addresses.Queue);

    /// <summary>Stands for <c>https://fal.run/</c>.</summary>
    public Uri RunAddress => On(Addresses.Run);

    /// <summary>Stands for <c>https://rest.fal.ai/</c>.</summary>
    public Uri StorageAddress => On(Addresses.Rest);

    /// <summary>Stands for <c>https://v3.fal.media/</c>.</summary>
    public Uri CdnAddress => On(Addresses.Cdn);

    /// <summary>Stands for <c>https://api.fal.ai/v1/</c>.</summary>
    public Uri PlatformAddress => On(Addresses.Platform);

    /// <summary>Stands for <c>https://fal.ai/api/openapi/</c>.</summary>
    public Uri OpenApiAddress => On(Addresses.OpenApi);

    /// <summary>The keys that are accepted now.</summary>
    public StandinKeys Keys { get; }

    /// <summary>What goes wrong.</summary>
    public StandinFaults Faults { get; } = new();

    /// <summary>Everything that was received so far, in the order of arrival.</summary>
    public IReadOnlyList<StandinExchange> Exchanges => _exchanges.Snapshot();

    /// <summary>Every request to an endpoint that was accepted so far, queued or run at once, in the order of arrival.</summary>
    public IReadOnlyList<StandinRequest> Requests => _jobs.Snapshot();

    /// <summary>Every file that was uploaded whole so far.</summary>
    public IReadOnlyList<StandinFile> Files => _files.Snapshot();

    /// <summary>Every try to deliver a webhook so far.</summary>
    public IReadOnlyList<StandinWebhook> Webhooks => _webhooks.Deliveries;

    /// <summary>Starts a server.</summary>
    /// <param name="options">How it behaves.</param>
    /// <param name="cancellationToken">Stops the start.</param>
    public static async Task<StandinServer> StartAsync(StandinOptions? options = null, CancellationToken cancellationToken = default)
    {
        var server = new StandinServer(options ?? new StandinOptions());
        try
        {
            await server._application.StartAsync(cancellationToken);
            server._address = server._application.Urls.Single();
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }

        return server;
    }

    /// <summary>Scripts what comes of an endpoint's requests from now on.</summary>
    /// <param name="endpointId">The whole id.</param>
    /// <param name="json">The answer's text.</param>
    public void Answer(string endpointId, string json) => Answer(endpointId, StandinAnswer.Json(json));

    /// <summary>Scripts what comes of an endpoint's requests from now on.</summary>
    /// <param name="endpointId">The whole id.</param>
    /// <param name="answer">The answer or failure.</param>
    public void Answer(string endpointId, StandinAnswer answer) => Answer(endpointId, _ => answer);

    /// <summary>Scripts what comes of an endpoint's requests from now on.</summary>
    /// <param name="endpointId">The whole id.</param>
    /// <param name="answer">Makes the answer of a request; it is asked when the request is accepted.</param>
    public void Answer(string endpointId, Func<StandinRequest, StandinAnswer> answer) => _answers.Script(endpointId, answer);

    /// <summary>Stops the server, and breaks what is still running.</summary>
    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource(TimeSpan.Zero);
        try
        {
            await _application.StopAsync(now.Token);
        }
        catch (OperationCanceledException)
        {
            // Requests were still running; they have been broken off.
        }

        await _application.DisposeAsync();
        await _webhooks.DisposeAsync();
        _files.Dispose();
    }

    private Uri On(string host) => new($"{_address}/{host}/");
}
