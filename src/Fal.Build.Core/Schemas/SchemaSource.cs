using System.Collections.Immutable;
using System.Security.Cryptography;

namespace Fal.Build.Core.Schemas;

/// <summary>The document of an endpoint as it lies on disk, until it is disposed of.</summary>
/// <param name="File">Absolute path.</param>
/// <param name="IsBundled">True for a document of the package.</param>
/// <param name="Content">Its content, which is disposed of with this.</param>
/// <param name="Overlays">The overlays that belong to it, in the order in which they are laid over it.</param>
internal sealed record SchemaSource(string File, bool IsBundled, FileContent Content, ImmutableArray<OverlaySource> Overlays) : IDisposable
{
    /// <summary>Hash of the content, in lower-case hexadecimal.</summary>
    public string Sha256 { get; } = Convert.ToHexStringLower(SHA256.HashData(Content.Bytes));

    /// <inheritdoc/>
    public void Dispose() => Content.Dispose();
}

/// <summary>An overlay as it lies on disk.</summary>
/// <param name="File">Absolute path.</param>
/// <param name="Bytes">Its content.</param>
internal sealed record OverlaySource(string File, byte[] Bytes);
