namespace Fal.Nodes;

/// <summary>What an exchange with the service is for; it decides what is tried again.</summary>
internal enum FalOperation
{
    Submit,
    Status,
    Result,
    Cancel,
    Run,
    Storage,
}
