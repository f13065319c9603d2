namespace Fal.Standin.Answers;

/// <summary>What a hosted file is.</summary>
internal enum AssetKind
{
    /// <summary>A picture.</summary>
    Image,

    /// <summary>A film.</summary>
    Video,

    /// <summary>A recording.</summary>
    Audio,

    /// <summary>A body in three dimensions.</summary>
    Model,

    /// <summary>Anything else.</summary>
    File,
}
