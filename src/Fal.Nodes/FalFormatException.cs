namespace Fal.Nodes;

/// <summary>JSON that doesn't fit the type it was read as.</summary>
public sealed class FalFormatException : FormatException
{
    /// <summary>Makes an exception without a place.</summary>
    public FalFormatException()
        : this("$", "the JSON doesn't fit its type")
    {
    }

    /// <summary>Makes an exception without a place.</summary>
    /// <param name="message">What is wrong.</param>
    public FalFormatException(string message)
        : this("$", message)
    {
    }

    /// <summary>Makes an exception without a place.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="innerException">What led to it.</param>
    public FalFormatException(string message, Exception innerException)
        : base(message, innerException)
    {
        Path = "$";
    }

    /// <summary>Makes an exception for a place.</summary>
    /// <param name="path">Where, as a wire path such as <c>$.chunks[3].timestamp</c>.</param>
    /// <param name="message">What is wrong.</param>
    public FalFormatException(string path, string message)
        : base($"{path}: {message}")
    {
        Path = path;
    }

    /// <summary>Where, as a wire path such as <c>$.chunks[3].timestamp</c>.</summary>
    public string Path { get; }
}
