namespace Fal.Nodes;

/// <summary>How one job is queued.</summary>
public class FalSubmitOptions
{
    /// <summary>Place in the queue among the account's own jobs.</summary>
    public FalPriority Priority { get; set; }

    /// <summary>A word that sends jobs of the same word to the same runner where that is free, so that it can reuse what it has loaded.</summary>
    public string? RunnerHint { get; set; }

    /// <summary>Longest wait until a runner takes the job, over one second; null for no limit. A job that waits longer fails and isn't repeated.</summary>
    public TimeSpan? StartTimeout { get; set; }

    /// <summary>How long the files of the answer are kept, and who may read them; null for the account's default.</summary>
    public FalObjectLifecycle? ObjectLifecycle { get; set; }

    /// <summary>False has the service keep neither arguments nor answer; null leaves it to the account.</summary>
    public bool? StoreInputAndOutput { get; set; }

    /// <summary>True keeps the service from trying a failed job again by itself.</summary>
    public bool NoServerRetry { get; set; }

    /// <summary>True keeps the service from running the job on another endpoint when this one is down.</summary>
    public bool NoFallback { get; set; }

    /// <summary>Where the service posts the answer to; see Fal.Nodes.Webhooks for the receiving end.</summary>
    public Uri? Webhook { get; set; }

    /// <summary>The job is refused (429) when more than this many wait before it; null for no limit.</summary>
    public int? MaxQueueLength { get; set; }
}
