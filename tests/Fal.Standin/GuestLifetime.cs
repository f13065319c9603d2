using Microsoft.Extensions.Hosting;

namespace Fal.Standin;

/// <summary>
/// A server that is a guest of the process it runs in. The host's own lifetime takes Ctrl-C and SIGTERM for itself, and whoever
/// started a stand-in inside a program could no longer stop that program.
/// </summary>
internal sealed class GuestLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
