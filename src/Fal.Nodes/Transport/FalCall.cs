namespace Fal.Nodes;

/// <summary>One exchange with the service, made anew for each try.</summary>
/// <param name="Operation">What it is for.</param>
/// <param name="Method">HTTP method.</param>
/// <param name="Address">Where to.</param>
internal sealed record FalCall(FalOperation Operation, HttpMethod Method, Uri Address)
{
    /// <summary>JSON in UTF-8; null for none.</summary>
    public byte[]? Body { get; init; }

    /// <summary>Headers beside those that every exchange has.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>The endpoint it is about, for messages.</summary>
    public string Subject { get; init; } = "fal.ai";

    /// <summary>The request it is about; null before there is one.</summary>
    public string? RequestId { get; init; }

    /// <summary>Ends the exchange under way, where that is to go on for a while after the caller has given up.</summary>
    public CancellationToken? Abandon { get; init; }

    /// <summary>False for an exchange that may take as long as it takes.</summary>
    public bool HasTimeout { get; init; } = true;

    /// <summary>False to report the first answer, whatever it is.</summary>
    public bool MayRetry { get; init; } = true;

    /// <summary>True when sending it twice may do the work twice.</summary>
    public bool IsSubmission => Submits(Operation);

    /// <summary>True for an operation that does work each time it is sent.</summary>
    public static bool Submits(FalOperation operation) => operation is FalOperation.Submit or FalOperation.Run;
}
