namespace Fal.Nodes;

/// <summary>Media types of the files that endpoints take, by file extension as IANA registers them or browsers use them.</summary>
internal static class MediaType
{
    public const string Unknown = "application/octet-stream";

    /// <summary>The media type of a file; <see cref="Unknown"/> for an extension that isn't listed.</summary>
    public static string OfFile(string path) => Path.GetExtension(path).ToUpperInvariant() switch
    {
        ".PNG" => "image/png",
        ".JPG" or ".JPEG" => "image/jpeg",
        ".WEBP" => "image/webp",
        ".GIF" => "image/gif",
        ".AVIF" => "image/avif",
        ".BMP" => "image/bmp",
        ".TIF" or ".TIFF" => "image/tiff",
        ".HEIC" => "image/heic",
        ".SVG" => "image/svg+xml",
        ".MP4" or ".M4V" => "video/mp4",
        ".MOV" => "video/quicktime",
        ".WEBM" => "video/webm",
        ".MKV" => "video/x-matroska",
        ".AVI" => "video/x-msvideo",
        ".MP3" => "audio/mpeg",
        ".WAV" => "audio/wav",
        ".OGG" or ".OPUS" => "audio/ogg",
        ".FLAC" => "audio/flac",
        ".M4A" => "audio/mp4",
        ".AAC" => "audio/aac",
        ".GLB" => "model/gltf-binary",
        ".GLTF" => "model/gltf+json",
        ".OBJ" => "model/obj",
        ".STL" => "model/stl",
        ".ZIP" => "application/zip",
        ".JSON" => "application/json",
        ".PDF" => "application/pdf",
        ".TXT" => "text/plain",
        ".SRT" => "application/x-subrip",
        _ => Unknown,
    };

    /// <summary>A file name for content that has none, such as <c>image.png</c>.</summary>
    public static string FileName(string kind, string contentType)
    {
        var subtype = contentType.Substring(contentType.IndexOf('/') + 1).Split(';', '+')[0].Trim();
        return subtype switch
        {
            "" or "octet-stream" => kind + ".bin",
            "mpeg" => kind + ".mp3",
            "quicktime" => kind + ".mov",
            "gltf-binary" => kind + ".glb",
            "plain" => kind + ".txt",
            _ => kind + "." + (subtype.StartsWith("x-", StringComparison.OrdinalIgnoreCase) ? subtype.Substring(2) : subtype),
        };
    }
}
