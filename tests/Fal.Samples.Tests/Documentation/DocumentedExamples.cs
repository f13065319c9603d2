using System.Text.Json;
using Fal.Nodes;
using Fal.Sample.FalNodes;
using Fal.Sample.FalNodes.Llm;
using Fal.Sample.FalNodes.SpeechToText;
using Fal.Sample.FalNodes.TextToImage;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Fal.Samples.Tests.Documentation;

/// <summary>The examples of README.md and docs/client.md, line by line: what a page shows stands here and is run.</summary>
internal static class DocumentedExamples
{
    public static async Task FirstRun()
    {
        using var client = new FalClient();   // the key is FAL_KEY
        var node = new FluxSchnell { Prompt = "A lighthouse in fog", ImageSize = ImageSize.Landscape16x9 };
        var answer = await node.RunAsync(client);
        await answer.DownloadAssetsAsync("pictures");
    }

    public static async Task<FluxSchnellOutput> Progress(IFalClient client, FluxSchnell node, CancellationToken cancellationToken)
    {
        var progress = new FalProgress(status =>
        {
            Console.WriteLine(status.State switch
            {
                FalState.Uploading => $"{status.Upload!.FileName}: {status.Upload.SentBytes:N0} bytes sent",
                FalState.InQueue => $"{status.QueuePosition} jobs before this one",
                _ => status.State.ToString(),
            });
            foreach (var line in status.Logs)   // each line once
            {
                Console.WriteLine(line.Message);
            }
        });
        var answer = await node.RunAsync(client, progress, cancellationToken);
        return answer;
    }

    public static async Task<FalResult<FluxSchnellOutput>> Options(IFalClient client, FluxSchnell node)
    {
        var result = await client.RunAsync(node, new FalRunOptions
        {
            Priority = FalPriority.Low,
            Deadline = TimeSpan.FromMinutes(2),          // then the job is cancelled and FalTimeoutException thrown
            StartTimeout = TimeSpan.FromSeconds(30),     // or no runner was free in time
        });
        Console.WriteLine($"{result.RequestId}: {result.BillableUnits} billed, seed {result.Output.Seed}");
        return result;
    }

    public static IEnumerable<FalAsset> Files(byte[] bytes, Stream stream)
    {
        ImageRef atUrl = "https://example.com/photo.jpg";                 // passed on as it is
        var onDisk = ImageRef.FromFile("photo.jpg");                      // the rest is uploaded when a node that has it is sent
        var inMemory = ImageRef.FromBytes(bytes, "image/png");
        var fromStream = VideoRef.FromStream(stream, "video/mp4", "take-3.mp4");
        var inline = AudioRef.FromDataUri("data:audio/wav;base64,UklGRg==");
        return [atUrl, onDisk, inMemory, fromStream, inline];
    }

    public static async Task<WizperOutput> Upload(IFalClient client)
    {
        var node = new Wizper { Audio = AudioRef.FromFile("meeting.mp3"), Language = null };
        var answer = await node.RunAsync(client);
        return answer;
    }

    public static async Task Download(FluxSchnellOutput answer, Stream stream)
    {
        await answer.Images[0].DownloadAsync("lighthouse.png");     // one file; a folder ends with /
        await answer.Images[0].DownloadAsync(stream);
        IReadOnlyList<string> paths = await answer.DownloadAssetsAsync("pictures");   // all files, whatever they are called
        Console.WriteLine(string.Join('\n', paths));
    }

    public static async Task<(string EndpointId, string RequestId)> Submit(IFalClient client, FluxSchnell node)
    {
        var request = await node.SubmitAsync(client);
        var ticket = (request.EndpointId, request.RequestId);   // all that has to be kept
        return ticket;
    }

    public static async Task<FluxSchnellOutput> Resume(
        IFalClient client, (string EndpointId, string RequestId) ticket, IProgress<FalStatus> progress, CancellationToken cancellationToken)
    {
        var request = client.Resume<FluxSchnellOutput>(ticket.EndpointId, ticket.RequestId);
        await request.WaitAsync(progress, cancellationToken);
        var result = await request.GetResultAsync(cancellationToken);
        return result.Output;
    }

    public static async Task Cancellation(IFalClient client, FluxSchnell node, CancellationTokenSource stop)
    {
        Console.CancelKeyPress += (_, pressed) =>
        {
            pressed.Cancel = true;   // the process stays until the service knows
            stop.Cancel();
        };
        var answer = await node.RunAsync(client, cancellationToken: stop.Token);
        Console.WriteLine(answer.Images.Count);
    }

    public static async Task<string> Errors(IFalClient client, FluxSchnell node)
    {
        try
        {
            var answer = await node.RunAsync(client);
            return answer.Images[0].Url!;
        }
        catch (FalValidationException exception)
        {
            return string.Join('\n', exception.Violations.Select(violation => $"{violation.PropertyPath}: {violation.Message}"));
        }
        catch (FalApiException exception) when (exception.IsRetryable == true)
        {
            return $"Try again in {exception.RetryAfter ?? TimeSpan.FromMinutes(1)}.";
        }
        catch (FalException exception)
        {
            return exception.Message;
        }
    }

    public static async Task Streaming(IFalClient client, TextWriter output, CancellationToken cancellationToken)
    {
        var node = new OpenRouter { Prompt = "Name three uses of a paper clip.", Model = "google/gemini-2.5-flash" };
        var written = 0;
        await foreach (var piece in node.StreamAsync(client, cancellationToken))
        {
            await output.WriteAsync(piece.Text[written..]);   // each piece holds the text so far
            written = piece.Text.Length;
        }
    }

    public static async Task<FluxSchnellOutput> Direct(IFalClient client, FluxSchnell node)
    {
        var result = await client.RunDirectAsync(node);
        return result.Output;
    }

    public static WebApplication Injection(WebApplicationBuilder builder)
    {
        builder.Services.AddFalClient(builder.Configuration.GetSection("Fal"));

        var app = builder.Build();
        app.MapPost("/pictures", async (string prompt, IFalClient client, CancellationToken cancellationToken) =>
        {
            var answer = await new FluxSchnell { Prompt = prompt }.RunAsync(client, cancellationToken: cancellationToken);
            return answer.Images[0].Url;
        });
        return app;
    }

    public static async Task Fake()
    {
        var client = new FakeFalClient().Answer("fal-ai/wizper", new WizperOutput { Text = "Hello." });

        var minutes = await new Minutes(client).WriteAsync("https://example.com/meeting.mp3");

        Assert.That(minutes, Is.EqualTo("# Minutes\n\nHello."));
        Assert.That(client.Calls[0].Arguments.GetProperty("task").GetString(), Is.EqualTo("transcribe"));
    }

    public static async Task<FalResult<FalOutput>> ById(IFalClient client, string id, JsonElement prompt)
    {
        if (!FalEndpoints.TryCreate(id, out var node))
        {
            throw new ArgumentException($"There is no endpoint {id}.");
        }

        node.SetArgument("prompt", prompt);
        var result = await client.RunAsync(node, new FalRunOptions { Priority = FalPriority.Low });
        return result;
    }

    /// <summary>What somebody's own code might be.</summary>
    private sealed class Minutes(IFalClient client)
    {
        public async Task<string> WriteAsync(string recording)
        {
            var answer = await new Wizper { Audio = recording }.RunAsync(client);
            return $"# Minutes\n\n{answer.Text}";
        }
    }
}
