namespace Fal.Nodes.Tests.Wire;

/// <summary>Something that the official client was recorded to do, done with this one.</summary>
/// <param name="Name">Its name in the recording.</param>
/// <param name="PlayAsync">Scripts the stand-in, uses the client, and says what has to come of it.</param>
internal sealed record WireScenario(string Name, Func<WireStage, Task> PlayAsync)
{
    /// <summary>What is otherwise, beside what is so everywhere.</summary>
    public IReadOnlyList<WireDifference> Differences { get; init; } = [];

    /// <summary>
    /// How often a client polls until its patience ends is up to the clock, and so is whether it breaks off a poll then: exchanges
    /// that repeat the one before count once, and those that were never answered not at all.
    /// </summary>
    public bool IsBoundByTime { get; init; }

    /// <summary>Exchanges that overlap are compared without their order.</summary>
    public bool IsUnordered { get; init; }

    /// <summary>Lines that can be compared.</summary>
    public IReadOnlyList<string> Arrange(IEnumerable<WireExchange> exchanges)
    {
        var lines = exchanges.Where(exchange => !IsBoundByTime || exchange.Status != 0).Select(exchange => exchange.ToString()).ToList();
        var kept = IsBoundByTime ? lines.Where((line, index) => index == 0 || line != lines[index - 1]) : lines;
        return [.. IsUnordered ? kept.Order(StringComparer.Ordinal) : kept];
    }
}
