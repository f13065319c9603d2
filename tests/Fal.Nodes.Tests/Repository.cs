namespace Fal.Nodes.Tests;

/// <summary>Places in the repository, found from where the tests run.</summary>
internal static class Repository
{
    private static readonly string Root = FindRoot();

    public static string Path(params string[] segments) => System.IO.Path.Combine([Root, .. segments]);

    private static string FindRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(System.IO.Path.Combine(directory!.FullName, "Fal.Build.sln")))
        {
            directory = directory.Parent;
        }

        return directory.FullName;
    }
}
