using Fal.Nodes.Serialization;

namespace Fal.Nodes.Tests;

/// <summary>A node as the generator would write it, small enough to read, with one member of each kind that behaves in its own way.</summary>
internal sealed class SampleNode : FalNode<SampleOutput>
{
    public static FalEndpoint Endpoint { get; } = new(
        "fal-ai/sample", "text-to-image", "Sample", "Makes a picture of a prompt.", ["tag"], ["use"], ["prompt"], "image", static () => "{\"type\":\"object\"}"u8);

    public string Prompt { get; set; } = null!;

    public int Steps { get; set; } = 28;

    public SampleMode Mode { get; set; } = SampleMode.Fast;

    public string? Language { get; set; } = "en";

    public ImageSize? ImageSize { get; set; }

    public ImageRef? Image { get; set; }

    public IReadOnlyList<SampleLora>? Loras { get; set; }

    public (double, double?)? Range { get; set; }

    public override FalEndpoint GetEndpoint() => Endpoint;

    protected internal override void VisitMembers(FalMemberVisitor visitor)
    {
        Prompt = visitor.Text("prompt", Prompt, required: true);
        Steps = visitor.Int32("steps", Steps);
        Mode = visitor.Member("mode", Mode, WireTypes.Mode);
        Language = visitor.Text("language", Language, sendNull: true);
        ImageSize = visitor.Member("image_size", ImageSize, FalTypes.ImageSize);
        Image = visitor.Member("image_url", Image, FalTypes.ImageUrl);
        Loras = visitor.Member("loras", Loras, FalTypes.List(WireTypes.Lora));
        Range = visitor.Member("range", Range, WireTypes.Range);
    }

    protected internal override void CheckMembers(FalMemberChecker checker)
    {
        checker.Length("prompt", Prompt, minimum: 2, maximum: 5);
        checker.Range("steps", Steps, minimum: 1, maximum: 50);
        checker.MultipleOf("steps", Steps, 2L);
        checker.Count("loras", Loras, maximum: 2);
    }

    internal static class WireTypes
    {
        public static readonly FalType<SampleMode> Mode = FalTypes.Enumeration<SampleMode>("fast\nvery good");
        public static readonly FalType<SampleLora> Lora = FalTypes.Object(static () => new SampleLora());
        public static readonly FalType<(double, double?)> Range = FalTypes.Tuple<(double, double?)>(
            static (items, value) => (items.Next(value.Item1, FalTypes.Number), items.Next(value.Item2, FalTypes.OrNull(FalTypes.Number))));
    }
}

internal enum SampleMode
{
    Fast,
    VeryGood,
}

internal sealed class SampleLora : FalObject
{
    public string? Path { get; set; }

    public double Scale { get; set; } = 1.0;

    protected internal override void VisitMembers(FalMemberVisitor visitor)
    {
        Path = visitor.Text("path", Path, required: true);
        Scale = visitor.Number("scale", Scale);
    }

    protected internal override void CheckMembers(FalMemberChecker checker)
    {
        checker.Range("scale", Scale, minimum: 0.0, maximum: 4.0, excludesMinimum: true);
    }
}

internal sealed class SampleOutput : FalOutput
{
    public string Text { get; set; } = "";

    public ImageRef? Image { get; set; }

    public IReadOnlyList<VideoRef> Videos { get; set; } = [];

    public long? Seed { get; set; }

    protected internal override void VisitMembers(FalMemberVisitor visitor)
    {
        Text = visitor.Text("text", Text);
        Image = visitor.Member("image", Image, FalTypes.ImageFile);
        Videos = visitor.Member("videos", Videos, FalTypes.List(FalTypes.VideoFile));
        Seed = visitor.Int64("seed", Seed);
    }
}
