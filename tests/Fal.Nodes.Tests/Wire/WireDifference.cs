using System.Collections.Immutable;

namespace Fal.Nodes.Tests.Wire;

/// <summary>Something that this client does otherwise than the official one.</summary>
/// <param name="What">What it does.</param>
/// <param name="Why">Why that is right.</param>
/// <param name="Apply">Makes what this client is expected to send of what the official one sent.</param>
internal sealed record WireDifference(string What, string Why, Func<ImmutableList<WireExchange>, IEnumerable<WireExchange>> Apply)
{
    /// <summary>A difference that lies in each exchange alone.</summary>
    public static WireDifference OfEach(string what, string why, Func<WireExchange, WireExchange> change) =>
        new(what, why, exchanges => exchanges.Select(change));

    /// <summary>Differences that every scenario is bound to have where it has such exchanges.</summary>
    public static IReadOnlyList<WireDifference> Everywhere { get; } =
    [
        OfEach(
            "`User-Agent` is `Fal.Nodes/…`, and absent where files are put",
            "The service can tell its clients apart; the store, which may be anybody's, needn't.",
            exchange => exchange.Host == "cdn" ? exchange.Without("user-agent") : exchange.With("user-agent", "Fal.Nodes/{version}")),
        OfEach(
            "no `Content-Type` without a body",
            "There is no content to have a type.",
            exchange => exchange.Body.Length == 0 ? exchange.Without("content-type") : exchange),
        OfEach(
            "`Accept` of a stream is `text/event-stream` alone, and there is none where files are put",
            "Nothing else could be read from a stream, and anything, so nothing need be said, from a store.",
            exchange => exchange.Host == "cdn" ? exchange.Without("accept")
                : exchange.Path.EndsWith("/stream", StringComparison.Ordinal) ? exchange.With("accept", "text/event-stream")
                : exchange),
        OfEach(
            "submissions and direct runs say `Expect: 100-continue`",
            "Arguments that weren't asked for weren't accepted: a connection that breaks before is safe to try again (`FalClientOptions.ExpectContinue`).",
            exchange => exchange.IsSubmission ? exchange.With("expect", "100-continue") : exchange),
    ];
}
