using Fal.Build.Tests.Plumbing;

namespace Fal.Build.Tests.Packages;

/// <summary>A folder outside the repository whose projects take the packed packages.</summary>
internal sealed class PackageConsumer : IDisposable
{
    /// <summary>Longer than thirty projects take on a busy machine.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private readonly string _root = Directory.CreateTempSubdirectory("fal-build-consumer-").FullName;
    private int _runs;

    /// <summary>Makes the folder.</summary>
    public PackageConsumer()
    {
        Write("NuGet.config",
            $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="{Cache}" /></config>
              <packageSources><add key="feed" value="{Packing.Once.Feed}" /></packageSources>
            </configuration>
            """);
        Write("Directory.Build.props",
            $"""
            <Project>
              <PropertyGroup>
                <FalBuildVersion>{Packing.Once.Open("Fal.Build").Version}</FalBuildVersion>
                <UseSharedCompilation>true</UseSharedCompilation>
                <SharedCompilationId>{CompilerServer.Id}</SharedCompilationId>
                <RunAnalyzers>false</RunAnalyzers>
                <NuGetAudit>false</NuGetAudit>
                <UseAppHost>false</UseAppHost>
              </PropertyGroup>
            </Project>
            """);
    }

    /// <summary>The package cache, which all such folders share and nobody else.</summary>
    public static string Cache => Packing.Once.Cache;

    /// <summary>Full path of a file or folder.</summary>
    /// <param name="path">Path below the folder, with <c>/</c> between its parts.</param>
    public string FullPath(string path) => Path.Combine([_root, .. path.Split('/')]);

    /// <summary>Writes a file.</summary>
    /// <param name="path">Path below the folder.</param>
    /// <param name="text">Its text.</param>
    public void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(FullPath(path))!);
        File.WriteAllText(FullPath(path), text);
    }

    /// <summary>Runs <c>dotnet</c> with one of MSBuild's commands.</summary>
    /// <param name="command">Such as <c>build</c>.</param>
    /// <param name="project">Path of the project or solution.</param>
    /// <param name="arguments">Further arguments.</param>
    public BuildRun Run(string command, string project, params IEnumerable<string> arguments)
    {
        var log = Path.Combine(_root, $"{++_runs}.binlog");
        var (exitCode, output) = DotNet.Run(
            DotNet.Path, _root, [command, FullPath(project), "-nologo", "-tl:off", $"-bl:{log};ProjectImports=None", .. arguments], Patience);
        return new(exitCode, output, log);
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_root, recursive: true);
}
