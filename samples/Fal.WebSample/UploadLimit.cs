namespace Fal.WebSample;

/// <summary>What a browser may send with one run.</summary>
internal static class UploadLimit
{
    public const long Bytes = 1L << 30;
}
