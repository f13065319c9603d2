using System.Buffers.Binary;
using System.Text;

namespace Fal.Standin.Answers;

/// <summary>A small real file that made-up answers point to.</summary>
internal sealed record HostedFile(AssetKind Kind, string FileName, string ContentType, byte[] Content)
{
    /// <summary>Width of the picture, in pixels.</summary>
    public const int Width = 96;

    /// <summary>Height of the picture, in pixels.</summary>
    public const int Height = 54;

    /// <summary>One file of every kind.</summary>
    public static IReadOnlyList<HostedFile> All { get; } =
    [
        new(AssetKind.Image, "image.png", "image/png", Png()),
        new(AssetKind.Video, "video.mp4", "video/mp4", Mp4()),
        new(AssetKind.Audio, "audio.wav", "audio/wav", Wav()),
        new(AssetKind.Model, "model.glb", "model/gltf-binary", Glb()),
        new(AssetKind.File, "file.txt", "text/plain", Encoding.UTF8.GetBytes("Made by the stand-in.\n")),
    ];

    /// <summary>Tells the kind by the words of a field's name or of its schema's; the last one that says something decides.</summary>
    public static HostedFile For(string name)
    {
        var kind = AssetKind.File;
        foreach (var word in name.ToLowerInvariant().Split('_', '-'))
        {
            kind = word.TrimEnd('s') switch
            {
                "image" or "mask" or "frame" or "texture" or "thumbnail" or "picture" => AssetKind.Image,
                "video" => AssetKind.Video,
                "audio" or "voice" or "music" or "speech" => AssetKind.Audio,
                "model" or "mesh" or "glb" => AssetKind.Model,
                _ => kind,
            };
        }

        return All.First(file => file.Kind == kind);
    }

    // Hills at sunset: something to see for whoever tries a sample.
    private static byte[] Png() => Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAGAAAAA2BAMAAADKYYHhAAAAFVBMVEX61qX2snrohGj/9NZeVI4/N20oJE7+JzWSAAAA5UlEQVR42u2PwQ2DMA" +
        "xFv9QJEBug9t6SDVDYoGaDev8RWggpcRwSpVIPSLwT2P/ZDnBy8iP3urj5UKNcZsFULqhZ4RbIFU2ONW8eW+loQusFc9w31AutenNBaNSCktDG" +
        "Cxp0eeZ8HxZKQtf18ndPsCuqgWw8oaSEqxUMJcEq8oK1WQP5c/RZKI+XSzCUx4sl8F83WkhmR9fzwgJ5njoveghHpI2gR6sQ5pUherQIMi8fon" +
        "qIR0hD5QkjpXimznECVQKeecXl/aoTmEVj4v0qEj3e0NWvsB3AIaqKeNzEEVEVXMn/hTfJDpMWPYbsQQAAAABJRU5ErkJggg==");

    // A tenth of a second of silence: 8 kHz, one channel, 16 bits.
    private static byte[] Wav()
    {
        const int Rate = 8000;
        const int Bytes = Rate / 10 * 2;
        var wav = new byte[44 + Bytes];
        "RIFF"u8.CopyTo(wav);
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(4), 36 + Bytes);
        "WAVEfmt "u8.CopyTo(wav.AsSpan(8));
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(16), 16);
        BinaryPrimitives.WriteInt16LittleEndian(wav.AsSpan(20), 1);
        BinaryPrimitives.WriteInt16LittleEndian(wav.AsSpan(22), 1);
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(24), Rate);
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(28), Rate * 2);
        BinaryPrimitives.WriteInt16LittleEndian(wav.AsSpan(32), 2);
        BinaryPrimitives.WriteInt16LittleEndian(wav.AsSpan(34), 16);
        "data"u8.CopyTo(wav.AsSpan(36));
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(40), Bytes);
        return wav;
    }

    // The boxes that tell an MP4 by its beginning, without a track: enough to be told apart, not to be played.
    private static byte[] Mp4()
    {
        var mp4 = new byte[32];
        BinaryPrimitives.WriteInt32BigEndian(mp4, 24);
        "ftypisom\0\0\u0002\0isommp42"u8.CopyTo(mp4.AsSpan(4));
        BinaryPrimitives.WriteInt32BigEndian(mp4.AsSpan(24), 8);
        "mdat"u8.CopyTo(mp4.AsSpan(28));
        return mp4;
    }

    // An empty scene.
    private static byte[] Glb()
    {
        var scene = """{"asset":{"version":"2.0"}} """u8;
        var glb = new byte[20 + scene.Length];
        "glTF"u8.CopyTo(glb);
        BinaryPrimitives.WriteInt32LittleEndian(glb.AsSpan(4), 2);
        BinaryPrimitives.WriteInt32LittleEndian(glb.AsSpan(8), glb.Length);
        BinaryPrimitives.WriteInt32LittleEndian(glb.AsSpan(12), scene.Length);
        "JSON"u8.CopyTo(glb.AsSpan(16));
        scene.CopyTo(glb.AsSpan(20));
        return glb;
    }
}
