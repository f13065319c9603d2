namespace Fal.Nodes.Serialization;

/// <summary>A visitor to which text, numbers and truth values are members like any other: one way to read serves them all.</summary>
internal abstract class FalMemberReader : FalMemberVisitor
{
    public sealed override string? Text(FalName name, string? value, bool sendNull = false, string? property = null) => Member(name, value, FalTypes.Text);

    public sealed override int? Int32(FalName name, int? value, bool sendNull = false, string? property = null) => Member(name, value, FalTypes.Int32);

    public sealed override long? Int64(FalName name, long? value, bool sendNull = false, string? property = null) => Member(name, value, FalTypes.Int64);

    public sealed override double? Number(FalName name, double? value, bool sendNull = false, string? property = null) => Member(name, value, FalTypes.Number);

    public sealed override bool? Boolean(FalName name, bool? value, bool sendNull = false, string? property = null) => Member(name, value, FalTypes.Boolean);
}
