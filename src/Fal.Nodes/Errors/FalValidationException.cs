using System.Net;

namespace Fal.Nodes;

/// <summary>A request breaks its endpoint's rules: found before sending, or by the service.</summary>
public sealed class FalValidationException : FalException
{
    /// <summary>Makes an exception without violations.</summary>
    public FalValidationException()
        : this("A request breaks its endpoint's rules.")
    {
    }

    /// <summary>Makes an exception without violations.</summary>
    /// <param name="message">What went wrong.</param>
    public FalValidationException(string message)
        : base(message)
    {
    }

    /// <summary>Makes an exception without violations.</summary>
    /// <param name="message">What went wrong.</param>
    /// <param name="innerException">What led to it.</param>
    public FalValidationException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Makes an exception of violations.</summary>
    /// <param name="endpointId">The endpoint.</param>
    /// <param name="violations">The violations, at least one.</param>
    public FalValidationException(string endpointId, IReadOnlyList<FalViolation> violations)
        : base(Describe(endpointId, violations ?? throw new ArgumentNullException(nameof(violations))))
    {
        Violations = violations;
    }

    /// <summary>The violations, each with its place in the names of the generated class where those are known.</summary>
    public IReadOnlyList<FalViolation> Violations { get; } = [];

    /// <summary>The answer's HTTP status, usually 422; null when the request was checked here and not sent.</summary>
    public HttpStatusCode? StatusCode { get; init; }

    /// <summary>Id of the request; null when it was checked here and not sent.</summary>
    public string? RequestId { get; init; }

    /// <summary>Checks a node before anything is sent.</summary>
    /// <returns>Its endpoint's id.</returns>
    /// <exception cref="FalValidationException">The arguments break the endpoint's rules.</exception>
    internal static string RequireValid(FalNode node)
    {
        var endpointId = (node ?? throw new ArgumentNullException(nameof(node))).GetEndpoint().Id;
        var violations = node.Validate();
        return violations.Count == 0 ? endpointId : throw new FalValidationException(endpointId, violations);
    }

    private static string Describe(string endpointId, IReadOnlyList<FalViolation> violations) =>
        violations.Count == 1
            ? $"{endpointId} can't be run so. {violations[0]}"
            : $"{endpointId} can't be run so:{string.Concat(violations.Select(violation => $"\n  {violation}"))}";
}
