using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using Fal.Nodes;
using Fal.Samples;

namespace Fal.Sample.Commands;

/// <summary><c>run endpoint --set name=value …</c>: runs any generated node by its id.</summary>
internal static class RunCommand
{
    // The terminal is no HTML page: letters of all languages stay as they are.
    private static readonly JsonWriterOptions Readable = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create()
    {
        var id = new Argument<string>("endpoint") { Description = "Id of the endpoint, such as fal-ai/wizper." };
        var set = new Option<string[]>("--set")
        {
            Description = "An argument by the name that the service knows: name=value, where the value is JSON or text; name=@file uploads a file. The same name again makes a list.",
            HelpName = "name=value",
            AllowMultipleArgumentsPerToken = true,
        };
        var folder = new Option<string?>("--out") { Description = "Folder for the answer and its files. [default: outputs/<request id>]", HelpName = "folder" };
        var priority = new Option<FalPriority>("--priority") { Description = "Place in the queue among your own jobs." };
        var command = new Command("run", "Runs an endpoint: on the service when FAL_KEY is set, else on a stand-in that makes its answers up.") { id, set, folder, priority };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            parsed.GetRequiredValue(id), parsed.GetValue(set) ?? [], parsed.GetValue(folder), new FalRunOptions { Priority = parsed.GetValue(priority) }, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string id, string[] given, string? folder, FalRunOptions options, CancellationToken cancellationToken)
    {
        try
        {
            var node = NamedEndpoint.Create(id);
            var arguments = new GivenArguments(given);
            arguments.Set(node);

            // What is wrong is told before a stand-in starts or a file is uploaded.
            if (node.Validate() is { Count: > 0 } violations)
            {
                throw new FalValidationException(id, violations);
            }

            await RunAsync(node, arguments, folder, options, cancellationToken);
            return 0;
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine("Cancelled.");
            return SampleCommands.Cancelled;
        }
        catch (Exception exception) when (exception is CommandException or FalException or FalFormatException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(exception.Message);
            return 1;
        }
    }

    private static async Task RunAsync(FalNode node, GivenArguments arguments, string? folder, FalRunOptions options, CancellationToken cancellationToken)
    {
        var clientOptions = new FalClientOptions();
        await using var standin = HasKey() ? null : await LocalService.StartAsync(cancellationToken);
        if (standin is not null)
        {
            Console.Error.WriteLine(LocalService.Notice);
            LocalService.Direct(clientOptions, standin);
        }

        using var client = new FalClient(clientOptions);
        await using var notice = cancellationToken.Register(() => Console.Error.WriteLine("Cancelling on the service …"));
        var progress = new TerminalProgress();
        await arguments.UploadAsync(node, client, progress, cancellationToken);
        var result = await client.RunAsync(node, options, progress, cancellationToken);
        await SaveAsync(result, folder ?? Path.Combine("outputs", result.RequestId!), cancellationToken);
    }

    private static bool HasKey() =>
        Environment.GetEnvironmentVariable("FAL_KEY") is { Length: > 0 } || Environment.GetEnvironmentVariable("FAL_KEY_ID") is { Length: > 0 };

    private static async Task SaveAsync(FalResult<FalOutput> result, string folder, CancellationToken cancellationToken)
    {
        using var json = new MemoryStream();
        await using (var writer = new Utf8JsonWriter(json, Readable))
        {
            result.Output.WriteTo(writer);
        }

        var text = System.Text.Encoding.UTF8.GetString(json.ToArray());
        Console.WriteLine(text);
        var answer = Path.Combine(Directory.CreateDirectory(folder).FullName, "answer.json");
        await File.WriteAllTextAsync(answer, text + "\n", cancellationToken);
        IEnumerable<string> saved = await result.Output.DownloadAssetsAsync(folder, cancellationToken);
        foreach (var file in saved.Prepend(answer))
        {
            Console.Error.WriteLine($"Saved {file}");
        }

        if (result.BillableUnits is { } units)
        {
            Console.Error.WriteLine($"Billed: {units}");
        }
    }
}
