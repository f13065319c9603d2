namespace Fal.Nodes;

/// <summary>Runs of nodes whose class isn't known when the program is written.</summary>
public static class FalClientExtensions
{
    /// <summary>
    /// Runs a node that was made by its id (<c>FalEndpoints.TryCreate</c>), with options; the typed call beside it does the
    /// same for a node whose class is known.
    /// </summary>
    /// <param name="client">The client.</param>
    /// <param name="node">The request; it is checked before anything is sent.</param>
    /// <param name="options">How it is queued; null for the defaults.</param>
    /// <param name="progress">Told of uploads, of every change of state, and of every log line once.</param>
    /// <param name="cancellationToken">Cancels the run, on the service too.</param>
    /// <returns>The answer, whose own class is the one that the typed call gives, and what is known of the request.</returns>
    /// <inheritdoc cref="IFalClient.RunAsync{TOutput}" path="/exception"/>
    public static Task<FalResult<FalOutput>> RunAsync(
        this IFalClient client,
        FalNode node,
        FalRunOptions? options = null,
        IProgress<FalStatus>? progress = null,
        CancellationToken cancellationToken = default) =>
        (node ?? throw new ArgumentNullException(nameof(node))).RunAsResultAsync(client, options, progress, cancellationToken);
}
