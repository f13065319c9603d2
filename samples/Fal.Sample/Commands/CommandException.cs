namespace Fal.Sample.Commands;

/// <summary>What somebody asked for that can't be done, in words for them.</summary>
internal sealed class CommandException(string message) : Exception(message);
