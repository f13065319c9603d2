using System.Text.Json;
using Fal.Nodes.Serialization;

namespace Fal.Nodes.Tests.Wire;

/// <summary>A request to whatever endpoint, with whatever arguments.</summary>
internal sealed class WireNode : FalNode<WireOutput>
{
    private readonly FalEndpoint _endpoint;

    public WireNode(string endpointId, string input)
    {
        _endpoint = new FalEndpoint(endpointId, "", "", "", [], [], []);
        foreach (var argument in JsonElement.Parse(input).EnumerateObject())
        {
            ExtraArguments[argument.Name] = argument.Value;
        }
    }

    public override FalEndpoint GetEndpoint() => _endpoint;

    protected internal override void VisitMembers(FalMemberVisitor visitor)
    {
    }
}

/// <summary>A request with files at three depths.</summary>
internal sealed class WireEditNode : FalNode<WireOutput>
{
    private static readonly FalType<WireNested> NestedType = FalTypes.Object(static () => new WireNested());

    public ImageRef? Image { get; set; }

    public IReadOnlyList<ImageRef>? Images { get; set; }

    public WireNested? Nested { get; set; }

    public override FalEndpoint GetEndpoint() => new("fal-ai/x/edit", "", "", "", [], [], []);

    protected internal override void VisitMembers(FalMemberVisitor visitor)
    {
        Image = visitor.Member("image_url", Image, FalTypes.ImageUrl);
        Images = visitor.Member("image_urls", Images, FalTypes.List(FalTypes.ImageUrl));
        Nested = visitor.Member("nested", Nested, NestedType);
    }
}

internal sealed class WireNested : FalObject
{
    public ImageRef? Mask { get; set; }

    protected internal override void VisitMembers(FalMemberVisitor visitor) => Mask = visitor.Member("mask", Mask, FalTypes.ImageUrl);
}

/// <summary>An answer of which nothing is known.</summary>
internal sealed class WireOutput : FalOutput
{
    protected internal override void VisitMembers(FalMemberVisitor visitor)
    {
    }
}
