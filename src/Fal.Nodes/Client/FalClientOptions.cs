namespace Fal.Nodes;

/// <summary>How a <see cref="FalClient"/> talks to the service. Every property has a default that fits most programs.</summary>
public sealed class FalClientOptions
{
    /// <summary>
    /// The API key, such as <c>id:secret</c>. Where it is null the environment is asked: <c>FAL_KEY</c>, else
    /// <c>FAL_KEY_ID</c> and <c>FAL_KEY_SECRET</c>.
    /// </summary>
    public string? Key { get; set; }

    /// <summary>Where jobs are queued. Like the other addresses https, or http to this machine.</summary>
    public Uri QueueAddress { get; set; } = new("https://queue.fal.run/");

    /// <summary>Where endpoints are run without the queue.</summary>
    public Uri RunAddress { get; set; } = new("https://fal.run/");

    /// <summary>Where uploads and tokens are asked for.</summary>
    public Uri StorageAddress { get; set; } = new("https://rest.fal.ai/");

    /// <summary>How the progress of a job is followed.</summary>
    public FalStatusUpdates StatusUpdates { get; set; } = FalStatusUpdates.Stream;

    /// <summary>Time between two questions for a job's status, where it is polled.</summary>
    public TimeSpan PollingInterval { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>
    /// Longest time that a run may take from its first byte sent to its result, after which it is cancelled on the service and
    /// <see cref="FalTimeoutException"/> thrown; null for no limit. <see cref="FalRunOptions.Deadline"/> sets it for one run.
    /// </summary>
    public TimeSpan? Deadline { get; set; }

    /// <summary>
    /// Longest time that one HTTP exchange may stand still: until its answer begins, between two parts of an answer, or
    /// between two pieces of an upload. A run without the queue is only bound by its deadline.
    /// </summary>
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(100);

    /// <summary>How often a submission or a question for a result is repeated at most after a passing failure; a status two times more. 0 for never.</summary>
    public int MaxRetries { get; set; } = 3;

    /// <summary>Wait before the first retry; it doubles with each, give or take a random part. <c>Retry-After</c> of an answer goes first.</summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Longest wait before a retry. An answer that asks for a longer one is reported instead.</summary>
    public TimeSpan MaxRetryDelay { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// Sends a request again when the connection broke after its arguments may have been accepted. The job may then run, and
    /// be billed, twice; without it <see cref="FalSubmissionUncertainException"/> tells of such a break.
    /// </summary>
    public bool ResubmitWhenUncertain { get; set; }

    /// <summary>
    /// Sends the arguments of a job only once the service has said that it takes them (<c>Expect: 100-continue</c>): a
    /// connection that breaks before is known to have submitted nothing, and the request is sent again. A service that doesn't
    /// say so delays a submission by a second, or by what the handler of a client that was passed in says
    /// (<c>SocketsHttpHandler.Expect100ContinueTimeout</c>).
    /// </summary>
    public bool ExpectContinue { get; set; } = true;

    /// <summary>Longest time that telling the service of a cancellation may take; the cancelled call returns after it at the latest.</summary>
    public TimeSpan CancellationTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Longest data URI that is sent as it is, in characters; a longer one is decoded and uploaded, since many models refuse them.
    /// </summary>
    public int LongestDataUri { get; set; } = 32 * 1024;

    /// <summary>Size in bytes above which a file is uploaded in parts. 90 MiB, as the official client has it.</summary>
    public long MultipartThreshold { get; set; } = 90L * 1024 * 1024;

    /// <summary>Size in bytes of one part. At least 5 MiB, which is the least that object stores take.</summary>
    public int PartSize { get; set; } = 10 * 1024 * 1024;

    /// <summary>How many parts of one file are uploaded at the same time. Memory for a stream is at most this many parts.</summary>
    public int ParallelParts { get; set; } = 4;

    /// <summary>How long uploads are kept and who may read them; null for the service's default.</summary>
    public FalObjectLifecycle? UploadLifecycle { get; set; }

    /// <summary>Checks every property.</summary>
    /// <exception cref="ArgumentException">A property has a value that isn't allowed; the message names it.</exception>
    public void Validate()
    {
        RequireAddress(QueueAddress, nameof(QueueAddress));
        RequireAddress(RunAddress, nameof(RunAddress));
        RequireAddress(StorageAddress, nameof(StorageAddress));
        RequirePositive(PollingInterval, nameof(PollingInterval));
        RequirePositive(RequestTimeout, nameof(RequestTimeout));
        RequirePositive(CancellationTimeout, nameof(CancellationTimeout));
        RequirePositive(RetryDelay, nameof(RetryDelay));
        RequirePositive(MaxRetryDelay, nameof(MaxRetryDelay));
        RequirePositive(Deadline ?? TimeSpan.MaxValue, nameof(Deadline));
        RequireAtLeast(MaxRetries, 0, nameof(MaxRetries));
        RequireAtLeast(LongestDataUri, 0, nameof(LongestDataUri));
        RequireAtLeast(MultipartThreshold, 1, nameof(MultipartThreshold));
        RequireAtLeast(PartSize, 5 * 1024 * 1024, nameof(PartSize));
        RequireAtLeast(ParallelParts, 1, nameof(ParallelParts));
    }

    private static void RequireAddress(Uri? address, string name)
    {
        if (address is not { IsAbsoluteUri: true } ||
            !(address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)))
        {
            throw new ArgumentException($"{name} is '{address}'; it has to be an absolute https address, or http on this machine (127.0.0.1, localhost).", name);
        }
    }

    private static void RequirePositive(TimeSpan value, string name)
    {
        if (value <= TimeSpan.Zero)
        {
            throw new ArgumentException($"{name} is {value}; it has to be longer than nothing.", name);
        }
    }

    private static void RequireAtLeast(long value, long minimum, string name)
    {
        if (value < minimum)
        {
            throw new ArgumentException($"{name} is {value}; it has to be at least {minimum}.", name);
        }
    }
}
