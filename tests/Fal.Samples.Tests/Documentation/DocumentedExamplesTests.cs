using System.Text.Json;
using Fal.Nodes;
using Fal.Sample.FalNodes.TextToImage;
using Fal.Standin;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Fal.Samples.Tests.Documentation;

/// <summary>Runs the examples against a stand-in of the service.</summary>
[NonParallelizable]
public sealed class DocumentedExamplesTests
{
    private readonly string _before = Environment.CurrentDirectory;
    private TemporaryFolder _folder = null!;
    private StandinServer _service = null!;
    private FalClient _client = null!;

    private static FluxSchnell Node => new() { Prompt = "A lighthouse in fog" };

    [SetUp]
    public async Task StartAsync()
    {
        _folder = new TemporaryFolder();
        Environment.CurrentDirectory = _folder.Path;
        _service = await StandinServer.StartAsync(new StandinOptions { SchemaDirectory = Repository.Schemas });
        _client = new FalClient(new FalClientOptions
        {
            Key = StandinOptions.DefaultKey,
            QueueAddress = _service.QueueAddress,
            RunAddress = _service.RunAddress,
            StorageAddress = _service.StorageAddress,
        });
    }

    [TearDown]
    public async Task StopAsync()
    {
        _client.Dispose();
        await _service.DisposeAsync();
        Environment.CurrentDirectory = _before;
        _folder.Dispose();
    }

    [Test]
    public void The_first_run_asks_for_the_key()
    {
        var keys = new[] { "FAL_KEY", "FAL_KEY_ID", "FAL_KEY_SECRET" }.ToDictionary(name => name, Environment.GetEnvironmentVariable);
        foreach (var name in keys.Keys)
        {
            Environment.SetEnvironmentVariable(name, null);
        }

        try
        {
            Assert.That(DocumentedExamples.FirstRun, Throws.TypeOf<FalApiException>().With.Message.Contains("Set the environment variable FAL_KEY"));
        }
        finally
        {
            foreach (var (name, value) in keys)
            {
                Environment.SetEnvironmentVariable(name, value);
            }
        }
    }

    [Test]
    public async Task Runs_and_their_results()
    {
        var answer = await DocumentedExamples.Progress(_client, Node, CancellationToken.None);
        var result = await DocumentedExamples.Options(_client, Node);
        var direct = await DocumentedExamples.Direct(_client, Node);

        Assert.That((answer.Prompt, result.Output.Prompt, direct.Prompt, result.BillableUnits), Is.EqualTo((Node.Prompt, Node.Prompt, Node.Prompt, 1m)));
        Assert.That(result.RequestId, Is.EqualTo(_service.Requests[1].RequestId));
    }

    [Test]
    public async Task Files_go_up()
    {
        _folder.Write("photo.jpg", [1]);
        _folder.Write("meeting.mp3", [1, 2]);
        using var stream = new MemoryStream([1, 2, 3]);

        foreach (var file in DocumentedExamples.Files([1, 2, 3, 4], stream))
        {
            await _client.UploadAsync(file);
        }

        await DocumentedExamples.Upload(_client);

        Assert.That(_service.Files.Select(file => (file.FileName, file.Length)), Is.EquivalentTo(new[]
        {
            ("photo.jpg", 1L), ("image.png", 4L), ("take-3.mp4", 3L), ("file.wav", 4L), ("meeting.mp3", 2L),
        }));
        Assert.That(_service.Requests[^1].Input.GetProperty("language").ValueKind, Is.EqualTo(JsonValueKind.Null));
    }

    [Test]
    public async Task Files_come_down()
    {
        using var stream = new MemoryStream();

        await DocumentedExamples.Download(await Node.RunAsync(_client), stream);

        Assert.That(File.ReadAllBytes("lighthouse.png"), Is.Not.Empty.And.EqualTo(stream.ToArray()).And.EqualTo(File.ReadAllBytes("pictures/image.png")));
    }

    [Test]
    public async Task A_request_is_kept_and_resumed()
    {
        var ticket = await DocumentedExamples.Submit(_client, Node);

        var answer = await DocumentedExamples.Resume(_client, ticket, new Progress<FalStatus>(), CancellationToken.None);

        Assert.That(answer.Prompt, Is.EqualTo(Node.Prompt));
    }

    [Test]
    public void A_run_is_cancelled()
    {
        _service.Answer("fal-ai/flux/schnell", StandinAnswer.Never);
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(1));

        Assert.That(() => DocumentedExamples.Cancellation(_client, Node, stop), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(_service.Requests.Single().CancelRequested);
    }

    [Test]
    public async Task Errors_are_told_apart()
    {
        var valid = await DocumentedExamples.Errors(_client, Node);
        var invalid = await DocumentedExamples.Errors(_client, new FluxSchnell { Prompt = "x", NumImages = 9 });
        _service.Answer("fal-ai/flux/schnell", StandinAnswer.Failure(500, "Out of paint"));
        var failed = await DocumentedExamples.Errors(_client, Node);

        Assert.That(valid, Does.StartWith("http://127.0.0.1"));
        Assert.That(invalid, Is.EqualTo("NumImages: is 9; it has to be between 1 and 4."));
        Assert.That(failed, Does.Contain("Out of paint"));
    }

    [Test]
    public async Task An_answer_is_streamed()
    {
        _service.Answer("openrouter/router", StandinAnswer.Json("""{"output":"Clip paper."}""", """{"output":"Clip"}""", """{"output":"Clip pa"}"""));
        using var output = new StringWriter();

        await DocumentedExamples.Streaming(_client, output, CancellationToken.None);

        Assert.That(output.ToString(), Is.EqualTo("Clip paper."));
    }

    [Test]
    public async Task A_client_is_injected()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Fal:Key"] = StandinOptions.DefaultKey,
            ["Fal:QueueAddress"] = _service.QueueAddress.AbsoluteUri,
            ["Fal:StatusUpdates"] = "Poll",
            ["Fal:PollingInterval"] = "00:00:00.010",
        });
        await using var app = DocumentedExamples.Injection(builder);
        await app.StartAsync();
        using var http = new HttpClient();

        using var response = await http.PostAsync(new Uri($"{app.Urls.Single()}/pictures?prompt=fog"), content: null);

        Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain("/image.png"));
        Assert.That(_service.Exchanges.Select(exchange => exchange.Path), Has.Some.EndsWith("/status").And.None.EndsWith("/stream"));
    }

    [Test]
    public Task A_fake_stands_in_for_the_client() => DocumentedExamples.Fake();

    [Test]
    public async Task A_node_is_run_by_its_id()
    {
        var result = await DocumentedExamples.ById(_client, "fal-ai/flux/schnell", JsonElement.Parse("\"fog\""));

        Assert.That(((FluxSchnellOutput)result.Output).Prompt, Is.EqualTo("fog"));
    }
}
