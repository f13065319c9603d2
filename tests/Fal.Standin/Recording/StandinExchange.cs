namespace Fal.Standin;

/// <summary>A request that reached the server, as it came.</summary>
public sealed record StandinExchange
{
    /// <summary>Its number in the order of arrival, from 1.</summary>
    public required long Sequence { get; init; }

    /// <summary>The host that it was for: queue, run, rest, cdn, v1 or openapi.</summary>
    public required string Host { get; init; }

    /// <summary>The HTTP method.</summary>
    public required string Method { get; init; }

    /// <summary>The path on its host, without the prefix that stands for the host.</summary>
    public required string Path { get; init; }

    /// <summary>The query as it came, with its question mark, or empty.</summary>
    public required string RawQuery { get; init; }

    /// <summary>The query's values by name; several values of one name are joined by commas.</summary>
    public required IReadOnlyDictionary<string, string> Query { get; init; }

    /// <summary>The headers, found in either case; several values of one header are joined by commas.</summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    /// <summary>The body's beginning, as much as was read and <see cref="StandinOptions.RecordedBodyBytes"/> allows.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>How many bytes of body were read.</summary>
    public required long BodyLength { get; init; }

    /// <summary>The status that was answered; 0 when nothing was: not yet, or the connection was broken instead.</summary>
    public required int Status { get; init; }
}
