using System.Reflection;

namespace Fal.Build.Tests.Plumbing;

/// <summary>Places in the repository, found from where the tests run.</summary>
internal static class Repository
{
    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Properties that a package brings into a project.</summary>
    public static string PropsFile => Path.Combine(Root, "build", "Fal.Build.props");

    /// <summary>Targets that a package brings into a project.</summary>
    public static string TargetsFile => Path.Combine(Root, "build", "Fal.Build.targets");

    /// <summary>The bundled configs.</summary>
    public static IReadOnlyList<string> BundledConfigs => Directory.GetFiles(Path.Combine(Root, "configs"), "*.json");

    /// <summary>The folder with the task and all that it needs, of the configuration that the tests were built in.</summary>
    public static string TaskFolder => Path.Combine(Root, "src", "Fal.Build", "bin", Configuration, "net10.0");

    /// <summary>The assembly that formats.</summary>
    public static string FormatterAssembly => Path.Combine(Root, "src", "Fal.Build.Formatting", "bin", Configuration, "net10.0", "Fal.Build.Formatting.dll");

    /// <summary>The folder with <c>Fal.Nodes.dll</c>, one below it for each framework.</summary>
    public static string NodesFolder => Path.Combine(Root, "src", "Fal.Nodes", "bin", Configuration);

    private static string Configuration { get; } =
        typeof(Repository).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;

    private static string FindRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory!.FullName, "Fal.Build.sln")))
        {
            directory = directory.Parent;
        }

        return directory.FullName;
    }
}
