namespace Fal.Build.Core.Configuration;

/// <summary>A config file to read.</summary>
/// <param name="File">Absolute path.</param>
/// <param name="IsBundled">True for a file of the package.</param>
/// <param name="MayBeForeign">True when the file was found by default, so that one without our keys is passed over.</param>
public sealed record ConfigSource(string File, bool IsBundled = false, bool MayBeForeign = false);
