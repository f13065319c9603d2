using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Fal.Nodes;

namespace Fal.WebSample.Runs;

/// <summary>Runs nodes and tells of them as it goes.</summary>
internal sealed class NodeRuns(IFalClient client)
{
    /// <summary>Runs a node with the arguments of a form.</summary>
    /// <param name="node">The node, with its defaults.</param>
    /// <param name="form">The form; it has to last as long as the run.</param>
    /// <param name="cancellationToken">Cancels the run, on the service too.</param>
    public async IAsyncEnumerable<SseItem<string>> RunAsync(FalNode node, IFormCollection form, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var events = Channel.CreateUnbounded<SseItem<string>>();
        var run = WriteAsync(node, new FormArguments(form), events.Writer, cancellationToken);
        try
        {
            await foreach (var item in events.Reader.ReadAllAsync(CancellationToken.None))
            {
                yield return item;
            }
        }
        finally
        {
            await run;
        }
    }

    private async Task WriteAsync(FalNode node, FormArguments arguments, ChannelWriter<SseItem<string>> events, CancellationToken cancellationToken)
    {
        try
        {
            events.TryWrite(await RunAsync(node, arguments, new RunProgress(events), cancellationToken));
        }
        catch (FalValidationException exception)
        {
            events.TryWrite(RunEvent.Invalid(exception.Violations));
        }
        catch (Exception exception) when (exception is FalException or FalFormatException)
        {
            events.TryWrite(RunEvent.Failed(exception.Message));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Nobody is there to be told.
        }
        finally
        {
            events.Complete();
        }
    }

    private async Task<SseItem<string>> RunAsync(FalNode node, FormArguments arguments, RunProgress progress, CancellationToken cancellationToken)
    {
        var misfits = arguments.Set(node);
        List<FalViolation> violations = [.. misfits, .. node.Validate().ExceptBy(misfits.Select(misfit => misfit.Path), violation => violation.Path)];
        if (violations.Count > 0)
        {
            return RunEvent.Invalid(violations);
        }

        await arguments.UploadAsync(node, client, progress, cancellationToken);
        return RunEvent.Result(node, await client.RunAsync(node, options: null, progress, cancellationToken));
    }
}
