namespace Fal.Samples.Tests;

/// <summary>Places in the repository that these tests were built in.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    public static string Schemas { get; } = PathTo("configs", "schemas");

    public static string PathTo(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>A sample's program, built as these tests were.</summary>
    public static string Program(string sample)
    {
        var build = Path.GetRelativePath(PathTo("tests", "Fal.Samples.Tests"), AppContext.BaseDirectory);
        return PathTo("samples", sample, build, sample + ".dll");
    }

    private static string Find()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Fal.Build.sln")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return folder;
    }
}
