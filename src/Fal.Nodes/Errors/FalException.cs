namespace Fal.Nodes;

/// <summary>What goes wrong between a node and the service. No message holds a key or the content of a file.</summary>
public abstract class FalException : Exception
{
    private protected FalException()
    {
    }

    private protected FalException(string message)
        : base(message)
    {
    }

    private protected FalException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
