namespace Fal.Nodes.Webhooks;

/// <summary>
/// How a request ended, as its webhook says. An open set: the service may add statuses, so one that this version doesn't name
/// keeps its wire value.
/// </summary>
public readonly record struct FalWebhookStatus
{
    /// <summary>A status by its wire value.</summary>
    /// <param name="value">The wire value, such as <c>OK</c>.</param>
    public FalWebhookStatus(string value)
    {
        Value = value ?? throw new ArgumentNullException(nameof(value));
    }

    /// <summary>The request succeeded: <c>OK</c>.</summary>
    public static FalWebhookStatus Ok { get; } = new("OK");

    /// <summary>The request failed for good: <c>ERROR</c>.</summary>
    public static FalWebhookStatus Error { get; } = new("ERROR");

    /// <summary>The wire value, such as <c>OK</c>; null only in <c>default</c>.</summary>
    public string? Value { get; }

    /// <summary>The wire value.</summary>
    public override string ToString() => Value ?? "";
}
