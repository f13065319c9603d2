namespace Fal.Standin;

/// <summary>How a stand-in behaves; everything that tests script later belongs to the <see cref="StandinServer"/> itself.</summary>
public sealed record StandinOptions
{
    /// <summary>The key that is accepted unless others are given.</summary>
    public const string DefaultKey = "standin-id:standin-secret";

    /// <summary>Keys that are accepted at the start; <see cref="StandinServer.Keys"/> changes them while running.</summary>
    public IReadOnlyCollection<string> Keys { get; init; } = [DefaultKey];

    /// <summary>The port on 127.0.0.1; 0 lets the system choose one.</summary>
    public int Port { get; init; }

    /// <summary>How many looks at its status a job waits in the queue, unless <see cref="QueueTime"/> is set.</summary>
    public int QueuePolls { get; init; } = 1;

    /// <summary>How many looks at its status a job runs, one line of log each, unless <see cref="RunningTime"/> is set.</summary>
    public int RunningPolls { get; init; } = 2;

    /// <summary>How long a job waits in the queue. Where this or <see cref="RunningTime"/> is set, time moves a job and looking at it doesn't.</summary>
    public TimeSpan? QueueTime { get; init; }

    /// <summary>How long a job runs.</summary>
    public TimeSpan? RunningTime { get; init; }

    /// <summary>The pause between two events of a stream.</summary>
    public TimeSpan StreamInterval { get; init; } = TimeSpan.FromMilliseconds(10);

    /// <summary>
    /// A folder, searched with its subfolders, of OpenAPI documents named <c>&lt;id with / as __&gt;.json</c>: inputs are checked
    /// against them, and answers are made from them.
    /// </summary>
    public string? SchemaDirectory { get; init; }

    /// <summary>The model catalogue that the platform API lists, in the form of <c>configs/catalog/models.json</c>.</summary>
    public string? CatalogFile { get; init; }

    /// <summary>Endpoints whose schema the platform API refuses to expand, as the service does for a few.</summary>
    public IReadOnlySet<string> FailedExpansions { get; init; } = new HashSet<string>();

    /// <summary>Whether <see cref="StandinServer.Exchanges"/> is kept.</summary>
    public bool RecordExchanges { get; init; } = true;

    /// <summary>How many exchanges are kept; the oldest go first.</summary>
    public int RecordedExchanges { get; init; } = 100_000;

    /// <summary>How much of each request's body is kept with its exchange.</summary>
    public int RecordedBodyBytes { get; init; } = 1 << 20;

    /// <summary>The largest uploaded file that is kept and can be downloaded; longer ones are only hashed and counted.</summary>
    public int KeptFileBytes { get; init; } = 16 << 20;

    /// <summary>How often a webhook is tried.</summary>
    public int WebhookTries { get; init; } = 3;

    /// <summary>The pause before a webhook's second try; it doubles for every further one.</summary>
    public TimeSpan WebhookPause { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>Whether <c>/control</c> scripts the server from another process.</summary>
    public bool Control { get; init; }
}
