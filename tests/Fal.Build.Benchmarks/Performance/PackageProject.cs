using System.Diagnostics;
using System.Globalization;
using System.Security;
using Fal.Build.Tests.Plumbing;

namespace Fal.Build.Benchmarks.Performance;

/// <summary>A console project outside the repository that takes the packed package, and real <c>dotnet build</c> processes that build it.</summary>
internal sealed class PackageProject
{
    /// <summary>Longer than all endpoints take to compile on a busy machine.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private readonly PackageFeed _feed;
    private int _logs;

    /// <summary>Makes and restores the project.</summary>
    /// <param name="feed">Where it takes the package from.</param>
    /// <param name="folder">Its folder, made here.</param>
    /// <param name="content">Properties and items of the project file, as XML.</param>
    public PackageProject(PackageFeed feed, string folder, string content)
    {
        _feed = feed;
        Folder = folder;
        Write("NuGet.config",
            $"""
            <configuration>
              <packageSources><add key="feed" value="{SecurityElement.Escape(feed.Folder)}" /></packageSources>
            </configuration>
            """);

        // A compiler server that earlier builds left would make compiling look cheaper than it is in a first build.
        Write("Sample.csproj",
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <NuGetAudit>false</NuGetAudit>
                <UseSharedCompilation>false</UseSharedCompilation>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Fal.Build" Version="{feed.Version}" />
              </ItemGroup>
            {content}
            </Project>
            """);
        Write("Program.cs", "Console.WriteLine(Sample.FalNodes.FalEndpoints.All.Count);\n");
        Run(["restore", "Sample.csproj"]);
    }

    /// <summary>The project's folder.</summary>
    public string Folder { get; }

    /// <summary>Where its classes are generated.</summary>
    public string Generated => Path.Combine(Folder, "obj", "Debug", "net10.0", "fal");

    /// <summary>The generated files.</summary>
    public IEnumerable<string> GeneratedFiles => Directory.EnumerateFiles(Generated, "*.g.cs", SearchOption.AllDirectories);

    /// <summary>Writes a file of the project.</summary>
    /// <param name="path">Path below its folder.</param>
    /// <param name="text">Its text.</param>
    public void Write(string path, string text)
    {
        var file = Path.Combine(Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    /// <summary>Deletes what builds have made, but not what restoring has.</summary>
    public void DeleteOutput()
    {
        foreach (var folder in new[] { Path.Combine(Folder, "bin"), Path.Combine(Folder, "obj", "Debug") }.Where(Directory.Exists))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Builds; what the process took.</summary>
    /// <param name="arguments">Further arguments.</param>
    public TimeSpan Build(params IEnumerable<string> arguments)
    {
        var watch = Stopwatch.StartNew();
        Run(BuildCommand(arguments));
        return watch.Elapsed;
    }

    /// <summary>Builds with a binary log.</summary>
    /// <param name="arguments">Further arguments.</param>
    public BuildLog LoggedBuild(params IEnumerable<string> arguments)
    {
        var file = Path.Combine(Folder, "obj", string.Create(CultureInfo.InvariantCulture, $"{++_logs}.binlog"));
        Run(BuildCommand([$"-bl:{file};ProjectImports=None", .. arguments]));
        return BuildLog.Read(file);
    }

    /// <summary>Builds; the most memory that the process held at once, in MiB.</summary>
    /// <param name="arguments">Further arguments.</param>
    public double BuildMebibytes(params IEnumerable<string> arguments) =>
        MeasuredProcess.Run(Folder, BuildCommand(arguments), _feed.Environment).PeakMebibytes;

    /// <summary>Runs another program that builds this project, such as a tracer around <c>dotnet</c>; what it wrote.</summary>
    /// <param name="program">The program.</param>
    /// <param name="arguments">What stands before the path of <c>dotnet</c> and the arguments of a build.</param>
    public string BuildWithin(string program, params IEnumerable<string> arguments) =>
        Succeeded(DotNet.Run(program, Folder, [.. arguments, DotNet.Path, .. BuildCommand([])], Patience, _feed.Environment));

    private static IEnumerable<string> BuildCommand(IEnumerable<string> arguments) =>
        ["build", "Sample.csproj", "--no-restore", "-m:1", "-nodeReuse:false", "-nologo", "-tl:off", "-v:q", .. arguments];

    private void Run(IEnumerable<string> arguments) => Succeeded(DotNet.Run(DotNet.Path, Folder, arguments, Patience, _feed.Environment));

    private static string Succeeded((int ExitCode, string Output) run) =>
        run.ExitCode == 0 ? run.Output : throw new InvalidOperationException($"A build failed:\n{run.Output}");
}
