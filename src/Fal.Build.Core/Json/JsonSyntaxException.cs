namespace Fal.Build.Core.Json;

/// <summary>Text that isn't JSON. <see cref="JsonTextParser"/> throws it, and each reading stage catches it.</summary>
/// <param name="position">Start of the offending token.</param>
/// <param name="message">What is wrong there.</param>
internal sealed class JsonSyntaxException(TextPosition position, string message) : Exception(message)
{
    public TextPosition Position { get; } = position;
}
