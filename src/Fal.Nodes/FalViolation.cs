namespace Fal.Nodes;

/// <summary>One reason why a request can't be sent, or was refused.</summary>
/// <param name="path">Where, as a wire path from the request's root, such as <c>loras[2].scale</c>.</param>
/// <param name="message">What is wrong, with the value found and what is allowed.</param>
/// <param name="propertyPath">Where, in the names of the generated classes, such as <c>Loras[2].Scale</c>; null where that isn't known.</param>
public sealed class FalViolation(string path, string message, string? propertyPath = null)
{
    /// <summary>Where, as a wire path from the request's root, such as <c>loras[2].scale</c>.</summary>
    public string Path { get; } = path;

    /// <summary>What is wrong, with the value found and what is allowed.</summary>
    public string Message { get; } = message;

    /// <summary>
    /// Where, in the names of the generated classes, such as <c>Loras[2].Scale</c>; null for an argument that the class
    /// doesn't have, and for a request whose node isn't at hand.
    /// </summary>
    public string? PropertyPath { get; } = propertyPath;

    /// <summary>The service's word for the kind of fault, such as <c>missing</c>; null where the request was checked here.</summary>
    public string? Type { get; init; }

    /// <summary>Place and message in one line; the wire path is shown where the C# name isn't known.</summary>
    public override string ToString() => Path.Length == 0 ? Message : $"{PropertyPath ?? Path}: {Message}";
}
