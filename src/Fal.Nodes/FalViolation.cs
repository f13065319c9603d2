namespace Fal.Nodes;

/// <summary>One reason why a request can't be sent.</summary>
/// <param name="path">Where, as a wire path from the request's root, such as <c>loras[2].scale</c>.</param>
/// <param name="message">What is wrong, with the value found and what is allowed.</param>
public sealed class FalViolation(string path, string message)
{
    /// <summary>Where, as a wire path from the request's root, such as <c>loras[2].scale</c>.</summary>
    public string Path { get; } = path;

    /// <summary>What is wrong, with the value found and what is allowed.</summary>
    public string Message { get; } = message;

    /// <summary>Path and message in one line.</summary>
    public override string ToString() => $"{Path}: {Message}";
}
