using System.IO.Enumeration;

namespace Fal.Standin;

/// <summary>Something that goes wrong with some requests.</summary>
/// <param name="Effect">What goes wrong.</param>
public sealed record StandinFault(StandinFaultEffect Effect)
{
    /// <summary>The host whose requests it happens to; null means any.</summary>
    public string? Host { get; init; }

    /// <summary>The method of the requests that it happens to; null means any.</summary>
    public string? Method { get; init; }

    /// <summary>The path on its host, where <c>*</c> stands for anything.</summary>
    public string Path { get; init; } = "*";

    /// <summary>A further condition.</summary>
    public Func<StandinFaultTarget, bool>? When { get; init; }

    /// <summary>How many requests pass before it happens for the first time.</summary>
    public int Skip { get; init; }

    /// <summary>How often it happens; <see cref="int.MaxValue"/> for ever.</summary>
    public int Times { get; init; } = 1;

    internal bool Concerns(string host, string method, string path) =>
        (Host is null || Host == host)
        && (Method is null || string.Equals(Method, method, StringComparison.OrdinalIgnoreCase))
        && FileSystemName.MatchesSimpleExpression(Path, path, ignoreCase: false);
}
