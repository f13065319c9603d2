using System.Collections.Immutable;
using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;
using System.Text.Json.Nodes;
using Fal.Build.Tests.Plumbing;

namespace Fal.Build.Benchmarks.Performance;

/// <summary>
/// The C# generator of NSwag, from the tools that its package for MSBuild brings: what a project would use for such documents
/// otherwise. It is loaded at run time, so that only who measures fetches it.
/// </summary>
internal sealed class NSwagGenerator
{
    /// <summary>The version that is compared with.</summary>
    public const string Version = "14.7.1";

    private readonly MethodInfo _parse;
    private readonly Type _settings;
    private readonly Type _generator;

    private NSwagGenerator(string tools)
    {
        var context = new ToolContext(tools);
        var document = context.Type("NSwag.Core", "NSwag.OpenApiDocument");
        _parse = document.GetMethod("FromJsonAsync", [typeof(string), typeof(CancellationToken)])!;
        _settings = context.Type("NSwag.CodeGeneration.CSharp", "NSwag.CodeGeneration.CSharp.CSharpClientGeneratorSettings");
        _generator = context.Type("NSwag.CodeGeneration.CSharp", "NSwag.CodeGeneration.CSharp.CSharpClientGenerator");
    }

    /// <summary>Fetches the package from the user's package sources.</summary>
    /// <param name="folder">Where to.</param>
    public static NSwagGenerator Fetch(string folder)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "Fetch.csproj"),
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
              <ItemGroup><PackageDownload Include="NSwag.MSBuild" Version="[{Version}]" /></ItemGroup>
            </Project>
            """);
        var packages = Path.Combine(folder, "packages");
        var (exitCode, output) = DotNet.Run(folder, ["restore", "Fetch.csproj", "--packages", packages]);
        return exitCode == 0
            ? new(Path.Combine(packages, "nswag.msbuild", Version, "tools", "Net100"))
            : throw new InvalidOperationException($"NSwag can't be fetched:\n{output}");
    }

    /// <summary>Copies documents into a folder, with what NSwag asks of an operation and the service leaves out: that it has responses.</summary>
    /// <param name="documents">The documents.</param>
    /// <param name="folder">Where to, made here.</param>
    public static ImmutableArray<string> Complete(IEnumerable<string> documents, string folder)
    {
        Directory.CreateDirectory(folder);
        return [.. documents.Select(document => Complete(document, Path.Combine(folder, Path.GetFileName(document))))];
    }

    /// <summary>Reads each document and writes a client with its types, to no file; the mean time of those that can be, and how many can't.</summary>
    /// <param name="documents">The documents.</param>
    public (double Milliseconds, int Refused) MillisecondsEach(IReadOnlyCollection<string> documents)
    {
        var total = TimeSpan.Zero;
        var refused = 0;
        foreach (var document in documents)
        {
            var watch = Stopwatch.StartNew();
            if (Generates(document))
            {
                total += watch.Elapsed;
            }
            else
            {
                refused++;
            }
        }

        return (total.TotalMilliseconds / (documents.Count - refused), refused);
    }

    private static string Complete(string document, string copy)
    {
        var root = JsonNode.Parse(File.ReadAllText(document))!;
        foreach (var operation in root["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject()).Select(method => method.Value!.AsObject()))
        {
            operation.TryAdd("responses", new JsonObject { ["200"] = new JsonObject { ["description"] = "" } });
        }

        File.WriteAllText(copy, root.ToJsonString());
        return copy;
    }

    private bool Generates(string document)
    {
        try
        {
            dynamic parsing = _parse.Invoke(null, [File.ReadAllText(document), CancellationToken.None])!;
            dynamic generator = Activator.CreateInstance(_generator, [parsing.GetAwaiter().GetResult(), Activator.CreateInstance(_settings)])!;
            string code = generator.GenerateFile();
            return code.Length > 0;
        }
        catch (Exception)
        {
            // Types of its own and of the libraries that it brings: whatever it throws, it can't do the document.
            return false;
        }
    }

    /// <summary>Takes what lies in the tools' folder from there, what they expect of ASP.NET Core from beside our framework, and all else from where ours comes.</summary>
    private sealed class ToolContext(string tools) : AssemblyLoadContext("NSwag")
    {
        private readonly string[] _folders = [tools, RuntimeEnvironment.GetRuntimeDirectory().Replace("Microsoft.NETCore.App", "Microsoft.AspNetCore.App", StringComparison.Ordinal)];

        public Type Type(string assembly, string name) => LoadFromAssemblyName(new(assembly)).GetType(name, throwOnError: true)!;

        protected override Assembly? Load(AssemblyName name) =>
            _folders.Select(folder => Path.Combine(folder, name.Name + ".dll")).FirstOrDefault(File.Exists) is { } file ? LoadFromAssemblyPath(file) : null;
    }
}
