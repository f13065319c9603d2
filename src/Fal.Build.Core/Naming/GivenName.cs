namespace Fal.Build.Core.Naming;

/// <summary>A name that a <see cref="NameScope"/> gave.</summary>
/// <param name="Wanted">The name that was asked for.</param>
/// <param name="Given">The name that was given: that one, or the first numbered one that was free.</param>
internal sealed record GivenName(string Wanted, string Given);
