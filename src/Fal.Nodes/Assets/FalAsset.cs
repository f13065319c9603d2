using Fal.Nodes.Serialization;

namespace Fal.Nodes;

/// <summary>
/// A file that an endpoint takes or gives: where it is, and what the service says about it. In a request only
/// <see cref="Url"/> is sent.
/// </summary>
public abstract class FalAsset : FalObject
{
    private protected FalAsset()
    {
    }

    /// <summary>Where the file is: an https URL, or a data URI that holds it.</summary>
    public string? Url { get; set; }

    /// <summary>Media type, such as <c>image/png</c>.</summary>
    public string? ContentType { get; set; }

    /// <summary>File name, as the service chose it.</summary>
    public string? FileName { get; set; }

    /// <summary>Size in bytes.</summary>
    public long? FileSize { get; set; }

    /// <summary>The content in base64, where the service sends it along.</summary>
    public string? FileData { get; set; }

    /// <summary>Width in pixels.</summary>
    public int? Width { get; set; }

    /// <summary>Height in pixels.</summary>
    public int? Height { get; set; }

    /// <summary>Length in seconds.</summary>
    public double? Duration { get; set; }

    /// <summary>Frames per second.</summary>
    public double? Fps { get; set; }

    /// <summary>Number of frames.</summary>
    public int? NumFrames { get; set; }

    /// <summary>Bit rate, as the service writes it: a number of bits per second, or text such as <c>192k</c>.</summary>
    public string? Bitrate => AdditionalProperties.TryGetValue("bitrate", out var bitrate) ? bitrate.ToString() : null;

    /// <summary>Number of audio channels.</summary>
    public int? Channels { get; set; }

    /// <summary>Audio samples per second.</summary>
    public int? SampleRate { get; set; }

    /// <summary>The URL, shortened where it is a data URI.</summary>
    public override string ToString() =>
        Url is null ? "(no URL)" : Url.StartsWith("data:", StringComparison.OrdinalIgnoreCase) && Url.Length > 60 ? Url.Substring(0, 60) + "…" : Url;

    /// <inheritdoc/>
    protected internal override void VisitMembers(FalMemberVisitor visitor)
    {
        if (visitor is null)
        {
            throw new ArgumentNullException(nameof(visitor));
        }

        Url = visitor.Text("url"u8, Url);
        ContentType = visitor.Text("content_type"u8, ContentType);
        FileName = visitor.Text("file_name"u8, FileName);
        FileSize = visitor.Int64("file_size"u8, FileSize);
        FileData = visitor.Text("file_data"u8, FileData);
        Width = visitor.Int32("width"u8, Width);
        Height = visitor.Int32("height"u8, Height);
        Duration = visitor.Number("duration"u8, Duration);
        Fps = visitor.Number("fps"u8, Fps);
        NumFrames = visitor.Int32("num_frames"u8, NumFrames);
        Channels = visitor.Int32("channels"u8, Channels);
        SampleRate = visitor.Int32("sample_rate"u8, SampleRate);
    }

    private protected static string DataUri(ReadOnlySpan<byte> content, string contentType) =>
        $"data:{contentType};base64,{Convert.ToBase64String(content.ToArray())}";

    private protected static string CheckedDataUri(string dataUri) =>
        dataUri is not null && dataUri.StartsWith("data:", StringComparison.OrdinalIgnoreCase)
            ? dataUri
            : throw new ArgumentException("A data URI starts with 'data:'.", nameof(dataUri));

    private protected static string AbsoluteUri(Uri uri) =>
        uri is null ? throw new ArgumentNullException(nameof(uri)) :
        uri.IsAbsoluteUri ? uri.OriginalString : throw new ArgumentException($"'{uri}' isn't an absolute URL.", nameof(uri));
}
