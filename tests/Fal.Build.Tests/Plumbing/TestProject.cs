using System.Security;

namespace Fal.Build.Tests.Plumbing;

/// <summary>
/// A project in a temporary folder outside the repository that uses the repository's build files in place, and real
/// <c>dotnet build</c> processes that build it. Its catalogue and schemas are those of <see cref="TestEndpoint"/>.
/// </summary>
internal sealed class TestProject : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("fal-build-tests-").FullName;
    private int _runs;
    private bool _isRestored;

    /// <summary>Makes the project.</summary>
    /// <param name="folder">Name of its folder.</param>
    /// <param name="fileName">Name of its project file.</param>
    public TestProject(string folder = "App", string fileName = "App.csproj")
    {
        Folder = Path.Combine(_root, folder);
        ProjectFile = FullPath(fileName);
        Write("catalog.json", TestEndpoint.Catalog(models: TestEndpoint.Catalogued.Count));
        foreach (var endpoint in TestEndpoint.Catalogued.Append(TestEndpoint.Stranger))
        {
            Write("schemas/" + endpoint.SchemaFileName, endpoint.Schema());
        }
    }

    /// <summary>The project's properties, by name.</summary>
    public Dictionary<string, string> Properties { get; } = new(StringComparer.Ordinal)
    {
        ["TargetFramework"] = "net10.0",
        ["FalCatalogFile"] = "catalog.json",
    };

    /// <summary>The project's items, each an XML element.</summary>
    public List<string> Items { get; } = [];

    /// <summary>Environment variables of its builds.</summary>
    public Dictionary<string, string> Environment { get; } = new(StringComparer.Ordinal);

    /// <summary>The task assembly that the project uses.</summary>
    public string TaskAssembly { get; set; } = Path.Combine(Repository.TaskFolder, "Fal.Build.dll");

    /// <summary>The assembly that formats, where the project asks for that.</summary>
    public string FormatterAssembly { get; set; } = Repository.FormatterAssembly;

    /// <summary>The project's folder.</summary>
    public string Folder { get; }

    /// <summary>Path of the project file.</summary>
    public string ProjectFile { get; }

    /// <summary>The folder of generated files.</summary>
    public string Output => FullPath("obj/Debug/net10.0/fal");

    /// <summary>The generated files as they are now.</summary>
    public FolderContent Generated => new(Output);

    /// <summary>The types of the compiled assembly.</summary>
    public CompiledTypes Types => new(FullPath("bin/Debug/net10.0/App.dll"));

    /// <summary>Full path of a file of the project.</summary>
    /// <param name="path">Path below the project's folder, with <c>/</c> between its parts.</param>
    public string FullPath(string path) => Path.Combine([Folder, .. path.Split('/')]);

    /// <summary>Writes a file of the project.</summary>
    /// <param name="path">Path below the project's folder.</param>
    /// <param name="text">Its text.</param>
    public void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(FullPath(path))!);
        File.WriteAllText(FullPath(path), text);
    }

    /// <summary>Writes a faultless config.</summary>
    /// <param name="module">Its module.</param>
    /// <param name="endpoints">Its endpoints.</param>
    public void WriteConfig(string module, params IEnumerable<TestEndpoint> endpoints) =>
        Write($"configs/{module}.json", TestEndpoint.Config(endpoints));

    /// <summary>Reads a file of the project.</summary>
    /// <param name="path">Path below the project's folder.</param>
    public string Read(string path) => File.ReadAllText(FullPath(path));

    /// <summary>Deletes a file of the project.</summary>
    /// <param name="path">Path below the project's folder.</param>
    public void Delete(string path) => File.Delete(FullPath(path));

    /// <summary>Gives a file of the project the present time, as an editor that saves it unchanged does.</summary>
    /// <param name="path">Path below the project's folder.</param>
    public void Touch(string path) => File.SetLastWriteTimeUtc(FullPath(path), DateTime.UtcNow);

    /// <summary>Runs <c>dotnet build</c>.</summary>
    /// <param name="arguments">Further arguments, such as <c>-t:FalValidate</c>.</param>
    public BuildRun Build(params IEnumerable<string> arguments) => RunMSBuild("build", [.. _isRestored ? ["--no-restore"] : Array.Empty<string>(), .. arguments]);

    /// <summary>Runs <c>dotnet clean</c>.</summary>
    public BuildRun Clean() => RunMSBuild("clean", []);

    /// <summary>Runs <c>dotnet restore</c>, so that nothing but the packages is there.</summary>
    public BuildRun Restore() => RunMSBuild("restore", []);

    /// <summary>Runs <c>dotnet msbuild</c>, which restores nothing.</summary>
    /// <param name="arguments">Further arguments.</param>
    public BuildRun MSBuild(params IEnumerable<string> arguments) => RunMSBuild("msbuild", arguments);

    /// <summary>Runs the built program; what it writes.</summary>
    public string RunProgram()
    {
        var (exitCode, output) = DotNet.Run(Folder, [FullPath("bin/Debug/net10.0/App.dll")]);
        Assert.That(exitCode, Is.Zero, output);
        return output;
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_root, recursive: true);

    private BuildRun RunMSBuild(string command, IEnumerable<string> arguments)
    {
        WriteProject();
        _isRestored = true;
        var log = Path.Combine(_root, $"{++_runs}.binlog");
        var (exitCode, output) = DotNet.Run(
            Folder, [command, ProjectFile, "-nologo", "-tl:off", $"-bl:{log};ProjectImports=None", .. arguments], Environment);
        return new(exitCode, output, log);
    }

    /// <summary>
    /// Writes the project's files where they changed. The build files come in as a package's do: properties before the project's
    /// own, targets after them.
    /// </summary>
    private void WriteProject()
    {
        WriteChanged(ProjectFile,
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                {string.Join("\n    ", Properties.Select(property => $"<{property.Key}>{SecurityElement.Escape(property.Value)}</{property.Key}>"))}
              </PropertyGroup>
              <ItemGroup>
                {string.Join("\n    ", Items)}
              </ItemGroup>
            </Project>
            """);
        WriteChanged(Path.Combine(_root, "Directory.Build.props"),
            $"""
            <Project>
              <PropertyGroup>
                <_FalTaskAssembly>{TaskAssembly}</_FalTaskAssembly>
                <_FalFormatterAssembly>{FormatterAssembly}</_FalFormatterAssembly>
                <UseSharedCompilation>true</UseSharedCompilation>
                <SharedCompilationId>{CompilerServer.Id}</SharedCompilationId>
                <RunAnalyzers Condition="'$(RunAnalyzers)' == ''">false</RunAnalyzers>
                <UseAppHost>false</UseAppHost>
                <NuGetAudit>false</NuGetAudit>
                <!-- Older frameworks have older libraries than the bare Fal.Nodes.dll asks for; a package would bring them along. -->
                <MSBuildWarningsAsMessages>$(MSBuildWarningsAsMessages);MSB3277</MSBuildWarningsAsMessages>
              </PropertyGroup>
              <Import Project="{Repository.PropsFile}" />
            </Project>
            """);
        WriteChanged(Path.Combine(_root, "Directory.Build.targets"),
            $"""
            <Project>
              <PropertyGroup>
                <NodesFramework Condition="'$(TargetFrameworkIdentifier)' == '.NETCoreApp'">net8.0</NodesFramework>
                <NodesFramework Condition="'$(NodesFramework)' == ''">netstandard2.0</NodesFramework>
              </PropertyGroup>
              <ItemGroup>
                <Reference Include="{Repository.NodesFolder}/$(NodesFramework)/Fal.Nodes.dll" />
              </ItemGroup>
              <Import Project="{Repository.TargetsFile}" />
            </Project>
            """);
        WriteChanged(Path.Combine(_root, ".editorconfig"), "root = true\n");
    }

    private static void WriteChanged(string path, string text)
    {
        if (!File.Exists(path) || File.ReadAllText(path) != text)
        {
            File.WriteAllText(path, text);
        }
    }
}
