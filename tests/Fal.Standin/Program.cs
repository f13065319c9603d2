using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using Fal.Standin;

CommandLine command;
try
{
    command = CommandLine.Parse(args);
}
catch (FormatException exception)
{
    await Console.Error.WriteLineAsync($"{exception.Message}\n{CommandLine.Usage}");
    return 2;
}

// Ends on Ctrl-C, on SIGTERM, and where asked for when whoever started it has gone and closed its standard input.
var stop = new TaskCompletionSource();
void Stop(PosixSignalContext context)
{
    context.Cancel = true;
    stop.TrySetResult();
}

using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
await using var server = await StandinServer.StartAsync(command.Options);
Console.WriteLine(new JsonObject
{
    ["queue"] = server.QueueAddress.AbsoluteUri,
    ["run"] = server.RunAddress.AbsoluteUri,
    ["rest"] = server.StorageAddress.AbsoluteUri,
    ["cdn"] = server.CdnAddress.AbsoluteUri,
    ["platform"] = server.PlatformAddress.AbsoluteUri,
    ["openapi"] = server.OpenApiAddress.AbsoluteUri,
    ["control"] = command.Options.Control ? new Uri(server.QueueAddress, "../control/").AbsoluteUri : null,
}.ToJsonString());

var inputEnded = command.StopsWithInput ? Console.OpenStandardInput().CopyToAsync(Stream.Null) : Task.Delay(Timeout.Infinite);
await Task.WhenAny(stop.Task, inputEnded);
return 0;
