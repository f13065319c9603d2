namespace Fal.Build.Core.Coverage;

/// <summary>Links from reports to generated files. They are relative, so that reports are the same on every machine.</summary>
internal static class ReportLinks
{
    /// <summary>The path from a directory to a file, with <c>/</c> between its parts; null where only an absolute one leads there.</summary>
    public static string? Between(string directory, string file)
    {
        var path = Path.GetRelativePath(directory, file);
        return Path.IsPathRooted(path) ? null : path.Replace(Path.DirectorySeparatorChar, '/');
    }

    /// <summary>A path as a URL, so that no character in it means anything but itself.</summary>
    public static string Url(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));

    /// <summary>The page of an endpoint at the service.</summary>
    public static string Page(string endpointId) => "https://fal.ai/models/" + Url(endpointId);
}
