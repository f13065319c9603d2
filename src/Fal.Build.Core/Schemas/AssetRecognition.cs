using System.Collections.Immutable;
using Fal.Build.Core.Json;
using Fal.Build.Core.Naming;

namespace Fal.Build.Core.Schemas;

/// <summary>What a file holds.</summary>
internal enum AssetKind
{
    Image,
    Video,
    Audio,
    Model3D,
    File,
}

/// <summary>
/// Finds out which values are files: in requests by the field's name, in answers by the object's members. Descriptions are
/// never looked at, since they change without notice.
/// </summary>
internal static class AssetRecognition
{
    private static readonly ImmutableArray<string> UrlSuffixes = ["_url", "_urls", "_uri"];

    /// <summary>The kind of file that a text field of a request holds, or null when it is just text.</summary>
    public static AssetKind? OfInput(string wireName)
    {
        if (!UrlSuffixes.Any(suffix => wireName.EndsWith(suffix, StringComparison.Ordinal)))
        {
            return null;
        }

        var words = wireName.Split('_')[..^1];
        return LastKind(words) ?? (words.Any(word => word is "file" or "files") ? AssetKind.File : null);
    }

    /// <summary>A file field's name without its URL suffix: <c>image_url</c> → <c>image</c>, <c>mask_urls</c> → <c>masks</c>.</summary>
    public static string WithoutUrlSuffix(string wireName)
    {
        foreach (var suffix in UrlSuffixes)
        {
            if (wireName.EndsWith(suffix, StringComparison.Ordinal) && wireName.Length > suffix.Length)
            {
                var stem = wireName[..^suffix.Length];
                return suffix == "_urls" ? Plural(stem) : stem;
            }
        }

        return wireName;
    }

    /// <summary>True when an object of an answer is a file: a text <c>url</c>, and nothing that files don't have.</summary>
    public static bool IsFileObject(JsonObject schema) =>
        schema.TryGet<JsonObject>("properties", out var properties)
        && properties["url"] is JsonObject url && url.Text("type") == "string"
        && properties.Members.All(member => IsFileMember(member.Name));

    /// <summary>The kind of a file of an answer: by its property's name, then its component's, else any file.</summary>
    public static AssetKind OfOutput(string? wireName, string? component) =>
        LastKind(CSharpName.Words(wireName ?? "")) ?? LastKind(CSharpName.Words(component ?? "")) ?? AssetKind.File;

    private static bool IsFileMember(string name) => name
        is "url" or "content_type" or "file_name" or "file_size" or "file_data" or "width" or "height" or "duration" or "fps" or "num_frames"
        or "bitrate" or "channels" or "sample_rate";

    /// <summary>The kind that a word stands for, in the singular; <c>file</c> says little and gives way to every other word.</summary>
    private static AssetKind? KindOf(string word) => word switch
    {
        "image" or "mask" or "frame" or "texture" => AssetKind.Image,
        "video" => AssetKind.Video,
        "audio" or "voice" or "music" => AssetKind.Audio,
        "model" or "mesh" or "glb" => AssetKind.Model3D,
        "data" or "archive" or "zip" or "document" or "weight" or "lora" or "embedding" => AssetKind.File,
        _ => null,
    };

    private static AssetKind? LastKind(IEnumerable<string> words)
    {
        AssetKind? kind = null;
        foreach (var word in words)
        {
            foreach (var singular in Singulars(word))
            {
                kind = KindOf(singular) ?? kind;
            }
        }

        return kind;
    }

    private static IEnumerable<string> Singulars(string word)
    {
        yield return word;
        if (word.EndsWith('s'))
        {
            yield return word[..^1];
        }

        if (word.EndsWith("es", StringComparison.Ordinal))
        {
            yield return word[..^2];
        }
    }

    private static string Plural(string stem) =>
        stem.EndsWith('s') || stem.EndsWith("music", StringComparison.Ordinal) || stem.EndsWith("data", StringComparison.Ordinal) ? stem
        : stem.EndsWith("sh", StringComparison.Ordinal) || stem.EndsWith("ch", StringComparison.Ordinal) || stem.EndsWith('x') ? stem + "es"
        : stem + "s";
}
