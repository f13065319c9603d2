using System.Text.Json;

namespace Fal.Build.Benchmarks.Performance;

/// <summary>The arguments of <c>fal-ai/wan/v2.2-14b/speech-to-video</c>, and how somebody would write them as JSON by hand.</summary>
internal sealed class HandWrittenNode
{
    internal enum VideoResolution
    {
        Value480p,
        Value580p,
        Value720p,
    }

    internal enum Quality
    {
        Low,
        Medium,
        High,
        Maximum,
    }

    internal enum WriteMode
    {
        Fast,
        Balanced,
        Small,
    }

    public required string Prompt { get; set; }

    public string NegativePrompt { get; set; } = "";

    public int NumFrames { get; set; } = 80;

    public int? FramesPerSecond { get; set; } = 16;

    public long? Seed { get; set; }

    public VideoResolution Resolution { get; set; } = VideoResolution.Value480p;

    public int NumInferenceSteps { get; set; } = 27;

    public bool EnableSafetyChecker { get; set; }

    public bool EnableOutputSafetyChecker { get; set; }

    public double GuidanceScale { get; set; } = 3.5;

    public double Shift { get; set; } = 5.0;

    public Quality VideoQuality { get; set; } = Quality.High;

    public WriteMode VideoWriteMode { get; set; } = WriteMode.Balanced;

    public required string ImageUrl { get; set; }

    public required string AudioUrl { get; set; }

    public byte[] ToJson()
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            WriteTo(writer);
        }

        return stream.ToArray();
    }

    public void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("prompt"u8, Prompt);
        writer.WriteString("negative_prompt"u8, NegativePrompt);
        writer.WriteNumber("num_frames"u8, NumFrames);
        if (FramesPerSecond is { } framesPerSecond)
        {
            writer.WriteNumber("frames_per_second"u8, framesPerSecond);
        }

        if (Seed is { } seed)
        {
            writer.WriteNumber("seed"u8, seed);
        }

        writer.WriteString("resolution"u8, Resolution switch
        {
            VideoResolution.Value480p => "480p",
            VideoResolution.Value580p => "580p",
            VideoResolution.Value720p => "720p",
            _ => throw new InvalidOperationException(),
        });
        writer.WriteNumber("num_inference_steps"u8, NumInferenceSteps);
        writer.WriteBoolean("enable_safety_checker"u8, EnableSafetyChecker);
        writer.WriteBoolean("enable_output_safety_checker"u8, EnableOutputSafetyChecker);
        writer.WriteNumber("guidance_scale"u8, GuidanceScale);
        writer.WriteNumber("shift"u8, Shift);
        writer.WriteString("video_quality"u8, VideoQuality switch
        {
            Quality.Low => "low",
            Quality.Medium => "medium",
            Quality.High => "high",
            Quality.Maximum => "maximum",
            _ => throw new InvalidOperationException(),
        });
        writer.WriteString("video_write_mode"u8, VideoWriteMode switch
        {
            WriteMode.Fast => "fast",
            WriteMode.Balanced => "balanced",
            WriteMode.Small => "small",
            _ => throw new InvalidOperationException(),
        });
        writer.WriteString("image_url"u8, ImageUrl);
        writer.WriteString("audio_url"u8, AudioUrl);
        writer.WriteEndObject();
    }
}
