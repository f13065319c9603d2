using System.Text.Json;

namespace Fal.Nodes.Webhooks;

/// <summary>
/// What the service posts to a request's webhook address when the request has ended, its answer still as JSON: for one address
/// that serves several endpoints. <see cref="FalWebhook{TOutput}"/> has the answer's type.
/// </summary>
/// <remarks>
/// <para>
/// The fields are those of <see href="https://docs.fal.ai/model-endpoints/webhooks"/>. The service posts the same webhook again
/// when it gets no timely answer, so that whatever handles one has to do its work once per <see cref="RequestId"/>.
/// </para>
/// <para>Anybody can post such a body: trust it only after its signature was checked.</para>
/// </remarks>
public class FalWebhook
{
    private protected FalWebhook(ReadOnlyMemory<byte> utf8Json)
    {
        using var document = JsonDocument.Parse(utf8Json);
        var json = document.RootElement.Clone();
        if (json.ValueKind != JsonValueKind.Object)
        {
            throw new FalFormatException($"a webhook is an object, found {json.ValueKind}");
        }

        RequestId = ReadRequired(json, "request_id");
        GatewayRequestId = ReadText(json, "gateway_request_id");
        Status = new FalWebhookStatus(ReadRequired(json, "status"));
        Error = ReadText(json, "error");
        PayloadError = ReadText(json, "payload_error");
        Payload = json.TryGetProperty("payload", out var payload) && payload.ValueKind != JsonValueKind.Null ? payload : null;
        Violations = Status == FalWebhookStatus.Ok ? [] : FailureDetail.ReadViolations(Payload);
        Detail = Status == FalWebhookStatus.Ok ? null : Payload.Text("detail");
    }

    /// <summary>The id that the queue gave the request when it was submitted; the same in every repetition of a webhook.</summary>
    public string RequestId { get; }

    /// <summary>The id of the last attempt: another than <see cref="RequestId"/> where the service tried again; null where it is left out.</summary>
    public string? GatewayRequestId { get; }

    /// <summary>How the request ended.</summary>
    public FalWebhookStatus Status { get; }

    /// <summary>Why the request failed, in one line of the service, such as <c>Unexpected status code: 422</c>; null when it succeeded.</summary>
    public string? Error { get; }

    /// <summary>Why the service couldn't send the answer of a request that did succeed; null otherwise. The queue may still have it.</summary>
    public string? PayloadError { get; }

    /// <summary>The answer, or what the service says about the failure; null where there is none.</summary>
    public JsonElement? Payload { get; }

    /// <summary>What the service says beside <see cref="Error"/> about a request that failed; null where it says nothing, or names places instead.</summary>
    public string? Detail { get; }

    /// <summary>
    /// What the service found wrong with a request that failed, each with its place as <see cref="FalNode.Validate"/> gives it, or an
    /// empty one; empty when the request succeeded or failed for another reason.
    /// </summary>
    public IReadOnlyList<FalViolation> Violations { get; }

    /// <summary>Reads a webhook's body and leaves its answer as JSON.</summary>
    /// <param name="utf8Json">The body as the service sent it; it isn't kept.</param>
    /// <exception cref="JsonException">The body isn't JSON.</exception>
    /// <exception cref="FalFormatException">The body isn't an object with a request id and a status.</exception>
    public static FalWebhook Parse(ReadOnlyMemory<byte> utf8Json) => new(utf8Json);

    /// <summary>Reads a webhook's body and the answer in it.</summary>
    /// <typeparam name="TOutput">The generated class of the answer, such as <c>WizperOutput</c>.</typeparam>
    /// <param name="utf8Json">The body as the service sent it; it isn't kept.</param>
    /// <exception cref="JsonException">The body isn't JSON.</exception>
    /// <exception cref="FalFormatException">
    /// The body isn't an object with a request id and a status, or nothing can be made of a part of the answer; the message names
    /// the place, for the answer within <c>payload</c>.
    /// </exception>
    public static FalWebhook<TOutput> Parse<TOutput>(ReadOnlyMemory<byte> utf8Json)
        where TOutput : FalOutput, new() => new(utf8Json);

    /// <summary>Reads the answer.</summary>
    /// <typeparam name="TOutput">The generated class of the answer, such as <c>WizperOutput</c>.</typeparam>
    /// <returns>The answer; null when the request failed or the service couldn't send its answer.</returns>
    /// <exception cref="FalFormatException">Nothing can be made of a part of the answer; the message names the place within <c>payload</c>.</exception>
    public TOutput? ReadOutput<TOutput>()
        where TOutput : FalOutput, new() =>
        Status == FalWebhookStatus.Ok && Payload is { } payload ? FalNode<TOutput>.ReadOutput(payload) : null;

    private static string ReadRequired(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : throw new FalFormatException($"$.{name}", "a webhook needs text here");

    // The service documents text; should it ever say more in an object, that is still worth showing.
    private static string? ReadText(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value.ToString() : null;
}

/// <summary>What the service posts to a request's webhook address when the request has ended, with its typed answer.</summary>
/// <typeparam name="TOutput">The generated class of the answer, such as <c>WizperOutput</c>.</typeparam>
public sealed class FalWebhook<TOutput> : FalWebhook
    where TOutput : FalOutput, new()
{
    internal FalWebhook(ReadOnlyMemory<byte> utf8Json)
        : base(utf8Json)
    {
        Output = ReadOutput<TOutput>();
    }

    /// <summary>
    /// The answer; null when the request failed (<see cref="FalWebhook.Error"/>, <see cref="FalWebhook.Detail"/> and
    /// <see cref="FalWebhook.Violations"/> say why) or when the service couldn't send its answer
    /// (<see cref="FalWebhook.PayloadError"/> says why).
    /// </summary>
    public TOutput? Output { get; }
}
