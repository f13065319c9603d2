using System.ComponentModel;
using System.Text;

namespace Fal.Nodes.Serialization;

/// <summary>A member's wire name in UTF-8. Generated code passes a UTF-8 literal, or text where the language has none.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct FalName
{
    /// <summary>Wraps a UTF-8 name.</summary>
    /// <param name="utf8">The name.</param>
    public FalName(ReadOnlySpan<byte> utf8)
    {
        Utf8 = utf8;
    }

    /// <summary>The name in UTF-8.</summary>
    public ReadOnlySpan<byte> Utf8 { get; }

    /// <summary>Wraps a UTF-8 name.</summary>
    /// <param name="utf8">The name.</param>
    public static implicit operator FalName(ReadOnlySpan<byte> utf8) => new(utf8);

    /// <summary>Encodes a name.</summary>
    /// <param name="name">The name.</param>
    public static implicit operator FalName(string name) => new(Encoding.UTF8.GetBytes(name));

    /// <summary>Wraps a UTF-8 name; the same as the conversion.</summary>
    /// <param name="utf8">The name.</param>
    public static FalName FromUtf8(ReadOnlySpan<byte> utf8) => new(utf8);

    /// <summary>Encodes a name; the same as the conversion.</summary>
    /// <param name="name">The name.</param>
    public static FalName FromString(string name) => name;

    /// <summary>The name as text.</summary>
    public override string ToString() => Encoding.UTF8.GetString(Utf8.ToArray());
}
