namespace Fal.Build.Benchmarks;

/// <summary>The checkout that the benchmark was built in.</summary>
internal static class Checkout
{
    /// <summary>Finds its root, going up from where the benchmark runs.</summary>
    public static string FindRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory!.FullName, "Fal.Build.sln")))
        {
            directory = directory.Parent;
        }

        return directory.FullName;
    }
}
