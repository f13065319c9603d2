using System.Diagnostics.CodeAnalysis;

namespace Fal.Nodes.Webhooks;

/// <summary>What came of checking a webhook: it is genuine, or there is a reason to refuse it.</summary>
public sealed record FalWebhookVerification
{
    private FalWebhookVerification(FalWebhookRefusal? refusal, string? explanation)
    {
        Refusal = refusal;
        Explanation = explanation;
    }

    /// <summary>True when the service signed exactly this webhook, and recently.</summary>
    [MemberNotNullWhen(false, nameof(Refusal), nameof(Explanation))]
    public bool IsGenuine => Refusal is null;

    /// <summary>Why the webhook isn't to be trusted; null when it is genuine.</summary>
    public FalWebhookRefusal? Refusal { get; }

    /// <summary>The reason in one sentence, fit for a log or an answer: it repeats nothing of the webhook; null when it is genuine.</summary>
    public string? Explanation { get; }

    internal static FalWebhookVerification Genuine { get; } = new(refusal: null, explanation: null);

    internal static FalWebhookVerification Refused(FalWebhookRefusal refusal, string explanation) => new(refusal, explanation);
}
