using Fal.Standin;

namespace Fal.Nodes.Tests.Wire;

/// <summary>What a scenario is played on.</summary>
/// <param name="Server">The stand-in.</param>
/// <param name="Client">Makes a client of it.</param>
internal sealed record WireStage(StandinServer Server, Func<Action<FalClientOptions>?, FalClient> Client)
{
    public const string Flux = "fal-ai/flux/dev";

    /// <summary>A client that polls, which the official one does unless told otherwise.</summary>
    public FalClient Polling { get; } = Client(options => options.StatusUpdates = FalStatusUpdates.Poll);

    public static WireNode Node(string endpointId, string input = """{"prompt":"x"}""") => new(endpointId, input);

    public Task RunAsync(string endpointId, string input = """{"prompt":"x"}""") => Polling.RunAsync(Node(endpointId, input));

    public Task<FalRequest<WireOutput>> SubmitAsync(string endpointId, FalSubmitOptions? options = null) => Node(endpointId).SubmitAsync(Polling, options);

    public void Fault(StandinFaultEffect effect, int times, string host = "queue", string path = "*") =>
        Server.Faults.Add(new StandinFault(effect) { Host = host, Path = path, Times = times });
}
